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
    const trap = trapOf(fault, source.text);
    const from = trap === "field" ? source.text.lastIndexOf("{{", fault.from) : fault.from;
    const at = source.between(from, trap === "field" ? from + 2 : fault.to);
    if (!problems.has(at.line)) problems.set(at.line, { code: "yaml", at, trap, message: fault.message });
  }
  return [...problems.values()];
}

function trapOf({ code, message, from }: Fault, text: string): Trap {
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  if (code === "NON_STRING_KEY" && text.slice(from - 1, from + 1) === "{{") return "field";
  if (/^[^"']*\{\{[^}"']*\| *default: /.test(line)) return "default";
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "MULTILINE_IMPLICIT_KEY") return "colon";
  if (code === "BAD_SCALAR_START") return "reserved";
  if (code === "TAB_AS_INDENT" || text[from] === "\t") return "tab";
  if (code === "MISSING_CHAR" && message.includes("closing")) return "quote";
  if (/(^|[:-] )("[^"]*" *|'[^']*' *)$/.test(line)) return "quote";
  if (code === "BAD_INDENT") return "indent";
  return "other";
}
