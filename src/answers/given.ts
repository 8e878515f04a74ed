import { parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import type { Answers } from "../decision/walk.ts";
import { UserError } from "../errors.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Answer, Question, QuestionId } from "../playbook/playbook.ts";
import type { Entry } from "./entry.ts";

/**
 * Reads entries of one source as answers. An unknown id and an impossible value are mistakes, and all of them are told
 * at once; an answer that the walk will not need is fine. Of two entries for one question the later counts.
 *
 * @throws UserError naming each entry that is no answer, and what would be one.
 */
export function readEntries(
  entries: readonly Entry[],
  questions: ReadonlyMap<QuestionId, Question>,
  today: Day,
): Answers {
  const answers = new Map<QuestionId, Answer>();
  const mistakes: string[] = [];
  const misread: Question[] = [];
  for (const { id, value, from } of entries) {
    const question = questions.get(id);
    const parsed = question && parseAnswer(question, value, today);
    if (parsed?.ok) answers.set(id, parsed.answer);
    else
      mistakes.push(
        `${from}: ${question && parsed ? impossible(question, value, parsed.expected) : unknownQuestion(id, questions.keys())}`,
      );
    if (question && !parsed?.ok) misread.push(question);
  }
  if (mistakes.length > 0) throw new UserError(mistakes.join("\n"), hintFor(misread[0], questions));
  return answers;
}

/** That an id is none of those known, and the one that was likely meant. */
export function unknownQuestion(id: QuestionId, known: Iterable<QuestionId>): string {
  const meant = nearest(id, known);
  return `no question is called "${id}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
}

function impossible(question: Question, value: unknown, expected: string): string {
  const shown = typeof value === "string" || typeof value === "number" ? `"${value}"` : JSON.stringify(value);
  const ids = question.kind === "choice" ? question.choices.map((choice) => choice.id) : [];
  if (value === null || value === "") return `${question.id} has no value; leave it out where you do not know`;
  const meant = typeof value === "string" ? nearest(value, ids) : undefined;
  return `${question.id} cannot be ${shown}; it takes ${expected}${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
}

function hintFor(misread: Question | undefined, questions: ReadonlyMap<QuestionId, Question>): string {
  return misread === undefined
    ? `The questions are: ${[...questions.keys()].join(", ")}.`
    : `${misread.id} asks: ${misread.ask}`;
}
