import { check } from "./checks/checks.ts";
import { type Bank, type Draft, type File, type Reader, readBank, readDraft } from "./draft.ts";
import { edgesOf } from "./graph.ts";
import { link } from "./link.ts";
import { handoverOf } from "./names.ts";
import type { Playbook } from "./playbook.ts";
import { type Problem, sorted } from "./problem.ts";

/** Where playbooks come from. */
export type Library = {
  /** The playbooks that may be handed over to. */
  readonly names: readonly string[];
  /** The file of a playbook; undefined where there is none of that name. */
  readonly read: (name: string) => File | undefined;
  /** The shared questions and sources. */
  readonly bank: File;
};

export type Loaded =
  | { readonly ok: true; readonly playbook: Playbook }
  /** All problems of all files concerned, in reading order, and the files' texts for excerpts. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly texts: ReadonlyMap<string, string> };

/** The files that were read: as far as they have the right form, the playbook's own first, and their texts by name. */
export type Sheets = {
  readonly drafts: readonly Draft[];
  readonly bank: Bank | undefined;
  readonly texts: ReadonlyMap<string, string>;
};

/**
 * Loads a playbook with all that it hands over to. Never throws for what stands in a file, unless the reader does; every
 * problem found is told at once.
 */
export function loadBy(reader: Reader, name: string, library: Library): Loaded & Sheets {
  const reading = new Reading(library, reader);
  reading.open(name);
  const drafts = [...reading.drafts.values()];
  const { bank, texts } = reading;
  if (bank !== undefined) {
    reading.problems.push(...check(drafts, { bank, playbooks: library.names }));
    if (reading.problems.length === 0) return { ok: true, playbook: link(drafts, bank), drafts, bank, texts };
  }
  return { ok: false, problems: sorted(reading.problems), drafts, bank, texts };
}

/** The files read so far. */
class Reading {
  readonly drafts = new Map<string, Draft>();
  readonly texts = new Map<string, string>();
  readonly problems: Problem[] = [];
  readonly bank: Bank | undefined;
  private readonly library: Library;
  private readonly reader: Reader;

  constructor(library: Library, reader: Reader) {
    this.library = library;
    this.reader = reader;
    const { text, problems, content } = readBank(library.bank, reader);
    this.texts.set(library.bank.file, text);
    this.problems.push(...problems);
    this.bank = content;
  }

  /** Reads a playbook, and then those that it hands over to, each once. */
  open(first: string): void {
    const waiting = [first];
    const seen = new Set(waiting);
    for (const name of waiting) {
      const found = this.library.read(name);
      if (found === undefined) this.problems.push(this.noFile(name));
      const draft = found && this.draft(name, found);
      // A handover to an unknown name is reported where it stands, by a check.
      const known = handovers(draft).filter((other) => this.library.names.includes(other) && !seen.has(other));
      for (const other of known) {
        seen.add(other);
        waiting.push(other);
      }
    }
  }

  private draft(name: string, file: File): Draft | undefined {
    const { text, problems, content } = readDraft(name, file, this.reader);
    this.texts.set(file.file, text);
    this.problems.push(...problems);
    if (content !== undefined) this.drafts.set(name, content);
    return content;
  }

  private noFile(playbook: string): Problem {
    return {
      code: "unknown",
      what: "playbook",
      name: playbook,
      at: { file: playbook, line: 1, column: 1 },
      known: this.library.names,
    };
  }
}

function handovers(draft: Draft | undefined): readonly string[] {
  if (draft === undefined) return [];
  return [...new Set(edgesOf(draft).flatMap(({ to }) => handoverOf(to) ?? []))];
}
