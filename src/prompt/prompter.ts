import type { Answer, Question } from "../playbook/playbook.ts";

/**
 * What ended an interview before its end: a signal (Ctrl-C is SIGINT), `EOF` where nobody can type any more (Ctrl-D), or
 * a `change` of what is being asked.
 */
export type CancelledBy = EndedBy | "change";

/** What ends the program together with the interview. */
export type EndedBy = "SIGINT" | "SIGTERM" | "SIGHUP" | "EOF";

/** How a question is put, besides the question itself. */
export type Asking = {
  /** Where the interview stands, as shown: `Question 3, at most 4 more`. */
  readonly position: string;
  /** What was answered here before; Enter takes it again. */
  readonly default?: Answer;
  readonly canGoBack: boolean;
  /** Whether the question may be left open. */
  readonly canSkip: boolean;
  /** The entry that was refused just now, and in one phrase what is accepted instead. */
  readonly refused?: { readonly entry: string; readonly expected: string };
};

/** What came back: an answer as it was entered (a choice's id, or what was typed, not yet read), or a way out. */
export type Reply =
  | { readonly kind: "answer"; readonly entry: string }
  /** Leaves the question open; with `rest`, all that may be left open after it too. */
  | { readonly kind: "skip"; readonly rest?: true }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled"; readonly by: CancelledBy };

/**
 * Somebody to ask, one question at a time. It never throws for what a person does, and is not asked again after
 * `cancelled`. A question that comes a second time replaces what it and all later ones left on the screen.
 */
export type Prompter = {
  readonly ask: (question: Question, asking: Asking) => Promise<Reply>;
  /** Gives the terminal back; call it once, after the last question. */
  readonly close: () => void;
};
