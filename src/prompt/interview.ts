import type { Day } from "../decision/day.ts";
import type { Answers } from "../decision/walk.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Asking, CancelledBy, Prompter } from "./prompter.ts";
import { answersOf, begin, hear, type Next, nextQuestion, type Session } from "./session.ts";

/** How an interview ended: with all answers, those given and those just made, or before its end with those so far. */
type Interviewed =
  | { readonly kind: "answers"; readonly answers: Answers }
  | { readonly kind: "cancelled"; readonly by: CancelledBy; readonly answers: Answers };

/**
 * Asks what the walk needs and `given` does not tell, then what the advised action's messages still lack, each of
 * which may be left open. Going back asks the latest question again; answers that were passed on the way back stay as
 * defaults. A given answer that turns out impossible on the way is asked for too.
 */
export async function interview(
  playbook: Playbook,
  given: Answers,
  prompter: Prompter,
  today: Day,
): Promise<Interviewed> {
  let session = begin(given);
  for (;;) {
    const next = nextQuestion(playbook, session);
    if (next === undefined) return { kind: "answers", answers: answersOf(session) };
    const reply = await prompter.ask(next.question, askingOf(session, next));
    if (reply.kind === "cancelled") return { ...reply, answers: answersOf(session) };
    if (reply.kind === "skip" && reply.rest) return { kind: "answers", answers: answersOf(session) };
    session = hear(session, next, reply, today);
  }
}

function askingOf(session: Session, next: Next): Asking {
  const earlier = session.told.filter(({ question }) => question.id !== next.question.id);
  const before = session.remembered.get(next.question.id);
  return {
    position: positionOf(earlier.filter(({ stage }) => stage === next.stage).length + 1, next),
    ...(before === undefined ? {} : { default: before }),
    canGoBack: earlier.length > 0,
    canSkip: next.stage === "messages",
    ...(next.refused && { refused: next.refused }),
  };
}

function positionOf(count: number, { stage, left }: Next): string {
  if (stage === "messages") return `For the messages, ${count} of ${count - 1 + left}`;
  return `Question ${count}, ${left === 1 ? "the last" : `at most ${left - 1} more`}`;
}
