import { describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../src/decision/day.ts";
import type { Answers } from "../../src/decision/walk.ts";
import { previous, reopen, type State, viewOf } from "../../src/page/state.ts";
import type { QuestionId } from "../../src/playbook/playbook.ts";
import { begin, hear, type Next, nextQuestion, type Session } from "../../src/prompt/session.ts";
import { given, sample, worthIt } from "../support/sample.ts";

const today = parseDay("2026-11-23") as Day;

describe("going back on the page", () => {
  it.each<{ from: string; to: QuestionId; answers: Answers; kept: readonly QuestionId[] }>([
    {
      from: "the question after a choice",
      to: "decision_maker",
      answers: given({ days_silent: 35, decision_maker: "yes" }),
      kept: ["days_silent"],
    },
    {
      from: "a share's second number",
      to: "deal_size",
      answers: given({ days_silent: 35, decision_maker: "yes", deal_size: 90_000 }),
      kept: ["days_silent", "decision_maker"],
    },
    {
      from: "a share's second number that was refused",
      to: "deal_size",
      answers: given({ days_silent: 35, decision_maker: "yes", deal_size: 90_000, territory_size: 0 }),
      kept: ["days_silent", "decision_maker"],
    },
    {
      from: "the advice",
      to: "territory_size",
      answers: worthIt,
      kept: ["days_silent", "decision_maker", "deal_size"],
    },
  ])("from $from asks $to again, with its answer before", ({ to, answers, kept }) => {
    const session = told(answers);
    const back = previous(session, askedNow(session));
    expect(back).toBe(to);
    const reopened = reopen(sample, session, to);
    expect(askedNow(reopened)).toBe(to);
    expect(reopened.told.map(({ question }) => question.id)).toEqual(kept);
    expect(reopened.remembered.get(to)).toBe(answers.get(to));
  });
});

/** A session in which these were answered, one by one as they were asked. */
function told(answers: Answers): Session {
  let session = begin(new Map());
  for (const [id, answer] of answers) {
    const next = nextQuestion(sample, session) as Next;
    expect(next.question.id).toBe(id);
    session = hear(session, next, { kind: "answer", entry: String(answer) }, today);
  }
  return session;
}

/** The question of the tree that the page shows; none where it shows the advice. */
function askedNow(session: Session): QuestionId | undefined {
  const state: State = { session, details: new Map() };
  const view = viewOf(sample, state);
  return view.kind === "question" ? view.next.question.id : undefined;
}
