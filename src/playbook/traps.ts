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
    const { trap, from, to, message = fault.message } = trapOf(fault, source.text);
    const at = source.between(from, to);
    if (!problems.has(at.line)) problems.set(at.line, { code: "yaml", at, trap, message });
    // What comes after is read as part of something else.
    if (trap === "indent" || trap === "tab") break;
  }
  return [...problems.values()];
}

type Trapped = { readonly trap: Trap; readonly from: number; readonly to: number; readonly message?: string };

function trapOf({ code, message, from, to }: Fault, text: string): Trapped {
  const before = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const here = (trap: Trap): Trapped => ({ trap, from, to });
  if (text.slice(from - 1, from + 1) === "{{") return { trap: "field", from: from - 1, to: from + 1 };
  if (openDefault.test(before)) return here("default");
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "MULTILINE_IMPLICIT_KEY")
    return tooDeep(text, from) ?? colonTrap(text, from) ?? here("colon");
  if (code === "BLOCK_IN_FLOW") return commaTrap(text.slice(from, to), from) ?? here("other");
  if (
    code === "BAD_SCALAR_START" ||
    code === "BAD_ALIAS" ||
    (/(?:: |- )(?:[*&]\S+ *)?$/.test(before) && /^\S/.test(text.slice(from, to)) && code === "UNEXPECTED_TOKEN")
  )
    return here("reserved");
  if (code === "TAB_AS_INDENT" || text[from] === "\t") return here("tab");
  if (message.includes("closing")) return here("quote");
  if (/(^|[:-] )("[^"]*" *|'[^']*' *)$/.test(before)) return here("quote");
  if (code !== "BAD_INDENT") return here("other");
  return message.startsWith("Flow") ? { ...unclosed(text, from), from, to } : { ...indents(text, from), from, to };
}

/** The bracket before that no other one closes, as far as one can be told. */
function unclosed(text: string, from: number): Pick<Trapped, "trap" | "message"> {
  const open: number[] = [];
  for (const { 0: piece, index } of text.slice(0, from).matchAll(/"[^"\n]*"|#.*|[[\]{}]/g)) {
    if ("{[".includes(piece)) open.push(index);
    else if ("}]".includes(piece)) open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return indents(text, from);
  return { trap: "unclosed", message: `${text[last]} of line ${text.slice(0, last).split("\n").length}` };
}

/** How far a line is indented, and the line above it. */
function indents(text: string, from: number): Pick<Trapped, "trap" | "message"> {
  const lines = text
    .slice(0, text.indexOf("\n", from) + 1 || text.length)
    .trimEnd()
    .split("\n");
  const depth = (line = ""): number => line.search(/[^ ]|$/);
  const above = lines.slice(0, -1).findLast((line) => /^\s*[^\s#]/.test(line));
  return { trap: "indent", message: `by ${depth(lines.at(-1))}, and the one above it by ${depth(above)}` };
}

/** Keys of the format that may follow a text of one line. */
const keys =
  "do because steps say replies avoid let_go cites then ends ask type choices unit unsure why blank when share channel asks subject text formal given expect summary author year";

/** A key that stands deeper than the text above it: the reader takes both for one text, with a colon in it. */
function tooDeep(text: string, from: number): Trapped | undefined {
  const found = /^([^\n]*)\n(?:[ \t]*\n)* +([a-z_]+):(?=\s)/.exec(text.slice(from, from + 1000));
  if (found === null) return undefined;
  const [upTo, line, key] = found as unknown as readonly [upTo: string, line: string, key: string];
  if (!keys.split(" ").includes(key) || /:\s/.test(line)) return undefined;
  const to = from + upTo.length;
  return { ...indents(text, to), from: to - key.length - 1, to };
}

/** Two entries with nothing between them. */
function commaTrap(piece: string, from: number): Trapped | undefined {
  const second = /\s([^\s:]+):\s/.exec(piece);
  if (second === null) return undefined;
  const [start, key] = [from + second.index + 1, second[1] as string];
  return { trap: "comma", from: start, to: start + key.length, message: key };
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
