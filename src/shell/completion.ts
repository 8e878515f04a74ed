import type { Sketch } from "./sketch.ts";

/** One way on. `isOpen`: more follows in the same word, so no space comes after it. */
export type Candidate = { readonly value: string; readonly says: string; readonly isOpen: boolean };

/** How a word can go on. */
export type Completion = {
  /** Part of the word that stays: `--format=`, `news=`. The candidates come after it. */
  readonly prefix: string;
  readonly candidates: readonly Candidate[];
  /** The kind of file that can stand here too, by its endings; an empty list means any file. */
  readonly files?: readonly string[];
};

/** What is near: looked up only when it is asked for, since each look costs time. */
export type Nearby = {
  /** The user's own playbooks, by name. */
  readonly ownPlaybooks: () => ReadonlyMap<string, Sketch>;
  /** The playbook in a file; undefined where there is none. */
  readonly sketch: (path: string) => Sketch | undefined;
  /** Names of YAML files in the current folder. */
  readonly yamlFiles: () => readonly string[];
  /** Ids that are set in config.yaml. */
  readonly standing: () => readonly string[];
  /** What `diagnose` would do next with these answers; undefined where that is not known cheaply. */
  readonly ahead: (playbook: string, answers: readonly string[]) => Ahead | undefined;
};

/** What a walk comes to: the questions it asks next, and the messages it has, once it has come to an action. */
export type Ahead = { readonly asks: readonly string[]; readonly messages?: readonly string[] };

export function candidate(value: string, says: string): Candidate {
  return { value, says, isOpen: false };
}

export function offered(candidates: readonly Candidate[], prefix = ""): Completion {
  return { prefix, candidates };
}
