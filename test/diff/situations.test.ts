import { describe, expect, it } from "vitest";
import { type DiffLimits, diffPlaybooks, usualLimits } from "../../src/decision/diff.ts";
import { saySituation } from "../../src/render/situation.ts";
import { type Sections, soundly, text } from "../support/sheet.ts";

const tree = (nodes: readonly string[]): Sections => {
  const actions = ["act", "wait", "write"].filter((id) => nodes.some((node) => node.includes(`: ${id}`)));
  return {
    tree: `tree:\n${nodes.map((node) => `  ${node}\n`).join("")}`,
    actions: `actions:\n${actions.map((id) => `  ${id}: {do: Do ${id}, because: It helps, ends: Done}\n`).join("")}`,
  };
};

/** How the advice of two trees differs: a line for each situation, and under it its cases. */
function told(old: readonly string[], now: readonly string[], limits: Partial<DiffLimits> = {}): readonly string[] {
  const { advice } = diffPlaybooks(soundly(text(tree(old))), soundly(text(tree(now))), { ...usualLimits, ...limits });
  const lines = advice.changes.flatMap(({ when, turns, cases }) => [
    `${saySituation(when)}: ${turns.map(({ was, now: is }) => `${was} > ${is}`).join(", ")}`,
    ...cases.map(({ when: within, was, now: is }) => `  ${saySituation(within)}: ${was} > ${is}`),
  ]);
  return advice.complete ? lines : [...lines, "and more"];
}

const days = (name: string, ...when: readonly string[]) => `${name}: {ask: days, when: [${when.join(", ")}]}`;
const share = (name: string, ...when: readonly string[]) =>
  `${name}: {share: {size: territory}, when: [${when.join(", ")}]}`;
const always = "start: {ask: decides, when: {yes: act, no: act}}";

describe("the situations in which the advice is another one", () => {
  it("take together all values that make no difference, though others lie between them", () => {
    const old = days("start", "{below: 5, go: wait}", "{below: 30, go: act}", "{go: wait}");
    expect(told([old], [always])).toEqual(["days under 5 or 30 or more: wait > act"]);
    expect(told([old.replace("{go: wait}", "{go: act}")], [old])).toEqual(["days 30 or more: act > wait"]);
  });

  it("name numbers that lie side by side as one range", () => {
    const old = days("start", "{below: 5, go: act}", "{below: 30, go: wait}", "{go: wait}");
    expect(told([old], [always])).toEqual(["days 5 or more: wait > act"]);
  });

  it("take a number that is not known together with those that lead to the same", () => {
    const old = "start: {ask: size, when: [{below: 500, go: act}, {go: wait}, {unsure: wait}]}";
    expect(told([old], [always])).toEqual(["size 500 or more or unsure: wait > act"]);
    expect(told([old.replace("{go: wait}", "{go: act}")], [always])).toEqual(["size unsure: wait > act"]);
  });

  it("are told for each of two answers that do alone, without the other", () => {
    const old = [
      "start: {ask: decides, when: {yes: wait, no: next}}",
      "next: {ask: present, when: {yes: wait, no: act, unsure: act}}",
    ];
    expect(told(old, [always])).toEqual(["decides yes: wait > act", "present yes: wait > act"]);
  });

  it("are told the simplest first, wherever they stand", () => {
    const deep = [
      days("deep", "{below: 5, go: deeper}", "{go: act}"),
      "deeper: {ask: present, when: {yes: wait, no: act, unsure: act}}",
    ];
    for (const [yes, no] of [
      ["yes", "no"],
      ["no", "yes"],
    ]) {
      const old = [`start: {ask: decides, when: {${yes}: deep, ${no}: flat}}`, ...deep];
      const flat = "flat: {ask: staff, when: [{below: 9, go: write}, {go: act}]}";
      expect(told([...old, flat], [always])).toEqual([
        `decides ${no}, staff under 9: write > act`,
        `decides ${yes}, days under 5, present yes: wait > act`,
      ]);
    }
  });

  it("are as many as are asked for, and whether there are more", () => {
    const old = [
      "start: {ask: decides, when: {yes: wait, no: next}}",
      "next: {ask: present, when: {yes: wait, no: act, unsure: act}}",
    ];
    expect(told(old, [always], { situations: 1 })).toEqual(["decides yes: wait > act", "and more"]);
    expect(told(old, [always], { situations: 2 })).toEqual(["decides yes: wait > act", "present yes: wait > act"]);
  });

  it("keep in mind what was answered, where one of the two asks for it later", () => {
    const old = [
      days("start", "{below: 5, go: few}", "{go: many}"),
      "few: {ask: present, when: {yes: last, no: act, unsure: act}}",
      "many: {ask: present, when: {yes: act, no: last, unsure: act}}",
      "last: {ask: decides, when: {yes: act, no: wait}}",
    ];
    const now = [
      "start: {ask: decides, when: {yes: act, no: who}}",
      "who: {ask: present, when: {yes: act, no: wait, unsure: act}}",
    ];
    expect(told(old, now)).toEqual([
      "days under 5, present other than unsure, decides no: wait > act, act > wait",
      "  days under 5, present yes, decides no: wait > act",
      "  days under 5, present no, decides no: act > wait",
    ]);
  });
});

describe("the situations of a share", () => {
  const old = share("start", "{below: 10%, go: wait}", "{go: act}", "{unsure: act}");

  it("say nothing of its numbers but how large it is", () => {
    expect(told([old], [always])).toEqual(["size under 10% of territory: wait > act"]);
  });

  it("are those in which one of its numbers is not known", () => {
    expect(told([old.replace("{unsure: act}", "{unsure: write}")], [old])).toEqual([
      "size unsure: write > act",
      "territory unsure: write > act",
    ]);
  });

  it("stand beside those of other facts", () => {
    const both = [
      share("start", "{below: 10%, go: wait}", "{go: long}", "{unsure: long}"),
      days("long", "{below: 5, go: wait}", "{go: act}"),
    ];
    expect(told(both, [always])).toEqual(["days under 5: wait > act", "size under 10% of territory: wait > act"]);
  });

  it("are those in which it is a share of nothing, which only one of the two refuses", () => {
    const refuses = ["start: {share: {days: staff}, when: [{below: 100%, go: act}, {go: act}]}"];
    expect(told(refuses, [always])).toEqual([]);
  });
});

describe("a situation in which several things change", () => {
  const swapped = (one: string, other: string, rest: string) => [
    "start: {ask: decides, when: {yes: who, no: act}}",
    `who: {ask: present, when: {yes: ${one}, no: ${other}, unsure: ${rest}}}`,
  ];

  const cases = [
    "decides yes, present other than unsure: write > wait, wait > write",
    "  decides yes, present no: write > wait",
    "  decides yes, present yes: wait > write",
  ];

  it("has a case for each, within itself", () => {
    expect(told(swapped("wait", "write", "act"), swapped("write", "wait", "act"))).toEqual(cases);
  });

  it("has none where they would be more than are asked for", () => {
    const [old, now] = [swapped("wait", "write", "act"), swapped("write", "wait", "act")];
    expect(told(old, now, { cases: 2 })).toEqual(cases);
    expect(told(old, now, { cases: 1 })).toEqual(cases.slice(0, 1));
  });

  it("has none where the same thing happens in more cases than are asked for", () => {
    const mixed = (one: string, other: string) => [
      days("start", `{below: 5, go: ${one}}`, "{go: who}"),
      `who: {ask: present, when: {yes: ${one}, no: ${other}, unsure: ${other}}}`,
    ];
    const mixedCases = [
      "any deal: wait > write, write > wait",
      "  days under 5: wait > write",
      "  present yes: wait > write",
      "  days 5 or more, present other than yes: write > wait",
    ];
    expect(told(mixed("wait", "write"), mixed("write", "wait"), { cases: 3 })).toEqual(mixedCases);
    expect(told(mixed("wait", "write"), mixed("write", "wait"), { cases: 2 })).toEqual(mixedCases.slice(0, 1));
  });

  it("tells how large a share is in each, and not that its numbers are known", () => {
    const part = (low: string, high: string) => [
      share("start", `{below: 10%, go: ${low}}`, `{go: ${high}}`, "{unsure: act}"),
    ];
    expect(told(part("wait", "write"), part("write", "wait"))).toEqual([
      "size known, territory known: write > wait, wait > write",
      "  size 10% or more of territory: write > wait",
      "  size under 10% of territory: wait > write",
    ]);
  });
});
