import { parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import type { Answers } from "../decision/walk.ts";
import { UserError } from "../errors.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Answer, Question, QuestionId } from "../playbook/playbook.ts";
import { type Entry, valueInWords } from "./entry.ts";

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
  for (const entry of entries) {
    const { id, value, from } = entry;
    const question = questions.get(id);
    const parsed = question && parseAnswer(question, value, today);
    if (parsed?.ok) answers.set(id, parsed.answer);
    else
      mistakes.push(
        parsed ? `${from}: ${impossible(question, entry, parsed.expected)}` : unknownQuestion(entry, questions.keys()),
      );
    if (question && !parsed?.ok) misread.push(question);
  }
  if (mistakes.length > 0) throw new UserError(mistakes.join("\n"), hintFor(misread[0], questions));
  return answers;
}

/** Where an entry's id stands, that it is none of those known, and the one that was likely meant. */
export function unknownQuestion({ id, from, idFrom = from }: Entry, known: Iterable<QuestionId>): string {
  const meant = nearest(id, known);
  return `${idFrom}: no question is called "${id}"${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
}

function impossible(question: Question, entry: Entry, expected: string): string {
  const { value } = entry;
  const shown = typeof value === "string" ? `"${value}"` : valueInWords(entry);
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
