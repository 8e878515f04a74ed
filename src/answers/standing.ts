import type { Day } from "../decision/day.ts";
import type { Answers } from "../decision/walk.ts";
import { UserError } from "../errors.ts";
import { asks, type Playbook, type Question, type QuestionId } from "../playbook/playbook.ts";
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

/** What trees ask about the rep; all else that they ask is about one deal, and strange as a standing answer. */
const ofTheRep: ReadonlySet<QuestionId> = new Set(["territory_size", "buyers_left"]);

/** Whether a playbook decides by this fact of one deal. */
export function isOfOneDeal(id: QuestionId, { nodes }: Playbook): boolean {
  return !ofTheRep.has(id) && [...nodes.values()].some((node) => asks(node).includes(id));
}

/** Which facts of a deal the config answers, as a line to be shown before the first question. Undefined where none. */
export function assumed(playbook: Playbook, standing: Answers, given: Answers): string | undefined {
  const told = [...standing].filter(([id]) => !given.has(id) && isOfOneDeal(id, playbook));
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
