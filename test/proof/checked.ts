import { examine, remarksOn } from "../../src/chunks/check.ts";
import { load } from "../../src/playbook/load.ts";
import type { Examined } from "../../src/render/check.ts";
import { library } from "../support/sheet.ts";

/** What a check finds out about the playbook `it`, given its text and those of others. */
export function examined(it: string, others: Readonly<Record<string, string>> = {}): Examined {
  return examine("it", load("it", library({ ...others, it })));
}

/** The same for a sound one, which it has to be. */
export function soundly(it: string, others?: Readonly<Record<string, string>>): Extract<Examined, { sound: true }> {
  const found = examined(it, others);
  if (!found.sound) throw new Error(JSON.stringify(found.loaded.problems, null, 1));
  return found;
}

/** Remarks as `code file:line example`, in reading order. */
export function remarks(it: string, others?: Readonly<Record<string, string>>): readonly string[] {
  return remarksOn(examined(it, others)).map(
    ({ code, at, example }) => `${code} ${at.file}:${at.line}${example === undefined ? "" : ` ${example}`}`,
  );
}

/**
 * A text in which « and » stand around what is wrong, without them, and the line of each.
 */
export function unmarked(marked: string): { readonly it: string; readonly lines: readonly number[] } {
  const lines = marked.split("\n").flatMap((line, index) => [...line.matchAll(/«/g)].map(() => index + 1));
  return { it: marked.replace(/[«»]/g, ""), lines };
}
