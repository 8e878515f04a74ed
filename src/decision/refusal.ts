import type { Answer } from "../playbook/playbook.ts";

/** Why an entry is no answer. */
export type Refusal =
  | "empty"
  | "unknown-choice"
  | "not-a-number"
  | "ambiguous-number"
  | "not-whole"
  | "out-of-range"
  | "not-a-duration"
  | "future-day"
  | "not-a-text"
  | "control-characters"
  | "lost-characters";

/** What was read, or why it is no answer. */
export type Read<T extends Answer = Answer> = T | { readonly code: Refusal };
