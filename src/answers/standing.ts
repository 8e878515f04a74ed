import type { Day } from "../decision/day.ts";
import { type Answers, asks } from "../decision/walk.ts";
import { UserError } from "../errors.ts";
import type { Playbook, Question, QuestionId } from "../playbook/playbook.ts";
import { type Entry, valueInWords } from "./entry.ts";
import { readEntries } from "./given.ts";

/** What a rep has set once and for all: answers, and how to be asked. */
export type Standing = { readonly answers: Answers; readonly plain: boolean };

/** Settings that are no answers, with what they do. */
export const settings: ReadonlyMap<string, string> = new Map([
  ["plain", "yes: numbered choices and plain lines, as with --plain"],
]);

/**
 * Reads the config for one playbook. An answer to a question that this playbook does not know may belong to another
 * one, so it is left aside.
 *
 * @throws UserError where a value is impossible.
 */
export function readStanding(
  entries: readonly Entry[],
  questions: ReadonlyMap<QuestionId, Question>,
  today: Day,
): Standing {
  const mine = entries.filter(({ id }) => questions.has(id) && !settings.has(id));
  return {
    answers: readEntries(mine, questions, today),
    plain: entries.some((entry) => entry.id === "plain" && isOn(entry)),
  };
}

/** Which standing answers the tree takes unasked, as a line to be shown before the first question. Undefined where none. */
export function assumed({ nodes }: Playbook, standing: Answers, given: Answers): string | undefined {
  const tested = new Set([...nodes.values()].flatMap(asks));
  const told = [...standing].filter(([id]) => tested.has(id) && !given.has(id));
  if (told.length === 0) return undefined;
  return `From your config, and so not asked: ${told.map((entry) => entry.join(" ")).join(", ")}.`;
}

/** Whether a setting is on. @throws UserError where it is neither on nor off. */
export function isOn(entry: Entry): boolean {
  const word = valueInWords(entry).toLowerCase();
  if (["yes", "true", "on"].includes(word)) return true;
  if (["no", "false", "off"].includes(word)) return false;
  throw new UserError(`${entry.from}: plain is yes or no, not "${word}"`, "followup config set plain yes");
}
