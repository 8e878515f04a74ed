import { type Answers, type Outcome, type Step, walk } from "../decision/walk.ts";
import type { Answer, Playbook, QuestionId } from "../playbook/playbook.ts";
import { answersOf, type Next, nextQuestion, type Session } from "../prompt/session.ts";

/** What a visitor has told so far: the interview, and beside it what only fills messages. */
export type State = { readonly session: Session; readonly details: Answers };

/** What the page shows: a question of the tree, or the advice. */
export type View =
  | { readonly kind: "question"; readonly next: Next; readonly trail: readonly Step[] }
  | { readonly kind: "advice"; readonly outcome: Extract<Outcome, { kind: "advise" }> };

/** What follows from the answers. The details never decide. */
export function viewOf(playbook: Playbook, { session }: State): View {
  const outcome = walk(playbook, answersOf(session));
  if (outcome.kind === "advise") return { kind: "advice", outcome };
  return { kind: "question", next: nextQuestion(playbook, session) as Next, trail: outcome.trail };
}

/** All that is known. An answer to the tree stands over a detail. */
export function knownIn({ session, details }: State): Answers {
  return new Map([...details, ...answersOf(session)]);
}

/**
 * Asks a question again. Answers to what comes after it are remembered, to be offered again: with this one answered
 * otherwise, they may never be asked.
 */
export function reopen(playbook: Playbook, session: Session, id: QuestionId): Session {
  const answers = answersOf(session);
  const passed = walk(playbook, answers).trail.flatMap(({ facts }) => facts.map(({ question }) => question.id));
  const place = passed.indexOf(id);
  // A share's first number is not yet passed while its second is asked: all that was passed came before it.
  const earlier = new Set(place < 0 ? passed : passed.slice(0, place));
  const told = session.told.filter(({ question }) => earlier.has(question.id));
  const dropped = session.told
    .filter((one) => !told.includes(one))
    .flatMap(({ question, answer }) => entryOf(question.id, answer));
  return {
    given: new Map([...session.given].filter(([given]) => given !== id)),
    told,
    remembered: new Map([...session.remembered, ...dropped, ...entryOf(id, answers.get(id))]),
  };
}

function entryOf(id: QuestionId, answer: Answer | undefined): readonly (readonly [QuestionId, Answer])[] {
  return answer === undefined ? [] : [[id, answer]];
}

/** The question to go back to: the latest that was answered here before the one that is asked now. */
export function previous({ told }: Session, now?: QuestionId): QuestionId | undefined {
  return told.findLast(({ question }) => question.id !== now)?.question.id;
}
