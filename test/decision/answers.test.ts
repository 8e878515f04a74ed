import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../src/decision/answers.ts";
import { type Day, parseDay } from "../../src/decision/day.ts";
import { allows } from "../../src/decision/walk.ts";
import type { Question } from "../../src/playbook/playbook.ts";
import { runs } from "../support/runs.ts";
import { choice, number, text } from "../support/sample.ts";

const today = parseDay("2026-11-23") as Day;
const read = (question: Question, raw: unknown) => {
  const parsed = parseAnswer(question, raw, today);
  return parsed.ok ? parsed.answer : parsed.code;
};

describe("a choice", () => {
  const decider = choice("decision_maker", { yes: "Yes, alone", no: "No, somebody else", unsure: "I don't know" });

  it.each<[unknown, string]>([
    ["yes", "yes"],
    [" YES ", "yes"],
    ["y", "yes"],
    ["N", "no"],
    [true, "yes"],
    [false, "no"],
    ["TRUE", "yes"],
    ["no, somebody  else", "no"],
    ["I don't know", "unsure"],
    ["?", "unsure"],
  ])("%j is %s", (raw, id) => {
    expect(read(decider, raw)).toBe(id);
  });

  it.each<[unknown]>([["maybe"], ["ye"], ["y es"], [1], [["yes"]], ["yes no"], ["__proto__"]])("%j is none", (raw) => {
    expect(read(decider, raw)).toBe("unknown-choice");
  });

  it("may be written with any dash, but its own spelling comes first", () => {
    const ways = choice("way", { not_yet: "Later", "at-once": "Now" });
    expect(read(ways, "not-yet")).toBe("not_yet");
    expect(read(ways, "At Once")).toBe("at-once");
    expect(read(choice("way", { not_yet: "Later", "not-yet": "Now" }), "not-yet")).toBe("not-yet");
  });

  it("goes by a label only where no other has the same", () => {
    const twins = choice("twins", { one: "The same", two: "the  same" });
    expect(read(twins, "The same")).toBe("unknown-choice");
  });

  it("has no yes where it has none", () => {
    expect(read(choice("phone", { works: "Yes it does" }), true)).toBe("unknown-choice");
    expect(read(choice("phone", { works: "It does" }), "?")).toBe("unknown-choice");
  });

  it("names its choices when it refuses", () => {
    expect(parseAnswer(decider, "maybe", today)).toMatchObject({ expected: "one of yes, no, unsure" });
  });
});

describe("a text", () => {
  const name = text("contact_name", "contact's first name");

  it.each<[unknown, string]>([
    ["  Zoë ", "Zoë"],
    ["日本 🙂", "日本 🙂"],
    ["two\nlines\tand more\n", "two lines and more"],
    ["{{ my_name }}", "{{ my_name }}"],
    ["a\u202eb\u200bc\ufeff", "abc"],
    ["👩\u200d💻", "👩\u200d💻"],
    ["unsure", "unsure"],
    ["a\ud800b", "ab"],
    ["a \u200b b", "a b"],
    ["a\u2028b", "a b"],
  ])("%j is %j", (raw, words) => {
    expect(read(name, raw)).toBe(words);
  });

  it.each<[unknown, string]>([
    ["", "empty"],
    [" \u200b ", "empty"],
    ["\u001b[31mred", "control-characters"],
    ["\u009b31m", "control-characters"],
    ["bell\u0007", "control-characters"],
    ["Zo\ufffd", "lost-characters"],
    [49_301_234, "not-a-text"],
    [true, "not-a-text"],
    [["a"], "not-a-text"],
  ])("%j is refused: %s", (raw, code) => {
    expect(read(name, raw)).toBe(code);
  });
});

describe("a refusal says what is accepted", () => {
  const amount = "an amount such as 90000, 90k, 1.5m, 90,000 or $90 000, or unsure";
  const stretch = "days such as 35, 5 weeks, 2 months, or the day it was, such as 2026-10-17, or unsure";
  const line = "a text on one line";
  const { unsure: _, ...people } = number("deciders", "people");
  const { unsure: __, ...count } = number("calls", "count");
  it.each<[Question, unknown, string]>([
    [number("deal_size", "money"), "much", amount],
    [number("deal_size", "money"), "1,5", `${amount} (its comma or point could part thousands or decimals)`],
    [number("deal_size", "money"), -5, `${amount} (not below zero and not beyond belief)`],
    [number("days_silent", "days"), "2027-01-01", `${stretch} (not a day still to come)`],
    [people, "2.5", "a whole number such as 3 (whole, not a fraction)"],
    [count, "some", "a whole number such as 3"],
    [choice("stage", { talk: "Talk", demo: "Demo" }), "offer", "one of talk, demo"],
    [text("my_name", "your name"), "", line],
    [text("my_name", "your name"), 5, `${line} (in quotes, where it looks like a number)`],
    [text("my_name", "your name"), "\u001b[1m", `${line} (without control characters)`],
    [text("my_name", "your name"), "Zo\ufffd", `${line} (in UTF-8; some of its letters were lost on the way)`],
  ])("%o: %j", (question, raw, expected) => {
    expect(parseAnswer(question, raw, today)).toMatchObject({ ok: false, expected });
  });

  it("and takes the choice of that very id before one that is written nearly so", () => {
    const near = choice("stage", { "a-b": "One", a_b: "Two", "a--b": "Three" });
    expect(parseAnswer(near, "a_b", today)).toMatchObject({ ok: true, answer: "a-b" });
    expect(parseAnswer(near, "A-B", today)).toMatchObject({ ok: true, answer: "a-b" });
  });
});

describe("whatever comes in", () => {
  const questions = [
    number("deal_size", "money"),
    number("days_silent", "days"),
    number("deciders", "people"),
    choice("decision_maker", { yes: "Yes", no: "No" }),
    text("contact_name", "contact"),
  ];
  const entry = fc.oneof(
    fc.anything(),
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[$€]?[\d.,' ]{0,8}(k|m|d| weeks| months ago)?$/),
    fc.double(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  );

  it("is an answer that its question allows, or a refusal that says what is accepted; it never throws", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), entry, (question, raw) => {
        const parsed = parseAnswer(question, raw, today);
        if (!parsed.ok) return parsed.expected.length > 0;
        if (typeof parsed.answer === "number" && !(parsed.answer >= 0 && Number.isFinite(parsed.answer))) return false;
        if (question.kind === "text" && /\p{Cc}|^\s|\s$|^$/u.test(String(parsed.answer))) return false;
        return allows(question, parsed.answer);
      }),
      runs(2000),
    );
  });

  it("stays what it is when an answer is read again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), entry, (question, raw) => {
        const once = parseAnswer(question, raw, today);
        if (once.ok) expect(parseAnswer(question, once.answer, today)).toEqual(once);
      }),
      runs(2000),
    );
  });
});
