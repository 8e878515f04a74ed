import { type Day, daysBetween, parseDay } from "./day.ts";
import { parseCount } from "./number.ts";
import type { Read } from "./refusal.ts";

const lengths = new Map([
  ...["d", "day"].map((unit) => [unit, 1] as const),
  ...["w", "wk", "week"].map((unit) => [unit, 7] as const),
  ...["m", "mo", "month"].map((unit) => [unit, 30] as const),
  ...["y", "yr", "year"].map((unit) => [unit, 365] as const),
]);
const wordsForDays = new Map([
  ["today", 0],
  ["yesterday", 1],
]);
const words = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const duration = /^(?<count>\d+(?:\.\d+)?|[a-z]+)\s*(?<unit>d|w|wk|m|mo|y|yr|day|week|month|year)s?(?:\s+ago)?$/;

/**
 * Reads a stretch of time as days: `35`, `10d`, `5 weeks`, `2 months ago`, `a week`, `today`, `yesterday`, or
 * the day when it began, `2026-10-17`. A week and a half is 11 days: what is not whole is rounded.
 */
export function parseDaysAgo(text: string, today: Day): Read<number> {
  if (/^\d{4}-\d/.test(text)) return sinceDay(text, today);
  const lower = text.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  const read = wordsForDays.get(lower) ?? sinceDuration(lower) ?? parseCount(lower);
  return typeof read === "object" && read.code === "not-a-number" ? { code: "not-a-duration" } : read;
}

function sinceDay(text: string, today: Day): Read<number> {
  const day = parseDay(text);
  if (day === undefined) return { code: "not-a-duration" };
  const days = daysBetween(day, today);
  return days < 0 ? { code: "future-day" } : days;
}

function sinceDuration(text: string): number | undefined {
  const { count = "", unit = "" } = duration.exec(text)?.groups ?? {};
  const length = lengths.get(unit);
  const many = /^an?$/.test(count) ? 1 : /^\d/.test(count) ? Number(count) : words.indexOf(count);
  return length === undefined || many < 0 ? undefined : Math.round(many * length);
}
