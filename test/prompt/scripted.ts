import type { Asking, CancelledBy, Prompter, Reply } from "../../src/prompt/prompter.ts";

/** One question as it was put. */
type Put = Asking & { readonly id: string };

/** A prompter that answers from a list: entries, `<` to go back, `-` to leave open, `--` to leave all open, `^` and a signal to cancel. */
export function scripted(...entries: readonly string[]): Prompter & { readonly puts: readonly Put[] } {
  const puts: Put[] = [];
  return {
    puts,
    ask: async ({ id }, asking) => {
      const entry = entries[puts.length];
      if (entry === undefined) throw new Error(`nothing in the list for ${id}`);
      puts.push({ id, ...asking });
      return replyTo(entry);
    },
    close: () => undefined,
  };
}

function replyTo(entry: string): Reply {
  if (entry === "<") return { kind: "back" };
  if (entry === "-") return { kind: "skip" };
  if (entry === "--") return { kind: "skip", rest: true };
  if (entry.startsWith("^")) return { kind: "cancelled", by: entry.slice(1) as CancelledBy };
  return { kind: "answer", entry };
}
