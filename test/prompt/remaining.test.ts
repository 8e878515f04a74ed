import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, walk } from "../../src/decision/walk.ts";
import { load } from "../../src/playbook/load.ts";
import type { Answer, Playbook, Question } from "../../src/playbook/playbook.ts";
import { mostQuestions } from "../../src/prompt/remaining.ts";
import { soundly, text } from "../support/sheet.ts";

/** The most questions of all interviews: every answer that makes a difference, tried. */
function mostAsked(playbook: Playbook, answers: Answers): number {
  const outcome = walk(playbook, answers);
  if (outcome.kind !== "ask") return 0;
  const { question } = outcome;
  return (
    1 +
    Math.max(
      ...answersTo(playbook, question).map((answer) =>
        mostAsked(playbook, new Map([...answers, [question.id, answer]])),
      ),
    )
  );
}

function answersTo(playbook: Playbook, question: Question): readonly Answer[] {
  if (question.kind === "choice") return question.choices.map(({ id }) => id);
  const edges = [...playbook.nodes.values()].flatMap((node) =>
    node.kind === "number" && node.ask === question.id ? node.bands.map(({ below }) => below) : [],
  );
  const unsure = question.kind === "number" && question.unsure !== undefined ? ["unsure"] : [];
  // Of shares, small and large ones: 1 of a million, and a million of 1.
  return [0, 1, 1e6, ...edges, ...unsure];
}

const actions = "actions:\n  act: {do: Call, because: It helps, ends: Done}\n";

describe("the questions that are left, at most", () => {
  it.each([
    ["one", "{ask: decides, when: {yes: act, no: act}}", {}, 1],
    ["none where it is told", "{ask: decides, when: {yes: act, no: act}}", { decides: "no" }, 0],
    ["both of a share", "{share: {size: territory}, when: [{below: 5%, go: act}, {go: act}, {unsure: act}]}", {}, 2],
    [
      "one where the part is told",
      "{share: {size: territory}, when: [{below: 5%, go: act}, {go: act}, {unsure: act}]}",
      { size: 5 },
      1,
    ],
    [
      "none where the part is not known",
      "{share: {size: territory}, when: [{below: 5%, go: act}, {go: act}, {unsure: act}]}",
      { size: "unsure" },
      0,
    ],
  ])("%s", (_sentence, node, given: Record<string, Answer>, expected) => {
    const playbook = soundly(text({ tree: `tree:\n  start: ${node}\n`, actions }));
    expect(mostQuestions(playbook, new Map(Object.entries(given)))).toBe(expected);
  });

  it("asks a fact once that another playbook tests again, and knows what was answered", () => {
    const other = text({
      tree: "tree:\n  a: {ask: decides, when: {yes: b, no: act}}\n  b: {ask: days, when: [{below: 9, go: act}, {go: c}]}\n  c: {ask: staff, when: [{below: 9, go: act}, {go: act}]}\n",
    });
    const it = text({ tree: "tree:\n  start: {ask: decides, when: {yes: act, no: playbook:other}}\n" });
    const turned = text({ tree: "tree:\n  start: {ask: decides, when: {yes: playbook:other, no: act}}\n" });
    expect(mostQuestions(soundly(it, { other }), new Map())).toBe(1);
    expect(mostQuestions(soundly(turned, { other }), new Map())).toBe(3);
  });

  it("is what trying every answer comes to, on trees of any form", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const playbook = soundly(text(tree.it), tree.others);
        expect(mostQuestions(playbook, new Map())).toBe(mostAsked(playbook, new Map()));
      }),
      { numRuns: 40 },
    );
  });

  it("is what trying every answer comes to, along the way through every playbook that ships", () => {
    const names = readdirSync("playbooks").flatMap((file) =>
      /^(?!questions).*\.yaml$/.test(file) ? [file.slice(0, -5)] : [],
    );
    const file = (name: string) => ({ file: `${name}.yaml`, content: readFileSync(`playbooks/${name}.yaml`) });
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const loaded = load(name, { names, read: file, bank: file("questions") });
      if (!loaded.ok) throw new Error(name);
      const { playbook } = loaded;
      expect([name, mostQuestions(playbook, new Map())]).toEqual([name, mostAsked(playbook, new Map())]);
      for (const { given } of playbook.scenarios) expect(mostQuestions(playbook, given)).toBe(0);
    }
  });
});

/** Two playbooks, one after the other, that test some of the same facts. */
const trees = fc
  .tuple(
    fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
    fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
    fc.nat(60),
  )
  .map(([first, second, edge]) => ({
    it: chain([...new Set(first)], "playbook:other", edge),
    others: { other: text(chain([...new Set(second)], "act", edge + 7)) },
  }));

/** Nodes one after the other; one branch of each leads on, another to the end. */
function chain(facts: readonly number[], end: string, edge: number) {
  const nodes = facts.map((fact, at) => `  n${at}: ${nodeOf(fact, at + 1 < facts.length ? `n${at + 1}` : end, edge)}`);
  return { tree: `tree:\n${nodes.join("\n")}\n`, actions };
}

function nodeOf(fact: number, on: string, edge: number): string {
  const bands = `[{below: ${edge + 1}, go: act}, {go: ${on}}]`;
  return [
    `{ask: decides, when: {yes: ${on}, no: act}}`,
    `{ask: present, when: {yes: act, no: act, unsure: ${on}}}`,
    `{ask: days, when: ${bands}}`,
    `{ask: staff, when: [{below: ${edge + 1}, go: ${on}}, {go: act}]}`,
    `{ask: size, when: [{below: ${edge + 1}, go: act}, {go: ${on}}, {unsure: act}]}`,
    `{share: {size: territory}, when: [{below: 10%, go: act}, {go: ${on}}, {unsure: ${on}}]}`,
  ][fact] as string;
}
