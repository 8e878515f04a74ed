import type { Day } from "./decision/day.ts";
import type { Loaded, Sheets } from "./playbook/load-by.ts";
import type { Playbook } from "./playbook/playbook.ts";
import type { Prompter } from "./prompt/prompter.ts";
import type { Style } from "./render/style.ts";

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What a run needs of the world. `main.ts` makes the real one; a test makes its own. */
export type Context = {
  readonly version: string;
  readonly env: Env;
  readonly today: Day;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  readonly folders: Folders;
  readonly playbooks: Playbooks;
  readonly cache: Cache;
  /** All of standard input, as bytes; waits for its end. */
  readonly readStdin: () => Promise<Uint8Array>;
  readonly clipboard: Clipboard;
  /** Somebody to ask, or undefined where there is no terminal to ask on. */
  readonly openPrompter: (options: PrompterOptions) => Promise<Prompter | undefined>;
};

export type PrompterOptions = {
  readonly plain: boolean;
  /** Ends the prompts from outside; its reason is told as what cancelled them. */
  readonly signal?: AbortSignal;
};

/** One stream out. */
export type Output = {
  /** Columns of the terminal; undefined where there is none and nothing should be wrapped. */
  readonly width: number | undefined;
  /** The styles for this stream: without colour where it shows none. */
  readonly style: () => Promise<Style>;
  /** Resolves once everything is handed over; rejects with OutputFailed. */
  readonly write: (text: string) => Promise<void>;
};

/** The few things done with files. Paths are as the user gave them. */
export type Files = {
  /** A file's bytes; undefined where there is none. A folder or a file that may not be read is a UserError. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** As `read` does a file that followup looks for by itself: what is no file there, and might never end, is a UserError. */
  readonly readOwn: (path: string) => Uint8Array | undefined;
  /** The names in a folder, sorted; none where there is no such folder. */
  readonly list: (folder: string) => readonly string[];
  /** Aborts, with `change` as its reason, once one of these files is not what it was. `stop` when it is no longer of interest. */
  readonly watch: (paths: readonly string[]) => { readonly signal: AbortSignal; readonly stop: () => void };
  /**
   * The whole new content or the old one, never less: through a sibling file, flushed and renamed. A new file can be
   * read by whom the user lets read files; with `isPrivate` by the user alone. Throws Unwritable where it cannot be.
   */
  readonly replace: (path: string, text: string, options?: { readonly isPrivate: boolean }) => Promise<void>;
  /** Does work that reads a file and then replaces it while no other process does, so that neither change is lost. */
  readonly alone: <Result>(path: string, work: () => Promise<Result>) => Promise<Result>;
};

/** Puts a text on the clipboard, and tells by which way and whether it is known to be there, or which ways were tried. */
export type Clipboard = (text: string) => Promise<Copied>;
export type Copied =
  | { readonly ok: true; readonly how: string; readonly isSure: boolean }
  | { readonly ok: false; readonly tried: readonly string[] };

/** Where the user's own files live. */
export type Folders = { readonly config: string; readonly cache: string };

/**
 * What took long to make, kept for the next run. It can only cost time, never be wrong: an entry counts only if every
 * text that it was made from is still the same, byte for byte. All trouble with the disk is as if there were no entry.
 */
export type Cache = {
  /** What is kept under a key, if each of its sources, as `current` reads it now, is what it was. */
  readonly recall: (key: string, current: (source: string) => Uint8Array | undefined) => Buffer | undefined;
  /** `sources` are the texts that it was made from, by the name that `current` knows them by. */
  readonly keep: (key: string, sources: ReadonlyMap<string, Uint8Array>, make: () => Uint8Array) => void;
};

/** A playbook that can be named: one of the user's, or one that ships. */
export type Listed = { readonly name: string; readonly title: string; readonly from: string; readonly sound: boolean };

/** What a check of a playbook needs; `replaces` is the name of one that ships, where the user's own goes before it. */
export type Checked = Loaded & Sheets & { readonly replaces: string | undefined };

/** Playbooks by name or path: a path first, then the user's folder, then those that ship. */
export type Playbooks = {
  /** Opens a sound playbook. Throws UserError where there is none of that name, and the problems of an unsound one. */
  readonly open: (nameOrPath: string) => Promise<Playbook>;
  /** Reads it anew from YAML and tells all its problems. */
  readonly check: (nameOrPath: string) => Promise<Checked>;
  readonly list: () => Promise<readonly Listed[]>;
  /**
   * A playbook's YAML as it stands. With `handedOverBy` a name is looked for as that playbook does: beside it first.
   * Throws UserError where there is none of that name.
   */
  readonly text: (nameOrPath: string, handedOverBy?: string) => string;
  /** What ships for those who write playbooks: the JSON Schema, and a small playbook to begin with. */
  readonly kit: (file: "playbook.schema.json" | "starter/starter.yaml") => string;
};
