import { coverageOf } from "../decision/coverage.ts";
import { examplesOf } from "../decision/examples.ts";
import { prove } from "../decision/proof.ts";
import { runScenarios } from "../decision/scenarios.ts";
import { readMessages } from "../message/lint.ts";
import type { Loaded, Sheets } from "../playbook/load-by.ts";
import { pathFigures } from "../playbook/paths.ts";
import type { Examined } from "../render/check.ts";

/** All that proves a playbook, and what says that one is wrong, in one chunk: a sound one is never asked about it. */
export { isBank } from "../playbook/draft.ts";
export { remarksOn } from "../render/check.ts";
export { checkGithub } from "../render/check-github.ts";
export { checkJson } from "../render/check-json.ts";
export { checkText } from "../render/check-text.ts";
export { describeProblems } from "../render/problems.ts";

/** Finds out all that a check tells about a playbook, under the name that it goes by. */
export function examine(name: string, loaded: Loaded & Sheets): Examined {
  if (!loaded.ok) return { sound: false, name, loaded, examples: examplesOf(loaded.problems, loaded) };
  const { playbook } = loaded;
  return {
    sound: true,
    name,
    loaded,
    proof: prove(playbook),
    figures: pathFigures(playbook),
    failures: runScenarios(playbook),
    coverage: coverageOf(playbook),
    readings: readMessages(playbook),
  };
}
