import { expect, it } from "vitest";
import { runScenarios } from "../../src/decision/scenarios.ts";
import { soundly, text } from "../support/sheet.ts";

const tree = 'tree:\n  start: {ask: decides, when: {yes: act, no: "playbook:other"}}\n';
const other = text({ tree: "tree:\n  start: {ask: days, when: [{below: 5, go: act}, {go: act}]}\n" });
const run = (given: string, expected: string) => {
  const scenarios = `scenarios:\n  - {name: One, given: ${given}, expect: ${expected}}\n`;
  const failures = runScenarios(soundly(text({ tree, scenarios }), { other }));
  return failures.map(({ index, scenario, outcome }) => [index, scenario.name, outcome.kind]);
};

it.each<[string, string, string, unknown[]]>([
  ["reaches its action", "{decides: yes}", "act", []],
  ["reaches its action, called by its full name", "{decides: yes}", "it/act", []],
  ["reaches an action of another playbook", "{decides: no, days: 3}", "other/act", []],
  ["reaches another action", "{decides: no, days: 3}", "act", [[0, "One", "advise"]]],
  ["has too few answers", "{decides: no}", "other/act", [[0, "One", "ask"]]],
])("a scenario that %s", (_, given, expected, failures) => expect(run(given, expected)).toEqual(failures));
