import { describe, expect, it } from "vitest";
import { remarksOn } from "../../src/chunks/check.ts";
import { branchKey } from "../../src/decision/branches.ts";
import { type Sections, text } from "../support/sheet.ts";
import { examined, remarks, soundly } from "./checked.ts";

const tree = (...nodes: readonly string[]): Sections => ({
  tree: `tree:\n${nodes.map((node) => `  ${node}\n`).join("")}`,
  actions: [
    "actions:\n",
    "  act: {do: Call, because: It helps, ends: Done}\n",
    "  wait: {do: Wait, because: It helps, ends: Done}\n",
  ].join(""),
});

describe("what earlier answers rule out in a playbook that is handed over to", () => {
  const other = text(tree("start: {ask: decides, when: {yes: act, no: wait}}"));
  const outOfReach = (handover: string, others: Readonly<Record<string, string>> = { other }) => {
    const { actions, branches } = soundly(text({ tree: `tree:\n  start: ${handover}\n` }), others).proof.outOfReach;
    return [...actions, ...branches.map(({ node, branch }) => `${node.id} ${branchKey(branch)}`)];
  };

  it("is an action and the branch to it", () => {
    const from = "{ask: decides, when: {yes: playbook:other, no: act}}";
    expect(outOfReach(from)).toEqual(["other/wait", "other/start no"]);
  });

  it("is nothing of the playbook itself", () => {
    const { proof } = soundly(text(tree("start: {ask: days, when: [{below: 40000, go: act}, {go: wait}]}")));
    expect(proof.outOfReach).toEqual({ actions: [], branches: [] });
  });

  it("is nothing where the answers are left open", () => {
    expect(outOfReach("{ask: present, when: {yes: playbook:other, no: act, unsure: act}}")).toEqual([]);
  });
});

describe("what is impossible in a playbook that is handed over to", () => {
  const other = text(tree("start: {ask: days, when: [{below: 40000, go: act}, {go: wait}]}"));

  it.each([
    ["from a node", "tree:\n  start: {ask: decides, when: {yes: playbook:other, no: act}}\n", ""],
    ["after silence", "", "actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: playbook:other}}\n"],
  ])("is found there, %s", (_, nodes, actions) => {
    const it = text({ ...(nodes === "" ? {} : { tree: nodes }), ...(actions === "" ? {} : { actions }) });
    expect(remarks(it, { other })).toEqual([
      "impossible-branch other.yaml:4 any deal: comes to `other/start` and cannot go this way",
    ]);
  });
});

describe("a branch that no deal takes", () => {
  it.each([
    [
      "as no number lies in it",
      tree("start: {ask: days, when: [{below: 40000, go: act}, {go: wait}]}"),
      ["no deal takes the branch `40000 or more` of `days`: no answer lies in it"],
    ],
    [
      "as another answer says it already",
      tree(
        "start: {ask: size, when: [{below: 1000, go: act}, {go: large}, {unsure: act}]}",
        "large: {ask: territory, when: [{below: 2000, go: part}, {go: act}, {unsure: act}]}",
        "part: {share: {size: territory}, when: [{below: 50%, go: wait}, {go: act}, {unsure: act}]}",
      ),
      [
        "no deal takes the branch `under 50%` of `size of territory`: earlier answers have decided already",
        "no deal takes the branch `unsure` of `size of territory`: earlier answers have decided already",
      ],
    ],
  ])("says why: %s", (_, sections, says) => {
    expect(remarksOn(examined(text(sections))).map((remark) => remark.says)).toEqual(says);
  });
});
