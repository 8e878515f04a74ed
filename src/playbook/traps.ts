import { type Fault, lostTrack } from "./compose.ts";
import type { Located } from "./located.ts";
import type { Problem, Trap } from "./problem.ts";

/**
 * The YAML reader's faults as problems: one a line, since one slip makes several, none after the reader lost track, and
 * with the trap that authors of messages fall into where it is one.
 */
export function trapped(faults: readonly Fault[], source: Located): readonly Problem[] {
  const problems = new Map<number, Problem>();
  const inOrder = faults.toSorted((a, b) => a.from - b.from);
  const lost = inOrder.findIndex(({ code }) => code === lostTrack);
  for (const fault of lost < 0 ? inOrder : inOrder.slice(0, lost + 1)) {
    const { trap, from, to } = trapOf(fault, source.text);
    const at = source.between(from, to);
    if (!problems.has(at.line)) problems.set(at.line, { code: "yaml", at, trap, message: fault.message });
  }
  return [...problems.values()];
}

type Trapped = { readonly trap: Trap; readonly from: number; readonly to: number };

function trapOf({ code, message, from, to }: Fault, text: string): Trapped {
  const before = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const here = (trap: Trap): Trapped => ({ trap, from, to });
  if (code === "NON_STRING_KEY" && text.slice(from - 1, from + 1) === "{{")
    return { trap: "field", from: from - 1, to: from + 1 };
  if (openDefault.test(before)) return here("default");
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "MULTILINE_IMPLICIT_KEY")
    return colonTrap(text, from) ?? here("colon");
  if (code === "BAD_SCALAR_START") return here("reserved");
  if (code === "TAB_AS_INDENT" || text[from] === "\t") return here("tab");
  if (code === "MISSING_CHAR" && message.includes("closing")) return here("quote");
  if (/(^|[:-] )("[^"]*" *|'[^']*' *)$/.test(before)) return here("quote");
  return here(code === "BAD_INDENT" ? "indent" : "other");
}

/** A plain text with a field whose default has begun. */
const openDefault = /^[^"']*\{\{[^}"']*\| *default$|^[^"']*\{\{[^}"']*\| *default: /;

/** The reader complains of a text as a whole; its colon is what to look at. */
function colonTrap(text: string, from: number): Trapped | undefined {
  const colon = text.slice(from, from + 1000).search(/:(?=\s)/);
  if (colon < 0) return undefined;
  const start = from + colon;
  return { trap: openDefault.test(text.slice(from, start)) ? "default" : "colon", from: start, to: start + 1 };
}
