/** All that proves a playbook, in one chunk that only the check reads. */
export { coverageOf } from "./decision/coverage.ts";
export { examplesOf } from "./decision/examples.ts";
export { prove } from "./decision/proof.ts";
export { runScenarios } from "./decision/scenarios.ts";
export { readMessages } from "./message/lint.ts";
export { pathFigures } from "./playbook/paths.ts";
export { type Examined, remarksOn } from "./render/check.ts";
export { checkGithub } from "./render/check-github.ts";
export { checkJson } from "./render/check-json.ts";
export { checkText } from "./render/check-text.ts";
