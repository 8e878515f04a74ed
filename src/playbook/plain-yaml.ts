import { firstUnseen, isPlain } from "./characters.ts";
import { deepest, Flow, key, NotPlain, plainValue, trimmed, type Values } from "./plain-flow.ts";

// So many characters make fewer pieces than `compose` takes, whatever they are.
const longest = 250_000;

/** How a text without quotes begins, and what ends it or makes it a mistake. */
const unquoted = /^[^\s,[\]{}#&*!|>'"%@`?:-]/;
const broken = /:(?: |$)| #/;

/**
 * Reads YAML as nearly everybody writes it, many times faster than the library starts: maps and lists by indentation, or
 * in braces and brackets on one line; texts without quotes, in quotes on one line, or under `>` and `|`; numbers. For
 * such a text it gives just what `readYaml` gives.
 *
 * @throws NotPlain for any other text, right or wrong: only `readYaml` can tell what it is, and what is wrong with it.
 */
export function readPlain(text: string): unknown {
  if (text.length > longest || text.includes("\t")) throw new NotPlain();
  if (!isPlain(text.replaceAll("\n", " ")) && firstUnseen(text) !== undefined) throw new NotPlain();
  return new Plain(text).document();
}

/** A text on its way to values. Positions are lines and columns; `next` skips what holds nothing. */
class Plain {
  readonly #lines: string[];
  readonly #indents: number[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#lines = text.split("\n");
    this.#indents = this.#lines.map(indentOf);
  }

  document(): unknown {
    if (this.#next() !== 0) throw new NotPlain();
    const value = this.#map(0);
    // What follows a map or a list may only stand where one of those around it goes on.
    if (this.#next() !== -1) throw new NotPlain();
    return value;
  }

  /** Goes to the next line with something other than a comment; its indentation, or -1 at the end. */
  #next(): number {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      const indent = this.#indent();
      if (indent < line.length && line[indent] !== "#") return indent;
    }
    return -1;
  }

  #line(): string {
    return this.#lines[this.#at] as string;
  }

  #indent(): number {
    return this.#indents[this.#at] as number;
  }

  /** What stands below a key or a dash. */
  #block(indent: number): unknown {
    if (++this.#depth > deepest) throw new NotPlain();
    const value = isItem(this.#line(), indent) ? this.#list(indent) : this.#map(indent);
    this.#depth--;
    return value;
  }

  #map(indent: number): Values {
    const values: Values = Object.create(null);
    for (let here = indent; here === indent; here = this.#next()) {
      const line = this.#line();
      key.lastIndex = indent;
      const found = key.exec(line);
      if (found === null) throw new NotPlain();
      const [whole, name] = found as unknown as readonly [whole: string, name: string];
      if (name in values || name === "__proto__") throw new NotPlain();
      values[name] = this.#value(trimmed(line, indent + whole.length), indent, true);
    }
    return values;
  }

  #list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let here = indent; here === indent && isItem(this.#line(), indent); here = this.#next())
      items.push(this.#item(this.#line(), indent));
    return items;
  }

  #item(line: string, indent: number): unknown {
    const from = indent + 1 + indentOf(line.slice(indent + 1));
    key.lastIndex = from;
    if (!key.test(line)) return this.#value(trimmed(line, from), indent, false);
    // A map that begins beside the dash.
    this.#lines[this.#at] = " ".repeat(from) + line.slice(from);
    this.#indents[this.#at] = from;
    return this.#block(from);
  }

  /** What stands behind a key or a dash, or in the lines below. */
  #value(rest: string, indent: number, inMap: boolean): unknown {
    if (rest === "") return this.#below(indent, inMap);
    if (rest[0] === ">" || rest[0] === "|") return this.#blockText(rest, indent);
    if (unquoted.test(rest)) return this.#text(rest, indent);
    this.#at++;
    return new Flow(rest).only();
  }

  #below(indent: number, inMap: boolean): unknown {
    this.#at++;
    const here = this.#next();
    if (here > indent) return this.#block(here);
    return inMap && here === indent && isItem(this.#line(), indent) ? this.#list(indent) : null;
  }

  /** A text without quotes, which goes on in all lines further to the right. */
  #text(first: string, indent: number): unknown {
    if (broken.test(first)) throw new NotPlain();
    let text = first;
    let empty = 0;
    this.#at++;
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      const from = this.#indent();
      if (from === line.length) empty++;
      else if (from <= indent || line[from] === "#") break;
      else {
        const more = trimmed(line, from);
        if (broken.test(more) || !unquoted.test(more)) throw new NotPlain();
        text += (empty === 0 ? " " : "\n".repeat(empty)) + more;
        empty = 0;
      }
    }
    return plainValue(text);
  }

  /** A text under `>`, whose lines are joined, or under `|`, whose lines stay. */
  #blockText(header: string, indent: number): string {
    if (!/^[>|]-?$/.test(header)) throw new NotPlain();
    const folded = header[0] === ">";
    const from = this.#indents[this.#at + 1] ?? 0;
    const lines: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      const here = this.#indent();
      if (here < line.length && here < from) break;
      if (here === line.length && here > from) throw new NotPlain();
      if (folded && here < line.length && (here > from || line.endsWith(" "))) throw new NotPlain();
      lines.push(line.slice(from));
    }
    const endsUnbroken = this.#at === this.#lines.length && lines.at(-1) !== "";
    if (from <= indent || lines[0] === "" || endsUnbroken) throw new NotPlain();
    while (lines.at(-1) === "") lines.pop();
    const text = lines.join("\n");
    // One line break becomes a space, and of more of them one is lost.
    const joined = folded ? text.replace(/\n(\n*)/g, (_, more: string) => more || " ") : text;
    return header.endsWith("-") ? joined : `${joined}\n`;
  }
}

function isItem(line: string, indent: number): boolean {
  return line[indent] === "-" && (line.length === indent + 1 || line[indent + 1] === " ");
}

function indentOf(line: string): number {
  const at = line.search(/[^ ]/);
  return at === -1 ? line.length : at;
}
