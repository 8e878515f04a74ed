import { sayAnswer } from "../message/values.ts";
import type { Question } from "../playbook/playbook.ts";
import { clean } from "../render/clean.ts";
import { backEntry, restEntry, skipEntry, takesUnsure } from "./entries.ts";
import { complaintOf, sayForms } from "./layout.ts";
import type { Asking } from "./prompter.ts";

/** A question as lines that are read from top to bottom, each one sentence or one choice. */
export function openingLines(question: Question, asking: Asking): readonly string[] {
  const { refused } = asking;
  const hint = hintLine(question, asking);
  if (refused !== undefined) return [complaintOf(refused), clean(question.ask), hint];
  const why = question.why === undefined ? [] : [question.why];
  const choices = question.kind === "choice" ? question.choices.map(({ label }, at) => `${at + 1}. ${label}`) : [];
  return ["", `${asking.position}.`, question.ask, ...why, ...choices, hint].map(clean);
}

/** What can be typed, in one line: `1 to 4, or b to go back.` */
export function hintLine(question: Question, asking: Asking): string {
  const ways = [
    question.kind === "choice" ? `1 to ${question.choices.length}` : (sayForms(question) ?? "A few words"),
    ...(asking.default === undefined ? [] : [`Enter for ${clean(saidDefault(question, asking.default))}`]),
    ...(takesUnsure(question) ? [`${entersUnsure(asking) ? "Enter" : "?"} for ${clean(question.unsure)}`] : []),
    ...(asking.canSkip
      ? [`${asking.default === undefined ? "Enter" : skipEntry} to leave it open`, `${restEntry} to leave all open`]
      : []),
    ...(asking.canGoBack ? ["b to go back"] : []),
  ];
  return `${ways.join("; ")}.`;
}

/** Whether Enter alone stands for "I don't know", and not for the answer of before or for leaving the question open. */
const entersUnsure = ({ default: before, canSkip }: Asking): boolean => before === undefined && !canSkip;

function saidDefault(question: Question, answer: NonNullable<Asking["default"]>): string {
  if (question.kind !== "choice") return sayAnswer(question, answer);
  return String(question.choices.findIndex(({ id }) => id === answer) + 1);
}

/**
 * A typed line as an entry: `b` goes back, a choice's number stands for the choice, Enter for what was answered before.
 * Undefined where it means nothing at a list.
 */
export function entryOf(question: Question, asking: Asking, line: string): string | undefined {
  const typed = line.trim();
  if (typed.toLowerCase() === "b") return backEntry;
  if (typed === "" && asking.default !== undefined) return String(asking.default);
  if (question.kind !== "choice" || ["", backEntry, skipEntry, restEntry].includes(typed)) return typed;
  return question.choices[Number(typed) - 1]?.id ?? question.choices.find(({ id }) => id === typed)?.id;
}
