import type { CancelledBy } from "./prompter.ts";
import type { Terminal } from "./terminal.ts";

/** What the program can tell its prompts, and they it. */
export type Events = {
  /** Aborted with the signal's name as its reason (`abort("SIGTERM")`) when the program is told to end. */
  readonly signal: AbortSignal;
  /** Calls `listener` when the terminal may have changed (SIGWINCH, SIGCONT); returns how to stop that. */
  readonly onRedraw: (listener: () => void) => () => void;
  /** Stops the program until it is continued (Ctrl-Z); does nothing where there is no such thing. */
  readonly suspend: () => void;
};

/** Watches for all that ends or disturbs a prompt from outside; returns how to stop. */
export function watchFor(
  { input, output, measure }: Terminal,
  { signal, onRedraw }: Events,
  tell: { readonly cancel: (by: CancelledBy) => void; readonly redraw: () => void },
): () => void {
  const told = () => tell.cancel(signal.reason as CancelledBy);
  const gone = () => tell.cancel("EOF");
  if (signal.aborted) told();
  signal.addEventListener("abort", told);
  for (const event of ["end", "close", "error"]) input.on(event, gone);
  output.on("error", gone);
  const stopRedraws = onRedraw(() => {
    measure();
    tell.redraw();
  });
  return () => {
    signal.removeEventListener("abort", told);
    for (const event of ["end", "close", "error"]) input.off(event, gone);
    // The listener for errors stays: a terminal that goes away while it is closed is no bug.
    stopRedraws();
  };
}
