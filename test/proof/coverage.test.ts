import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/decision/coverage.ts";
import { sayBranch } from "../../src/render/deal.ts";
import { text } from "../support/sheet.ts";
import { soundly } from "./checked.ts";

const playbook = {
  tree: [
    "tree:",
    "  start: {ask: decides, when: {yes: long, no: part}}",
    "  long: {ask: days, when: [{below: 5, go: act}, {below: 30, go: wait}, {go: wait}]}",
    "  part: {share: {size: territory}, when: [{below: 10%, go: act}, {go: playbook:other}, {unsure: wait}]}",
    "",
  ].join("\n"),
  actions: [
    "actions:",
    "  act: {do: Call, because: It helps, then: {after: 2, go: again}}",
    "  again: {do: Call again, because: It helps, ends: Done}",
    "  wait: {do: Wait, because: It helps, ends: Done}",
    "",
  ].join("\n"),
};
const other = text();

/** What scenarios with these answers, each with the action it expects, leave out. */
function missed(...given: readonly (readonly [answers: string, expects: string])[]) {
  const scenarios = `scenarios:\n${given.map(([answers, expects]) => `  - {name: One, given: ${answers}, expect: ${expects}}\n`).join("")}`;
  const { loaded } = soundly(text(given.length === 0 ? playbook : { ...playbook, scenarios }), { other });
  const { nodes, branches, actions, part } = coverageOf(loaded.playbook);
  const named = branches.missed.map(({ node, branch }) => `${node.id} ${sayBranch(node, branch)}`);
  return { nodes: nodes.missed, branches: named, actions: actions.missed, part: Math.round(part * 1000) / 1000 };
}

describe("what scenarios reach", () => {
  it("is nothing without scenarios", () => {
    const { nodes, actions, part } = missed();
    expect({ nodes, actions, part }).toEqual({
      nodes: ["start", "long", "part"],
      actions: ["act", "again", "wait"],
      part: 0,
    });
  });

  it("is each node, branch and action on their way, and what silence leads to", () => {
    expect(missed(["{decides: yes, days: 3}", "act"])).toEqual({
      nodes: ["part"],
      branches: [
        "start no",
        "long 5 to under 30",
        "long 30 or more",
        "part under 10%",
        "part 10% or more",
        "part unsure",
      ],
      actions: ["wait"],
      part: 0.429,
    });
  });

  it("is the branch that a share lies in, at its very bound too", () => {
    expect(missed(["{decides: no, size: 10, territory: 100, }", "other/act"]).branches).not.toContain(
      "part 10% or more",
    );
    expect(missed(["{decides: no, size: 9.99, territory: 100}", "act"]).branches).not.toContain("part under 10%");
    expect(missed(["{decides: no, size: unsure}", "wait"]).branches).not.toContain("part unsure");
    expect(missed(["{decides: no, size: 5, territory: unsure}", "wait"]).branches).not.toContain("part unsure");
  });

  it("counts nothing of a playbook that is handed over to", () => {
    const all = missed(
      ["{decides: yes, days: 3}", "act"],
      ["{decides: yes, days: 5}", "wait"],
      ["{decides: yes, days: 30}", "wait"],
      ["{decides: no, size: 1, territory: 100}", "act"],
      ["{decides: no, size: 50, territory: 100, }", "other/act"],
      ["{decides: no, size: unsure}", "wait"],
    );
    expect(all).toEqual({ nodes: [], branches: [], actions: [], part: 1 });
  });

  it("ends where a scenario leaves a question open", () => {
    expect(missed(["{decides: yes}", "act"]).nodes).toEqual(["part"]);
    expect(missed(["{}", "act"]).nodes).toEqual(["long", "part"]);
  });
});
