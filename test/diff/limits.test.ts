import { describe, expect, it } from "vitest";
import { type Diff, diffPlaybooks, usualLimits } from "../../src/decision/diff.ts";
import { soundly, text } from "../support/sheet.ts";

const questions = ["decides", "present", "days", "size", "territory", "staff"];
const actions = [
  "actions:\n",
  ...["act", "wait"].map((id) => `  ${id}: {do: Do ${id}, because: It helps, ends: Done}\n`),
].join("");

/** A tree that asks all of these, and whose action hangs on how many of the answers are the first ones: on each. */
function counting(asked: readonly string[], even = "act", odd = "wait", first: readonly string[] = []): string {
  const nodes = asked.flatMap((question, index) => {
    const isLast = index === asked.length - 1;
    const [same, other] = [isLast ? even : `even-${index + 1}`, isLast ? odd : `odd-${index + 1}`];
    return [`even-${index}: ${node(question, other, same)}`, `odd-${index}: ${node(question, same, other)}`];
  });
  const used = first.length > 0 ? [...first, ...nodes] : nodes.toSpliced(1, 1);
  return text({ tree: `tree:\n${used.map((one) => `  ${one}\n`).join("")}`, actions });
}

function node(question: string, one: string, rest: string): string {
  if (question === "decides") return `{ask: decides, when: {yes: ${one}, no: ${rest}}}`;
  if (question === "present") return `{ask: present, when: {yes: ${one}, no: ${rest}, unsure: ${rest}}}`;
  const unsure = question === "size" || question === "territory" ? `, {unsure: ${rest}}` : "";
  return `{ask: ${question}, when: [{below: 5, go: ${one}}, {go: ${rest}}${unsure}]}`;
}

const compared = (old: string, now: string, pairs: number): Diff =>
  diffPlaybooks(soundly(old), soundly(now), { ...usualLimits, pairs });

const once = counting(questions);
const swapped = counting(questions, "wait", "act");
const without = counting(questions.slice(1));
const added = counting(questions.slice(1), "act", "wait", ["start: {ask: decides, when: {yes: even-0, no: odd-0}}"]);
const moved = counting([...questions.slice(1), "decides"]);

it("where questions are asked more is told of as many of them as are asked for", () => {
  const old = soundly(text({ tree: "tree:\n  start: {ask: decides, when: {yes: act, no: act}}\n" }));
  const now = soundly(counting(["present", "days", "staff"]));
  const { asked } = diffPlaybooks(old, now, { ...usualLimits, cases: 2 });
  expect(asked.map(({ question, where }) => [question, where !== undefined])).toEqual([
    ["decides", true],
    ["present", true],
    ["days", false],
    ["staff", false],
  ]);
});

describe("two trees are compared", () => {
  it.each([
    ["each pair of their places once", once, swapped, 13],
    ["in step where a question was added before all others", without, added, 13],
    ["in step where the first question was dropped", added, without, 13],
    ["with one answer to remember where a question came to be the last", once, moved, 25],
    ["with one answer to remember where the last question came to be the first", moved, once, 25],
  ])("%s", (_, old, now, pairs) => {
    expect(compared(old, now, pairs).advice.compared).toBe(true);
    expect(compared(old, now, pairs - 1).advice).toEqual({ changes: [], complete: false, compared: false });
  });

  it("as to their questions, each pair once, or not at all", () => {
    expect(compared(without, added, 2).asked.map(({ question }) => question)).toEqual(["decides"]);
    expect(compared(without, added, 1).asked).toEqual([]);
  });
});
