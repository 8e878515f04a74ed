import { describe, expect, it } from "vitest";
import { expectedOf, parseAnswer } from "../../src/decision/answers.ts";
import { type Day, parseDay } from "../../src/decision/day.ts";
import type { Question } from "../../src/playbook/playbook.ts";
import { number } from "../support/sample.ts";

const today = parseDay("2026-11-23") as Day;
const read = (question: Question, raw: unknown) => {
  const parsed = parseAnswer(question, raw, today);
  return parsed.ok ? parsed.answer : parsed.code;
};

describe("an amount of money", () => {
  const money = number("deal_size", "money");

  it.each<[unknown, number]>([
    ["90000", 90_000],
    [" 90000 ", 90_000],
    ["90k", 90_000],
    ["90K", 90_000],
    ["90 k", 90_000],
    ["1.5m", 1_500_000],
    ["1.25 million", 1_250_000],
    ["2bn", 2_000_000_000],
    ["2.5 mio", 2_500_000],
    ["90,000", 90_000],
    ["1,234,567.50", 1_234_567.5],
    ["90'000", 90_000],
    ["90’000", 90_000],
    ["90 000", 90_000],
    ["90\u00a0000", 90_000],
    ["90\u202f000", 90_000],
    ["$90 000", 90_000],
    ["$ 90,000", 90_000],
    ["€90k", 90_000],
    ["90k€", 90_000],
    ["90€", 90],
    ["90 thousand", 90_000],
    ["90 000 kr", 90_000],
    ["R$ 90k", 90_000],
    ["90 000 EUR", 90_000],
    ["US$1.5m", 1_500_000],
    ["about 90k", 90_000],
    ["~90k", 90_000],
    ["ca. 90k", 90_000],
    ["ca 90k", 90_000],
    ["ca90k", 90_000],
    ["approx. 90k", 90_000],
    ["Approx 90k", 90_000],
    ["Roughly $90 000", 90_000],
    ["0", 0],
    ["0.125", 0.13],
    ["1.234k", 1234],
    ["0.234", 0.23],
    ["1234.567", 1234.57],
    ["1.1m", 1_100_000],
    ["99.95", 99.95],
    [90_000, 90_000],
    [0.5, 0.5],
    [-0, 0],
    [999_999_999_999_998, 999_999_999_999_998],
    [1e15, 1e15],
    ["999999999999998", 999_999_999_999_998],
    ["123456789012345.67", 123_456_789_012_346],
  ])("%j is %d", (raw, amount) => {
    expect(read(money, raw)).toBe(amount);
  });

  it.each<[unknown, string]>([
    ["1,5", "ambiguous-number"],
    ["1,50", "ambiguous-number"],
    ["1,5m", "ambiguous-number"],
    ["90.000", "ambiguous-number"],
    ["9.000", "ambiguous-number"],
    ["900.000", "ambiguous-number"],
    ["90,0000", "ambiguous-number"],
    ["1,234'567", "ambiguous-number"],
    ["1234,567", "ambiguous-number"],
    ["90.000,50", "ambiguous-number"],
    ["10%", "not-a-number"],
    ["ninety", "not-a-number"],
    ["90kk", "not-a-number"],
    ["90 about 000", "not-a-number"],
    ["90 constructor", "not-a-number"],
    ["-5", "not-a-number"],
    ["1e5", "not-a-number"],
    ["0x10", "not-a-number"],
    ["$", "not-a-number"],
    [-5, "out-of-range"],
    [Number.NaN, "out-of-range"],
    [Number.POSITIVE_INFINITY, "out-of-range"],
    ["9".repeat(400), "out-of-range"],
    [true, "not-a-number"],
    [[90_000], "not-a-number"],
    [{}, "not-a-number"],
    ["", "empty"],
    ["  ", "empty"],
    [null, "empty"],
    [undefined, "empty"],
  ])("%j is refused: %s", (raw, code) => {
    expect(read(money, raw)).toBe(code);
  });

  it.each(["unsure", "UNSURE", "?", "I don't know", "i don't know"])("%j is unsure", (raw) => {
    expect(read(money, raw)).toBe("unsure");
  });

  it("takes no unsure where the question does not offer it", () => {
    const sure: Question = { kind: "number", id: "people", ask: "?", unit: "people", cites: [] };
    expect(read(sure, "unsure")).toBe("not-a-number");
    expect(expectedOf(sure)).not.toContain("unsure");
  });
});

describe("a number of people", () => {
  const people = number("deciders", "people");

  it("is whole", () => {
    expect(read(people, "3")).toBe(3);
    expect(read(people, 999_999_999_999_998)).toBe(999_999_999_999_998);
    expect(read(people, "2.5")).toBe("not-whole");
    expect(read(people, 2.5)).toBe("not-whole");
    expect(read(people, "3k")).toBe("not-a-number");
    expect(read(people, "$3")).toBe("not-a-number");
  });
});

describe("a stretch of days", () => {
  const days = number("days_silent", "days");

  it.each<[unknown, number]>([
    ["35", 35],
    [35, 35],
    ["35 days", 35],
    ["10d", 10],
    ["1 day", 1],
    ["5 weeks", 35],
    ["5 Weeks ago", 35],
    ["5  weeks  ago", 35],
    ["3w", 21],
    ["3 wks", 21],
    ["a week", 7],
    ["two weeks", 14],
    ["2 months", 60],
    ["2m", 60],
    ["2 mo", 60],
    ["1.5 weeks", 11],
    ["1 year", 365],
    ["2y", 730],
    ["2 yrs", 730],
    ["1.25 weeks", 9],
    ["zero days", 0],
    ["today", 0],
    ["Yesterday", 1],
    ["2026-10-17", 37],
    ["2026-11-23", 0],
    ["1,000", 1000],
  ])("%j is %d", (raw, count) => {
    expect(read(days, raw)).toBe(count);
  });

  it.each<[unknown, string]>([
    ["2026-11-24", "future-day"],
    ["2027-01-01", "future-day"],
    ["2026-02-30", "not-a-duration"],
    ["2026-10", "not-a-duration"],
    ["17.10.2026", "ambiguous-number"],
    ["10/17/2026", "not-a-duration"],
    ["tomorrow", "not-a-duration"],
    ["35k", "not-a-duration"],
    ["constructor", "not-a-duration"],
    ["5 constructors", "not-a-duration"],
    ["some weeks", "not-a-duration"],
    ["span weeks", "not-a-duration"],
    ["ant weeks", "not-a-duration"],
    ["weeks", "not-a-duration"],
    ["3.5", "not-whole"],
    ["200 years", "out-of-range"],
    ["-3 weeks", "not-a-duration"],
    [new Date(0), "not-a-number"],
  ])("%j is refused: %s", (raw, code) => {
    expect(read(days, raw)).toBe(code);
  });
});
