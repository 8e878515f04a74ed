import { controls, lostCharacter, replaceInvisibles } from "../playbook/characters.ts";
import {
  type Answer,
  type ChoiceQuestion,
  type NumberQuestion,
  type Question,
  type Unit,
  unsure,
} from "../playbook/playbook.ts";
import type { Day } from "./day.ts";
import { parseDaysAgo } from "./days-ago.ts";
import { parseCount, parseNumber, toCents } from "./number.ts";
import type { Read, Refusal } from "./refusal.ts";
import { numbersIn } from "./units.ts";

/** An answer, or why there is none and in one phrase what is accepted: `90000, 90k, 90,000 or $90 000`. */
type Parsed =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: Refusal; readonly expected: string };

/**
 * Reads what a person typed, or what a YAML or JSON file holds, as the answer to a question.
 *
 * - choice: an id or a whole label in any case, `-` as `_`; y and n, and true and false, for `yes` and `no`.
 * - money, people, count: `90000`, `90k`, `1.5m`, `90,000`, `90 000`, `90'000`, `$90 000`, `90k EUR`; people and count are whole.
 * - days: `35`, `5 weeks`, `3w`, `2 months` (of 30 days), `yesterday`, or the day it was, `2026-10-17`, as days before today.
 * - before a number: `about`, `around`, `~` and the like, which change nothing.
 * - `unsure`, `?` and the question's own label for it, where the question offers it.
 * - text: its words on one line, without what cannot be seen; a number is refused, as YAML has eaten its zeros and plus.
 */
export function parseAnswer(question: Question, raw: unknown, today: Day): Parsed {
  if (raw === null || raw === undefined || (typeof raw === "string" && raw.trim() === ""))
    return refuse("empty", question);
  const read =
    question.kind === "choice"
      ? readChoice(question, raw)
      : question.kind === "text"
        ? readText(raw)
        : readNumber(question, raw, today);
  return typeof read === "object" ? refuse(read.code, question) : { ok: true, answer: read };
}

/** What a question accepts, in one phrase: the forms of a number or the choices. */
export function expectedOf(question: Question): string {
  if (question.kind === "choice") return `one of ${question.choices.map(({ id }) => id).join(", ")}`;
  if (question.kind === "text") return "a text on one line";
  const forms = {
    money: "an amount such as 90000, 90k, 1.5m, 90,000 or $90 000",
    days: "days such as 35, 5 weeks, 2 months, or the day it was, such as 2026-10-17",
    people: "a whole number such as 3",
    count: "a whole number such as 3",
  }[question.unit];
  return question.unsure === undefined ? forms : `${forms}, or ${unsure}`;
}

function refuse(code: Refusal, question: Question): Parsed {
  return {
    ok: false,
    code,
    expected: reasons[code] === undefined ? expectedOf(question) : `${expectedOf(question)} (${reasons[code]})`,
  };
}

const reasons: Partial<Record<Refusal, string>> = {
  "ambiguous-number": "its comma or point could part thousands or decimals",
  "not-whole": "whole, not a fraction",
  "out-of-range": "not below zero and not beyond belief",
  "future-day": "not a day still to come",
  "not-a-text": "in quotes, where it looks like a number",
  "control-characters": "without control characters",
  "lost-characters": "in UTF-8; some of its letters were lost on the way",
};

function readChoice(question: ChoiceQuestion, raw: unknown): Read<string> {
  if (typeof raw !== "string" && typeof raw !== "boolean") return { code: "unknown-choice" };
  const wanted = keyOf(String(raw));
  const exact =
    question.choices.find(({ id }) => id === wanted) ?? question.choices.find(({ id }) => keyOf(id) === wanted);
  const labelled = question.choices.filter(({ label }) => keyOf(label) === wanted);
  const short = question.choices.find(({ id }) => id === shorthands.get(wanted));
  const found = exact ?? (labelled.length === 1 ? labelled[0] : undefined) ?? short;
  return found?.id ?? { code: "unknown-choice" };
}

const shorthands = new Map([
  ["y", "yes"],
  ["n", "no"],
  ["true", "yes"],
  ["false", "no"],
  ["?", unsure],
]);
const keyOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-");

function readNumber(question: NumberQuestion, raw: unknown, today: Day): Read {
  if (typeof raw !== "string" && typeof raw !== "number") return { code: "not-a-number" };
  const text = String(raw).trim();
  const dontKnow = [unsure, "?", question.unsure ?? unsure].some((word) => keyOf(word) === keyOf(text));
  if (dontKnow) return question.unsure === undefined ? { code: "not-a-number" } : unsure;
  const read = typeof raw === "number" ? raw : readers[question.unit](text.replace(roughly, ""), today);
  return typeof read === "object" ? read : bounded(read, question.unit);
}

/** What people say before a number that they estimate. */
const roughly = /^(?:(?:about|around|roughly|approximately|circa|some)\s|approx\.?\s|ca\.?\s?(?=\d)|[~≈])\s*/i;

const readers: Readonly<Record<Unit, (text: string, today: Day) => Read<number>>> = {
  money: parseNumber,
  days: parseDaysAgo,
  people: parseCount,
  count: parseCount,
};

function bounded(value: number, unit: Unit): Read<number> {
  const { most, perOne } = numbersIn(unit);
  if (!(value >= 0 && value <= most)) return { code: "out-of-range" };
  if (perOne === 1 && !Number.isInteger(value)) return { code: "not-whole" };
  return Math.abs(toCents(value));
}

function readText(raw: unknown): Read<string> {
  if (typeof raw !== "string") return { code: "not-a-text" };
  const seen = replaceInvisibles(raw.replace(/\s/gu, " "), () => "")
    .replace(/ +/g, " ")
    .trim();
  if (seen === "") return { code: "empty" };
  if (seen.includes(lostCharacter)) return { code: "lost-characters" };
  return seen.search(controls()) === -1 ? seen : { code: "control-characters" };
}
