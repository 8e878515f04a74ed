import type { Playbook, Scenario, Target } from "../playbook/playbook.ts";
import { type Outcome, walk } from "./walk.ts";

/** A scenario whose walk ends elsewhere: at another action, at a question without an answer, or at a refused answer. */
export type ScenarioFailure = { readonly scenario: Scenario; readonly index: number; readonly outcome: Outcome };

/** Runs a playbook's own tests. Where all come out as they expect, nothing. */
export function runScenarios(playbook: Playbook): readonly ScenarioFailure[] {
  return playbook.scenarios.flatMap((scenario, index) => {
    const outcome = walk(playbook, scenario.given);
    const reached = outcome.kind === "advise" && isExpected(outcome.action.id, scenario.expect, playbook.name);
    return reached ? [] : [{ scenario, index, outcome }];
  });
}

/** An action of the playbook itself may be expected with its playbook's name or without. */
function isExpected(reached: Target, expected: Target, own: string): boolean {
  return reached === expected || `${own}/${reached}` === expected;
}
