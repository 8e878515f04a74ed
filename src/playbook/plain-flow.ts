/** Thrown for a text that only the YAML library can judge: it may be wrong, or unusual. */
export class NotPlain extends Error {}

export type Values = Record<string, unknown>;

/** How many maps and lists may stand in each other. */
export const deepest = 40;

/** A key with its colon. */
export const key = /([A-Za-z0-9_][\w.-]*):(?: +|$)/y;
/** In braces and brackets, where more characters mean something. */
const inFlow = /[A-Za-z0-9_(][^,[\]{}#:]*(?::[A-Za-z0-9][^,[\]{}#:]*)*/y;
const doubleQuoted = /"((?:[^"\\]|\\["\\/n])*)"/y;
const singleQuoted = /'((?:[^']|'')*)'/y;
const number = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
/** All that is something else than a text without quotes. */
const special =
  /^(?:~|null|true|false|[-+]?\.(?:inf|nan)|0o[0-7]+|0x[\da-f]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i;

/** Plain YAML that stands in braces, brackets or quotes, on one line. */
export class Flow {
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
        return (this.#match(singleQuoted)[1] as string).replaceAll("''", "'");
      default:
        return plainValue(trimmed(this.#match(inFlow)[0] as string, 0));
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

/** A text without quotes, which may mean a number. */
export function plainValue(text: string): string | number {
  if (number.test(text)) return Number(text);
  if (special.test(text)) throw new NotPlain();
  return text;
}

/** What a line holds from a column on, without the spaces at its end; other white space belongs to the text. */
export function trimmed(line: string, from: number): string {
  let end = line.length;
  while (line[end - 1] === " ") end--;
  return line.slice(from, end);
}
