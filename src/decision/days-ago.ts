import { type Day, daysBetween, parseDay } from "./day.ts";
import { parseNumber } from "./number.ts";
import type { Read } from "./refusal.ts";

const lengths: Readonly<Record<string, number>> = {
  d: 1,
  day: 1,
  w: 7,
  wk: 7,
  week: 7,
  m: 30,
  mo: 30,
  month: 30,
  y: 365,
  yr: 365,
  year: 365,
};
const words = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const duration = /^(?<count>\d+(?:\.\d+)?|[a-z]+)\s*(?<unit>d|w|wk|m|mo|y|yr|day|week|month|year)s?(?:\s+ago)?$/i;

/**
 * Reads a stretch of time as days: `35`, `10d`, `5 weeks`, `2 months ago`, `a week`, `today`, `yesterday`, or
 * the day when it began, `2026-10-17`. A week and a half is 11 days: what is not whole is rounded.
 */
export function parseDaysAgo(text: string, today: Day): Read<number> {
  if (/^\d{4}-\d/.test(text)) return sinceDay(text, today);
  const read = sinceWord(text) ?? sinceDuration(text) ?? parseNumber(text);
  return typeof read === "object" && read.code === "not-a-number" ? { code: "not-a-duration" } : read;
}

function sinceDay(text: string, today: Day): Read<number> {
  const day = parseDay(text);
  if (day === undefined) return { code: "not-a-duration" };
  const days = daysBetween(day, today);
  return days < 0 ? { code: "future-day" } : days;
}

function sinceWord(text: string): number | undefined {
  return { today: 0, yesterday: 1 }[text.toLowerCase()];
}

function sinceDuration(text: string): number | undefined {
  const { count = "", unit = "" } = duration.exec(text)?.groups ?? {};
  const length = lengths[unit.toLowerCase()];
  const many = /^an?$/i.test(count) ? 1 : /^\d/.test(count) ? Number(count) : words.indexOf(count.toLowerCase());
  return length === undefined || many < 0 ? undefined : Math.round(many * length);
}
