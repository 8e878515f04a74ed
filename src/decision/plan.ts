import { ownerOf } from "../playbook/names.ts";
import type { Action, Playbook, Question, Target } from "../playbook/playbook.ts";
import { addBusinessDays, type Day } from "./day.ts";
import { type Answers, type Outcome, walk } from "./walk.ts";

/** Where answers lead: to an action, or to a question that they leave open, in the playbook that asks it. */
export type Lead =
  | { readonly kind: "advise"; readonly action: Action }
  | { readonly kind: "ask"; readonly question: Question; readonly playbook: string };

/** What to do when nothing has come back by `on`, which is `after` business days from the step before. */
type PlanStep = { readonly after: number; readonly on: Day; readonly lead: Lead };

/** What silence leads to, step by step, and how it ends: absent where the last step waits for an answer. */
type Plan = { readonly steps: readonly PlanStep[]; readonly ends?: string };

/**
 * Follows an action's chain of "no answer" with the same answers, from today, until it ends or until a question turns up
 * that only the future can answer. Pure; ends because a sound playbook has no circle.
 */
export function planFrom(playbook: Playbook, action: Action, answers: Answers, today: Day): Plan {
  const steps: PlanStep[] = [];
  let at = action;
  let on = today;
  while (at.then !== undefined) {
    on = addBusinessDays(on, at.then.after);
    const lead = leadOf(playbook, walk(playbook, answers, at.then.go), at.then.go);
    steps.push({ after: at.then.after, on, lead });
    if (lead.kind === "ask") return { steps };
    at = lead.action;
  }
  return at.ends === undefined ? { steps } : { steps, ends: at.ends };
}

/** Where a walk from `start` came out. An answer that its question does not allow counts as none. */
export function leadOf(playbook: Playbook, outcome: Outcome, start: Target): Lead {
  if (outcome.kind === "advise") return { kind: "advise", action: outcome.action };
  return { kind: "ask", question: outcome.question, playbook: playbookOf(playbook, outcome.trail.at(-1)?.to ?? start) };
}

/** The playbook that a node or action belongs to: `save-face` for `save-face/write-it`. */
export function playbookOf(playbook: Playbook, target: Target): string {
  return ownerOf(target) ?? playbook.name;
}
