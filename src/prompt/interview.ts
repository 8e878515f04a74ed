import { expectedOf, parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, allows, walk } from "../decision/walk.ts";
import { needs } from "../message/needs.ts";
import { sayAnswer } from "../message/values.ts";
import type { Action, Answer, Playbook, Question, QuestionId } from "../playbook/playbook.ts";
import type { Asking, CancelledBy, Prompter, Reply } from "./prompter.ts";
import { mostQuestions } from "./remaining.ts";

/** How an interview ended: with all answers, those given and those just made, or before its end. */
export type Interviewed =
  | { readonly kind: "answers"; readonly answers: Answers }
  | { readonly kind: "cancelled"; readonly by: CancelledBy };

/** What was asked so far, in order; a question without an answer was skipped. */
type Told = { readonly question: Question; readonly answer?: Answer };

type Session = {
  readonly told: readonly Told[];
  /** What was answered before going back, offered again. */
  readonly remembered: Answers;
  readonly refused?: NonNullable<Asking["refused"]>;
};

/** The next question: one that the tree turns on, or one for the advised action's messages, `left` of them with it. */
type Next = { readonly question: Question; readonly refused?: NonNullable<Asking["refused"]> } & (
  | { readonly stage: "tree" }
  | { readonly stage: "messages"; readonly left: number }
);

/**
 * Asks what the walk needs and `given` does not tell, then what the advised action's messages still lack, each of
 * which may be skipped. Going back takes the latest question again; answers that were passed on the way back stay as
 * defaults. A given answer that turns out impossible on the way is asked for, too.
 */
export async function interview(playbook: Playbook, given: Answers, prompter: Prompter, today: Day): Promise<Interviewed> {
  let session: Session = { told: [], remembered: new Map() };
  for (;;) {
    const answers = answersOf(given, session);
    const next = nextQuestion(playbook, answers, session);
    if (next === undefined) return { kind: "answers", answers };
    session = without(session, next.question.id);
    const reply = await prompter.ask(next.question, askingOf(playbook, given, session, next));
    if (reply.kind === "cancelled") return reply;
    session = hear(session, next.question, reply, today);
  }
}

function answersOf(given: Answers, { told }: Session): Answers {
  const made = told.flatMap(({ question, answer }) => (answer === undefined ? [] : [[question.id, answer] as const]));
  return new Map([...given, ...made]);
}

function nextQuestion(playbook: Playbook, answers: Answers, { told, refused }: Session): Next | undefined {
  const outcome = walk(playbook, answers);
  if (outcome.kind === "ask") return { stage: "tree", question: outcome.question, ...(refused && { refused }) };
  if (outcome.kind === "reject") return { stage: "tree", question: outcome.question, refused: refusal(outcome) };
  const asked = new Set(told.map(({ question }) => question.id));
  const open = gaps(playbook, outcome.action, answers).filter(({ id }) => !asked.has(id));
  const [question] = open;
  return question && { stage: "messages", question, left: open.length, ...(refused && { refused }) };
}

/** What the messages lack: all that would be a blank, and words that read better than their default, such as a name. */
function gaps(playbook: Playbook, action: Action, answers: Answers): readonly Question[] {
  const open = needs(action, answers, playbook.questions).map(({ question, blank }) => ({ question: playbook.questions.get(question) as Question, blank }));
  return open.filter(({ question, blank }) => blank || question.kind === "text").map(({ question }) => question);
}

function refusal({ question, answer }: { question: Question; answer: Answer }): NonNullable<Asking["refused"]> {
  // What a question allows and the walk still rejects is the nought of a share's whole.
  const expected = allows(question, answer) ? "more than 0: another amount is measured against it" : expectedOf(question);
  return { entry: sayAnswer(question, answer), expected };
}

function without(session: Session, id: QuestionId): Session {
  return { ...session, told: session.told.filter(({ question }) => question.id !== id) };
}

function askingOf(playbook: Playbook, given: Answers, session: Session, next: Next): Asking {
  const before = session.remembered.get(next.question.id);
  return {
    position: positionOf(playbook, given, session, next),
    ...(before === undefined ? {} : { default: before }),
    canGoBack: session.told.length > 0,
    canSkip: next.stage === "messages",
    ...(next.refused && { refused: next.refused }),
  };
}

function positionOf(playbook: Playbook, given: Answers, session: Session, next: Next): string {
  const answers = new Map([...answersOf(given, session)].filter(([id]) => id !== next.question.id));
  const inTree = new Set(walk(playbook, answers).trail.flatMap(({ facts }) => facts.map(({ question }) => question.id)));
  const told = session.told.filter(({ question }) => inTree.has(question.id) === (next.stage === "tree")).length;
  if (next.stage === "messages") return `For the messages, ${told + 1} of ${told + next.left}`;
  const more = mostQuestions(playbook, answers) - 1;
  return `Question ${told + 1}, ${more === 0 ? "the last" : `at most ${more} more`}`;
}

function hear(session: Session, question: Question, reply: Exclude<Reply, { kind: "cancelled" }>, today: Day): Session {
  const { told, remembered } = session;
  if (reply.kind === "back") return goBack(session);
  if (reply.kind === "skip") return { told: [...told, { question }], remembered };
  const parsed = parseAnswer(question, reply.entry, today);
  if (!parsed.ok) return { told, remembered, refused: { entry: reply.entry, expected: parsed.expected } };
  return { told: [...told, { question, answer: parsed.answer }], remembered };
}

function goBack({ told, remembered }: Session): Session {
  const last = told.at(-1);
  if (last?.answer === undefined) return { told: told.slice(0, -1), remembered };
  return { told: told.slice(0, -1), remembered: new Map([...remembered, [last.question.id, last.answer]]) };
}
