import { describe, expect, it } from "vitest";
import { pathFigures } from "../../src/playbook/paths.ts";
import type { Node, Playbook } from "../../src/playbook/playbook.ts";
import { soundly, text } from "../support/sheet.ts";
import { spent } from "../support/spent.ts";

const figures = (tree: string, others: Readonly<Record<string, string>> = {}) =>
  pathFigures(soundly(text({ tree: `tree:\n${tree}` }), others));
const counts = (tree: string, others?: Readonly<Record<string, string>>) => [...figures(tree, others).byQuestions];
const other = (tree: string) => text({ tree: `tree:\n${tree}` });
const over = '"playbook:other"';

describe("paths are counted by the questions that they ask", () => {
  it.each<[string, string, [number, bigint][]]>([
    ["one for each choice", "  a: {ask: present, when: {yes: act, no: act, unsure: act}}\n", [[1, 3n]]],
    [
      "one for each band, the rest and unsure",
      "  a: {ask: size, when: [{below: 5, go: act}, {below: 6, go: act}, {go: act}, {unsure: act}]}\n",
      [[1, 4n]],
    ],
    [
      "two questions for a share, one where the first is not known",
      "  a: {share: {size: territory}, when: [{below: 5%, go: act}, {go: act}, {unsure: act}]}\n",
      [
        [1, 1n],
        [2, 3n],
      ],
    ],
    [
      "one question where a number of a share was asked before",
      "  a: {ask: days, when: [{below: 5, go: b}, {go: act}]}\n  b: {share: {days: staff}, when: [{below: 5%, go: act}, {go: act}]}\n",
      [
        [1, 1n],
        [2, 2n],
      ],
    ],
    [
      "short and long ones",
      "  a: {ask: decides, when: {yes: act, no: b}}\n  b: {ask: present, when: {yes: act, no: c, unsure: act}}\n  c: {ask: days, when: [{below: 5, go: act}, {go: act}]}\n",
      [
        [1, 1n],
        [2, 2n],
        [3, 2n],
      ],
    ],
  ])("%s", (_, tree, expected) => expect(counts(tree)).toEqual(expected));

  it.each<[string, string, string, [number, bigint][]]>([
    [
      "a choice",
      `  a: {ask: decides, when: {yes: ${over}, no: act}}\n`,
      "  b: {ask: decides, when: {yes: act, no: c}}\n  c: {ask: days, when: [{go: act}]}\n",
      [[1, 2n]],
    ],
    [
      "a number, within the band of before",
      `  a: {ask: days, when: [{below: 10, go: ${over}}, {go: act}]}\n`,
      "  b: {ask: days, when: [{below: 5, go: act}, {below: 20, go: act}, {go: act}]}\n",
      [[1, 3n]],
    ],
    [
      "a number, in the rest of before",
      `  a: {ask: days, when: [{below: 10, go: act}, {go: ${over}}]}\n`,
      "  b: {ask: days, when: [{below: 5, go: act}, {below: 20, go: act}, {go: act}]}\n",
      [[1, 3n]],
    ],
    [
      "a number that was not known",
      `  a: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: ${over}}]}\n`,
      "  b: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: act}]}\n",
      [[1, 3n]],
    ],
    [
      "the same share",
      `  a: {share: {days: staff}, when: [{below: 10%, go: ${over}}, {go: act}]}\n`,
      "  b: {share: {days: staff}, when: [{below: 5%, go: act}, {below: 20%, go: act}, {go: act}]}\n",
      [[2, 3n]],
    ],
    [
      "a part of a share",
      `  a: {share: {size: territory}, when: [{go: act}, {unsure: ${over}}]}\n`,
      "  b: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: act}]}\n",
      [
        [1, 1n],
        [2, 3n],
      ],
    ],
    [
      "a share, ruled out by its numbers",
      `  a: {ask: days, when: [{below: 10, go: b}, {go: act}]}\n  b: {ask: staff, when: [{below: 20, go: act}, {go: ${over}}]}\n`,
      "  b: {share: {days: staff}, when: [{below: 50%, go: act}, {go: c}]}\n  c: {ask: decides, when: {yes: act, no: act}}\n",
      [
        [1, 1n],
        [2, 2n],
      ],
    ],
  ])("a test that an earlier answer decides: %s", (_, tree, later, expected) => {
    expect(counts(tree, { other: other(later) })).toEqual(expected);
  });

  it("sums them up", () => {
    const nested = (left: number): string => (left === 0 ? "act" : `n${left}`);
    const facts = ["q1", "q2", "q3", "q4", "q5", "q6", "q7"];
    const questions = `questions:\n${facts.map((id) => `  ${id}: {ask: One?, type: choice, choices: {yes: "Yes", no: "No"}}\n`).join("")}`;
    const tree = `tree:\n${facts.map((id, index) => `  n${7 - index}: {ask: ${id}, when: {yes: act, no: ${nested(6 - index)}}}\n`).join("")}`;
    expect(pathFigures(soundly(text({ questions, tree })))).toEqual({
      paths: 8n,
      shortest: 1,
      median: 4,
      longest: 7,
      upToFive: 0.625,
      byQuestions: new Map([
        [1, 1n],
        [2, 1n],
        [3, 1n],
        [4, 1n],
        [5, 1n],
        [6, 1n],
        [7, 2n],
      ]),
      exact: true,
    });
  });
});

describe("a large tree is counted, not walked", () => {
  const playbook = (nodes: readonly Node[]): Playbook => {
    const sound = soundly(text());
    return { ...sound, start: nodes[0]?.id ?? "", nodes: new Map(nodes.map((node) => [node.id, node])) };
  };
  const choice = (id: string, ask: string, yes: string, no: string): Node => ({
    kind: "choice",
    id,
    ask,
    when: new Map([
      ["yes", yes],
      ["no", no],
    ]),
    cites: [],
  });

  it("with 2,000 nodes that share what follows", () => {
    const id = (index: number) => (index < 2000 ? `n${index}` : "act");
    const nodes = Array.from({ length: 2000 }, (_, index) =>
      choice(id(index), `q${index}`, id(index + 1), id(index + 2)),
    );
    const start = spent();
    const { paths, shortest, longest } = pathFigures(playbook(nodes));
    expect(spent() - start).toBeLessThan(5000);
    expect([shortest, longest, paths.toString().length]).toEqual([1000, 2000, 419]);
  });

  it("with 10,000 nodes in a row", () => {
    const id = (index: number) => (index < 10_000 ? `n${index}` : "act");
    const nodes = Array.from({ length: 10_000 }, (_, index) =>
      choice(id(index), `q${index}`, id(index + 1), id(index + 1)),
    );
    expect(pathFigures(playbook(nodes))).toMatchObject({ paths: 2n ** 10_000n, shortest: 10_000, longest: 10_000 });
  });

  it("roughly, where too many facts are tested again", () => {
    const again = Array.from({ length: 60 }, (_, index) => {
      const next = index < 59 ? `${index < 29 ? "" : "other/"}n${index + 1}` : "act";
      return choice(`${index < 30 ? "" : "other/"}n${index}`, `q${index % 30}`, next, next);
    });
    expect(pathFigures(playbook(again))).toMatchObject({ exact: false, paths: 2n ** 60n, longest: 60 });
  });
});
