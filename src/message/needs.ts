import type { Answers } from "../decision/walk.ts";
import type { Action, Field, Question, QuestionId } from "../playbook/playbook.ts";
import { wordingOf } from "./fill.ts";
import { wordAnswer } from "./values.ts";

/** A fact that the messages name and nobody has told yet. */
type Need = {
  readonly question: QuestionId;
  /** Whether some place would show a visible blank; where not, every field for it has a default that reads well. */
  readonly blank: boolean;
};

/** What an action's messages still lack in the tone of the relationship, each fact once, in order of first use. */
export function needs(action: Action, answers: Answers, questions: ReadonlyMap<QuestionId, Question>): readonly Need[] {
  const found = new Map<QuestionId, boolean>();
  for (const { field, default: fallback } of action.say.flatMap((message) => fieldsOf(message, answers))) {
    if (wordAnswer(questions.get(field) as Question, answers.get(field)) !== undefined) continue;
    if (answers.has(field) && questions.get(field)?.kind !== "text") continue;
    found.set(field, (found.get(field) ?? false) || fallback === undefined);
  }
  return [...found].map(([question, blank]) => ({ question, blank }));
}

/** What is worth asking for an action's messages: what would be a blank, or words that read better than their default. */
export function worthAsking(
  action: Action,
  answers: Answers,
  questions: ReadonlyMap<QuestionId, Question>,
): readonly Question[] {
  return needs(action, answers, questions)
    .map((need) => ({ question: questions.get(need.question) as Question, blank: need.blank }))
    .filter(({ question, blank }) => blank || question.kind === "text")
    .map(({ question }) => question);
}

function fieldsOf(message: Action["say"][number], answers: Answers): readonly Field[] {
  const { subject = [], text } = wordingOf(message, answers);
  return [...subject, ...text].filter((piece) => typeof piece !== "string");
}
