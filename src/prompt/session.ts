import { expectedOf, parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, allows, walk } from "../decision/walk.ts";
import { worthAsking } from "../message/needs.ts";
import { sayAnswer } from "../message/values.ts";
import type { Action, Answer, Playbook, Question } from "../playbook/playbook.ts";
import type { Reply } from "./prompter.ts";
import { mostQuestions } from "./remaining.ts";

/** What a question is for: the tree turns on it, or a message of the advised action names it. */
type Stage = "tree" | "messages";

/** A question that was asked; without an answer where it was left open. */
type Told = { readonly question: Question; readonly stage: Stage; readonly answer?: Answer };

/** An entry that was refused, and what is accepted instead. */
type Refused = { readonly entry: string; readonly expected: string };

/** How far an interview has come. */
export type Session = {
  readonly given: Answers;
  /** In the order asked. */
  readonly told: readonly Told[];
  /** What was answered before going back, to be offered again. */
  readonly remembered: Answers;
  readonly refused?: Refused;
};

/** The next question, and how many may be left in its stage, this one included. */
export type Next = {
  readonly question: Question;
  readonly stage: Stage;
  readonly left: number;
  readonly refused?: Refused;
};

export const begin = (given: Answers): Session => ({ given, told: [], remembered: new Map() });

/** All answers so far. What was told just now stands over what was given. */
export function answersOf({ given, told }: Session): Answers {
  const made = told.flatMap(({ question, answer }) => (answer === undefined ? [] : [[question.id, answer] as const]));
  return new Map([...given, ...made]);
}

/** What to ask next; undefined where nothing is open. */
export function nextQuestion(playbook: Playbook, session: Session): Next | undefined {
  const answers = answersOf(session);
  const outcome = walk(playbook, answers);
  if (outcome.kind === "advise") return nextGap(playbook, outcome.action, session);
  const { question } = outcome;
  const refused = outcome.kind === "reject" ? refusal(question, outcome.answer) : session.refused;
  const others = new Map([...answers].filter(([id]) => id !== question.id));
  return { question, stage: "tree", left: mostQuestions(playbook, others), ...(refused && { refused }) };
}

/** The first thing that the messages lack and that was not asked yet. */
function nextGap(playbook: Playbook, action: Action, session: Session): Next | undefined {
  const asked = new Set(session.told.map(({ question }) => question.id));
  const gaps = worthAsking(action, answersOf(session), playbook.questions).filter(({ id }) => !asked.has(id));
  const question = gaps[0];
  return (
    question && { question, stage: "messages", left: gaps.length, ...(session.refused && { refused: session.refused }) }
  );
}

function refusal(question: Question, answer: Answer): Refused {
  // What a question allows and the walk still rejects is the nought of a share's whole.
  const expected = allows(question, answer)
    ? "more than 0, as another amount is measured against it"
    : expectedOf(question);
  return { entry: sayAnswer(question, answer), expected };
}

/** The session after a reply. An answer that does not fit leaves it as it was, but for the refusal. */
export function hear(session: Session, next: Next, reply: Exclude<Reply, { kind: "cancelled" }>, today: Day): Session {
  const { question, stage } = next;
  const { given, remembered } = session;
  // A question that the walk rejected may have been told before: the new answer takes its place.
  const told = session.told.filter((earlier) => earlier.question.id !== question.id);
  if (reply.kind === "back") return goBack({ given, told, remembered });
  if (reply.kind === "skip")
    return { given, told: [...told, { question, stage }], remembered: without(remembered, question.id) };
  const parsed = parseAnswer(question, reply.entry, today);
  if (!parsed.ok) return { given, told, remembered, refused: { entry: reply.entry, expected: parsed.expected } };
  return { given, told: [...told, { question, stage, answer: parsed.answer }], remembered };
}

function goBack({ given, told, remembered }: Session): Session {
  const last = told.at(-1);
  const earlier = told.slice(0, -1);
  if (last?.answer === undefined) return { given, told: earlier, remembered };
  return { given, told: earlier, remembered: new Map([...remembered, [last.question.id, last.answer]]) };
}

function without(answers: Answers, unwanted: string): Answers {
  return new Map([...answers].filter(([id]) => id !== unwanted));
}
