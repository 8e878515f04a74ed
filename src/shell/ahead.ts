import { parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, walk } from "../decision/walk.ts";
import { needs } from "../message/needs.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Ahead } from "./completion.ts";

/** What `diagnose` would do next with answers such as `news=silent`; one that is none yet is left aside. */
export function aheadOf(playbook: Playbook, entries: readonly string[], today: Day): Ahead {
  const answers: Answers = new Map(
    entries.flatMap((entry) => {
      const at = entry.indexOf("=");
      const question = playbook.questions.get(entry.slice(0, at));
      const parsed = question && parseAnswer(question, entry.slice(at + 1), today);
      return parsed?.ok ? [[entry.slice(0, at), parsed.answer] as const] : [];
    }),
  );
  const outcome = walk(playbook, answers);
  if (outcome.kind !== "advise") return { asks: [outcome.question.id] };
  return {
    asks: needs(outcome.action, answers, playbook.questions).map(({ question }) => question),
    messages: outcome.action.say.map(({ id }) => id),
  };
}
