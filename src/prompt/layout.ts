import { controls, replaceInvisibles } from "../playbook/characters.ts";
import type { Question } from "../playbook/playbook.ts";
import { clean } from "../render/clean.ts";
import type { Style } from "../render/style.ts";
import { widthOf } from "../render/width.ts";
import { wrap } from "../render/wrap.ts";
import type { Asking } from "./prompter.ts";

/** The lines above an answer, each indented under a mark of two columns; the first has its place free for the mark. */
export function questionLines(question: Question, asking: Asking, style: Style, columns: number): readonly string[] {
  const asked = wrap(clean(question.ask), columns - 1, { first: "", rest: "  " });
  const why = question.why === undefined ? [] : dimmed(question.why, style, columns);
  const { refused } = asking;
  const complaint = refused === undefined ? [] : wrap(complaintOf(refused), columns - 1, { first: "  ", rest: "  " });
  return [...asked.map((line) => style.heading(line)), ...why, ...complaint.map((line) => style.alarm(line))];
}

export function complaintOf({ entry, expected }: NonNullable<Asking["refused"]>): string {
  const shown = entry.length > 40 ? `${entry.slice(0, 39)}…` : entry;
  return `"${clean(shown)}" does not fit. Accepted: ${clean(expected)}.`;
}

/** A quiet line below a question or an answer list. */
export function dimmed(text: string, style: Style, columns: number): readonly string[] {
  return wrap(clean(text), columns - 1, { first: "  ", rest: "  " }).map((line) => style.faint(line));
}

/** Hints in one line or more, broken between two of them. */
export function hintLines(hints: readonly string[], style: Style, columns: number): readonly string[] {
  const fit = hints.every((hint) => widthOf(hint) < columns - 5);
  const whole = hints.map((hint) => (fit ? hint.replaceAll(" ", noBreak) : hint)).join(" · ");
  return dimmed(whole, style, columns).map((line) => line.replaceAll(noBreak, " "));
}

const noBreak = "\u00a0";

/** An answer list's label, its further lines under its first one. */
export function label(text: string, columns: number): string {
  return wrap(clean(text), columns - 3).join("\n  ");
}

/** What an entry looks like, shown in front of it. */
export function sayForms(question: Question): string | undefined {
  if (question.kind !== "number") return undefined;
  return { money: "90000, 90k or 90,000", days: "35, 5 weeks or 2026-10-17", people: "3", count: "3" }[question.unit];
}

/**
 * The line that stays of an answered question. It fits into one row where the terminal is wide enough: the question is
 * shortened, the answer never is.
 */
export function echoLines(question: Question, said: string, style: Style, columns: number): readonly string[] {
  const [asked, answer] = [clean(question.ask), clean(said)];
  const room = columns - widthOf(answer) - 4;
  const mark = `${style.strong("✔")} `;
  if (room >= Math.min(24, widthOf(asked))) return [`${mark}${shortened(asked, room)} ${style.strong(answer)}`];
  const [first = "", ...rest] = wrap(`${asked} ${answer}`, columns - 1, { first: "", rest: "  " });
  return [mark + first, ...rest];
}

function shortened(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  return `${wrap(text, room - 1)[0]}…`;
}

/** What is being typed, with a dot for each character that could disturb the terminal or deceive the eye. */
export function masked(typed: string): string {
  return replaceInvisibles(typed.replace(controls(), "·"), (found) => "·".repeat(found.length));
}
