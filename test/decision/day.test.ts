import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessDays, addDays, type Day, daysBetween, parseDay, sayDay } from "../../src/decision/day.ts";

const day = (text: string): Day => parseDay(text) as Day;
const anyDay = fc.integer({ min: 0, max: 300_000 }).map((days) => addDays(day("1950-01-01"), days));
const weekday = (of: Day): number => new Date(`${of}T00:00:00Z`).getUTCDay();

describe("a day", () => {
  it.each(["2026-11-23", "2024-02-29", "1999-12-31", "2000-02-29"])("%s is one", (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    "2026-02-30",
    "2025-02-29",
    "2100-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "23.11.2026",
    "",
    "2026-11-23T00:00",
    "0026-11-23",
    "2026-11-23\n",
  ])("%j is none", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it("counts the days to another, and back", () => {
    expect(daysBetween(day("2026-10-17"), day("2026-11-23"))).toBe(37);
    expect(daysBetween(day("2026-11-23"), day("2026-10-17"))).toBe(-37);
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
  });
});

describe("business days", () => {
  it.each([
    ["2026-11-23", 2, "2026-11-25", "Monday to Wednesday"],
    ["2026-11-26", 2, "2026-11-30", "over a weekend"],
    ["2026-11-27", 1, "2026-11-30", "Friday to Monday"],
    ["2026-11-28", 1, "2026-11-30", "Saturday to Monday"],
    ["2026-11-29", 1, "2026-11-30", "Sunday to Monday"],
    ["2026-11-28", 5, "2026-12-04", "a week from a Saturday ends on Friday"],
    ["2026-11-29", 7, "2026-12-08", "more than a week from a Sunday"],
    ["2026-12-30", 3, "2027-01-04", "into the next year"],
    ["2026-11-23", 0, "2026-11-23", "none"],
    ["2026-11-28", 0, "2026-11-28", "none from a Saturday"],
    ["2026-11-23", 10, "2026-12-07", "two weeks"],
  ])("from %s, %i more is %s: %s", (from, days, to) => {
    expect(addBusinessDays(day(from), days)).toBe(to);
  });

  it("end with the calendar", () => {
    expect(addBusinessDays(day("2999-12-31"), 3_000_000)).toBe("9999-12-31");
    expect(addBusinessDays(addDays(day("2999-12-31"), 3_000_000), 260)).toBe("9999-12-31");
  });

  it("are counted one by one, whatever the day and the number", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 200 }), (from, days) => {
        let at = from;
        for (let left = days; left > 0; left -= [0, 6].includes(weekday(at)) ? 0 : 1) at = addDays(at, 1);
        expect(addBusinessDays(from, days)).toBe(at);
      }),
    );
  });
});

describe("a day for people", () => {
  it.each([
    ["2026-11-25", "Wed 25 Nov"],
    ["2026-12-01", "Tue 1 Dec"],
    ["2027-01-04", "Mon 4 Jan 2027"],
    ["2025-12-31", "Wed 31 Dec 2025"],
  ])("%s is %s", (text, said) => {
    expect(sayDay(day(text), day("2026-11-23"))).toBe(said);
  });
});
