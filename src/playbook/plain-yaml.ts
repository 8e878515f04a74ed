import { firstUnseen, isPlain } from "./characters.ts";

/** Thrown for a text that only the YAML library can judge: it may be wrong, or unusual. */
export class NotPlain extends Error {}

type Values = Record<string, unknown>;

// So many characters make fewer pieces than `compose` takes, whatever they are.
const longest = 190_000;
const deepest = 40;

const key = /([A-Za-z0-9_][\w.-]*):(?: +|$)/y;
/** How a text without quotes begins, and what ends it or makes it a mistake. */
const unquoted = /^[^\s,[\]{}#&*!|>'"%@`?:-]/;
const broken = /:(?: |$)| #/;
/** In braces and brackets, where more characters mean something. */
const inFlow = /[A-Za-z0-9_(][^,[\]{}#:]*(?::[A-Za-z0-9][^,[\]{}#:]*)*/y;
const doubleQuoted = /"((?:[^"\\]|\\["\\/n])*)"/y;
const singleQuoted = /'((?:[^']|'')*)'/y;
const number = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
/** All that is something else than a text without quotes. */
const special =
  /^(?:~|null|true|false|[-+]?\.(?:inf|nan)|0o[0-7]+|0x[\da-f]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i;

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
      const [whole, name] = key.exec(line) ?? [];
      if (whole === undefined || name === undefined || name in values || name === "__proto__") throw new NotPlain();
      values[name] = this.#value(trimmed(line, indent + whole.length), indent, true);
    }
    this.#ended(indent);
    return values;
  }

  #list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let here = indent; here === indent && isItem(this.#line(), indent); here = this.#next())
      items.push(this.#item(this.#line(), indent));
    this.#ended(indent);
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

  /** What follows a map or a list may only stand further to the left. */
  #ended(indent: number): void {
    if (this.#next() > indent) throw new NotPlain();
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

/** What stands in braces, brackets or quotes, on one line. */
class Flow {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value, where the line holds nothing else but a comment. */
  only(): unknown {
    const value = this.#value();
    this.#match(/(?: +#.*)?$/y);
    return value;
  }

  #value(): unknown {
    switch (this.#text[this.#at]) {
      case "{":
        return this.#entries("}", Object.create(null), (values: Values) => {
          const name = this.#match(key)[1] as string;
          if (name in values || name === "__proto__") throw new NotPlain();
          values[name] = this.#value();
        });
      case "[":
        return this.#entries("]", [], (items: unknown[]) => items.push(this.#value()));
      case '"':
        return JSON.parse(this.#match(doubleQuoted)[0] as string);
      case "'":
        return this.#match(singleQuoted)[1]?.replaceAll("''", "'");
      default: {
        // Only braces and brackets bring it here.
        if (this.#depth === 0) throw new NotPlain();
        return plainValue(trimmed(this.#match(inFlow)[0] as string, 0));
      }
    }
  }

  #entries<Entries>(closing: string, entries: Entries, read: (into: Entries) => void): Entries {
    if (++this.#depth > deepest) throw new NotPlain();
    this.#at++;
    this.#match(/ */y);
    if (this.#text[this.#at] !== closing)
      for (;;) {
        read(entries);
        this.#match(/ */y);
        if (this.#text[this.#at] !== ",") break;
        this.#match(/, */y);
      }
    if (this.#text[this.#at] !== closing) throw new NotPlain();
    this.#at++;
    this.#depth--;
    return entries;
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw new NotPlain();
    this.#at = pattern.lastIndex;
    return found;
  }
}

function plainValue(text: string): string | number {
  if (number.test(text)) return Number(text);
  if (special.test(text)) throw new NotPlain();
  return text;
}

function isItem(line: string, indent: number): boolean {
  return line[indent] === "-" && (line.length === indent + 1 || line[indent + 1] === " ");
}

/** What a line holds from a column on, without the spaces at its end; other white space belongs to the text. */
function trimmed(line: string, from: number): string {
  let end = line.length;
  while (end > from && line[end - 1] === " ") end--;
  return line.slice(from, end);
}

function indentOf(line: string): number {
  const at = line.search(/[^ ]/);
  return at === -1 ? line.length : at;
}
