import { decode } from "./decode.ts";
import type { HoldForm, ReadSheet } from "./draft.ts";
import { type Library, loadBy } from "./load-by.ts";
import type { Places } from "./located.ts";
import { NotPlain } from "./plain-flow.ts";
import { fitsBank, fitsPlaybook } from "./plain-form.ts";
import { readPlain } from "./plain-yaml.ts";
import type { Playbook } from "./playbook.ts";
import type { Position } from "./problem.ts";

/**
 * Loads a playbook as `load` does where all files concerned are plainly written and sound; undefined where `load` has to
 * find out what is wrong, and where.
 */
export function loadPlain(name: string, library: Library): Playbook | undefined {
  try {
    const loaded = loadBy({ readSheet, holdForm }, name, library);
    return loaded.ok ? loaded.playbook : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const readSheet: ReadSheet = (content, file) => {
  const { text, problem } = decode(content, file);
  if (problem !== undefined) throw new NotPlain();
  return { text, located: new Unplaced(file, text, readPlain(text)), problems: [] };
};

const holdForm: HoldForm = ({ value }, kind) => {
  if (!(kind === "bank" ? fitsBank : fitsPlaybook)(value)) throw new NotPlain();
  return { problems: [], broken: new Set() };
};

/** Values whose places nobody needs: a problem that names one is found again by `load`. */
class Unplaced implements Places {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;

  constructor(file: string, text: string, value: unknown) {
    this.file = file;
    this.text = text;
    this.value = value;
  }

  readonly at = (): Position => ({ file: this.file, line: 1, column: 1 });
  readonly atKey = this.at;
  readonly within = this.at;
  readonly between = this.at;
}
