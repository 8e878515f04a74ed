import { describe, expect, it } from "vitest";
import { text } from "../support/sheet.ts";
import { examined, remarks } from "./checked.ts";

const two = [
  "actions:",
  "  act: {do: Call, because: It helps, ends: Done}",
  "  wait: {do: Wait, because: It helps, ends: Done}",
].join("\n");
const lines = (...of: readonly string[]): string => of.map((line) => `${line}\n`).join("");
const tree = (...nodes: readonly string[]): string => lines("tree:", ...nodes.map((node) => `  ${node}`));
const faulty = (...nodes: readonly string[]): readonly string[] =>
  remarks(text({ tree: tree(...nodes), actions: `${two}\n` }));

const start = "start: {ask: decides, when: {yes: next, no: act}}";
const share = (when: string) => `next: {share: {size: territory}, when: [${when}]}`;

describe("the deal that runs into a problem", () => {
  it.each<[sentence: string, nodes: readonly string[], says: readonly string[]]>([
    [
      "comes to the node in which the problem lies, whatever nodes follow",
      [
        "start: {ask: decides, when: {yes: next}}",
        "next: {ask: present, when: {yes: last, no: act, unsure: act}}",
        "last: {ask: days, when: [{below: 5, go: wait}, {go: act}]}",
      ],
      ["uncovered it.yaml:4 decides no: no way on"],
    ],
    [
      "comes to it though all stand in one line",
      ["{start: {ask: decides, when: {yes: next, no: act}}, next: {ask: present, when: {yes: wait, no: act}}}"],
      ["uncovered it.yaml:4 decides yes, present unsure: no way on"],
    ],
    [
      "goes the way that is wrong, and not another one in the same line",
      [start, "next: {ask: days, when: [{below: 5, go: act}, {below: 9, go: nowhere}, {go: wait}]}"],
      ["unknown it.yaml:5 decides yes, days 8: no way on"],
    ],
    [
      "goes the last way, if that is the wrong one",
      [start, "next: {ask: days, when: [{below: 5, go: act}, {below: 9, go: wait}, {go: nowhere}]}"],
      ["unknown it.yaml:5 decides yes, days 30: no way on"],
    ],
    [
      "says that it is not known, if that is what leads nowhere",
      [start, share("{below: 10%, go: wait}, {go: act}, {unsure: nowhere}")],
      ["unknown it.yaml:5 decides yes, size unsure: no way on"],
    ],
    [
      "gives the choice that leads nowhere",
      ["start: {ask: present, when: {yes: act, no: wait, unsure: nowhere}}"],
      ["unknown it.yaml:4 present unsure: no way on"],
    ],
    [
      "has a share over the last threshold, where the rest is missing",
      [start, share("{below: 10%, go: wait}, {below: 20%, go: act}, {unsure: act}")],
      ["rest it.yaml:5 decides yes, size 100000 of territory 100000: no way on"],
    ],
    [
      "has a share between the threshold that comes too late and the highest under it",
      [start, share("{below: 5%, go: act}, {below: 50%, go: act}, {below: 20%, go: wait}, {go: act}, {unsure: act}")],
      ["not-ascending it.yaml:5 decides yes, size 10000 of territory 100000: takes the way before this one"],
    ],
    [
      "has a number between the threshold that comes too late and the highest under it",
      [
        start,
        "next: {ask: days, when: [{below: 5, go: act}, {below: 18, go: wait}, {below: 30, go: act}, {below: 20, go: wait}, {go: act}]}",
      ],
      ["not-ascending it.yaml:5 decides yes, days 18: takes the way before this one"],
    ],
    [
      "does not know the whole, where only that has no way on",
      [start, "next: {share: {staff: size}, when: [{below: 10%, go: wait}, {go: act}]}"],
      ["unsure it.yaml:5 decides yes, staff 5, size unsure: no way on"],
    ],
    [
      "comes by the way that leaves the fact unknown, though another one comes first",
      [
        "start: {ask: size, when: [{below: 5, go: next}, {go: next}, {unsure: next}]}",
        share("{below: 10%, go: wait}, {go: act}"),
      ],
      ["unsure it.yaml:5 size unsure: no way on"],
    ],
    [
      "is none where earlier answers rule the wrong answer out",
      [
        "start: {ask: size, when: [{below: 5, go: next}, {go: act}, {unsure: act}]}",
        share("{below: 10%, go: wait}, {go: act}"),
      ],
      ["unsure it.yaml:5"],
    ],
    [
      "is none where earlier answers rule the wrong way out",
      [
        "start: {ask: size, when: [{below: 1000, go: act}, {go: large}, {unsure: act}]}",
        "large: {ask: territory, when: [{below: 1000, go: next}, {go: act}, {unsure: act}]}",
        share("{below: 50%, go: nowhere}, {go: wait}, {unsure: act}"),
      ],
      ["unknown it.yaml:6"],
    ],
    [
      "is none where a way is too many",
      ["start: {ask: days, when: [{below: 5, go: act}, {go: wait}, {unsure: act}]}"],
      ["unsure it.yaml:4"],
    ],
    [
      "is none where the rest is not the last",
      ["start: {ask: days, when: [{go: act}, {below: 5, go: wait}]}"],
      ["rest it.yaml:4"],
    ],
    [
      "is none where no deal comes to it",
      [start.replace("next", "wait"), "lost: {ask: present, when: {yes: act, no: wait}}"],
      ["unreachable it.yaml:5", "uncovered it.yaml:5"],
    ],
    [
      "is found beside nodes that cannot be followed",
      [
        "start: {ask: present, when: {yes: odd, no: part}}",
        "odd: {ask: days, when: {yes: act, no: wait}}",
        "part: {share: {decides: nobody}, when: [{below: 10%, go: act}, {go: wait}]}",
      ],
      [
        "uncovered it.yaml:4 present unsure: no way on",
        "wrong-branches it.yaml:5",
        "share-of it.yaml:6",
        "unknown it.yaml:6",
      ],
    ],
  ])("%s", (_, nodes, says) => {
    expect(faulty(...nodes)).toEqual(says);
  });

  it("is found beside a message that is not there, and a playbook that is handed over to", () => {
    const nodes = ["start: {ask: present, when: {yes: act, no: 'playbook:other'}}"];
    const actions = "actions:\n  act: {do: Call, because: It helps, say: [nowhere], ends: Done}\n";
    const other = text({ tree: tree("start: {ask: decides, when: {yes: act, no: act}}") });
    expect(remarks(text({ tree: tree(...nodes), actions }), { other })).toEqual([
      "uncovered it.yaml:4 present unsure: no way on",
      "unknown it.yaml:6",
    ]);
  });

  it("is found in the playbook that has the problem", () => {
    const other = text({ tree: tree("start: {ask: present, when: {yes: act, no: act}}") });
    const it = text({ tree: tree("start: {ask: decides, when: {yes: act, no: 'playbook:other'}}") });
    expect(remarks(it, { other })).toEqual(["uncovered other.yaml:4 present unsure: no way on"]);
  });

  it("is found where the actions come first", () => {
    const nodes = [
      "start: {ask: decides, when: {yes: last}}",
      "last: {ask: present, when: {yes: act, no: wait, unsure: act}}",
    ];
    expect(remarks(text({ sources: `${two}\n`, tree: tree(...nodes), actions: "" }))).toEqual([
      "uncovered it.yaml:7 decides no: no way on",
    ]);
  });

  it("is none for what a text says wrongly", () => {
    const actions = "actions:\n  act: {do: Call, because: 'For {{ nothing }}', ends: Done}\n";
    expect(remarks(text({ actions }))).toEqual(["unknown it.yaml:8"]);
  });

  it("is told for the first twenty problems", () => {
    const bands = Array.from({ length: 30 }, (_, index) => `{below: ${40 - index}, go: act}`);
    const found = examined(text({ tree: tree(`start: {ask: days, when: [${bands.join(", ")}, {go: act}]}`) }));
    expect(found.sound ? 0 : [found.loaded.problems.length, found.examples.size]).toEqual([29, 20]);
  });
});
