import { isPlain, replaceUnseen } from "../playbook/characters.ts";

/**
 * Makes text from outside harmless on a terminal and shows what it hid: C0 and DEL as `^[`, C1, BiDi controls and
 * invisible characters as `<U+202E>`. Newline, tab and the joiners that emoji and scripts need stay as they are.
 */
export function clean(text: string): string {
  if (isHarmless(text)) return text;
  return replaceUnseen(text, (found) => {
    const code = found.codePointAt(0) as number;
    return code < 0x20 || code === 0x7f ? `^${String.fromCharCode(code ^ 0x40)}` : `<U+${hex(code)}>`;
  });
}

/** A value as JSON that is harmless on a terminal, with a line end. */
export function jsonText(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}

/** The same for JSON that is written already: what hides is spelled `\u202e`, so that the value stays what it is. */
export function escapeUnseen(json: string): string {
  if (isHarmless(json)) return json;
  return replaceUnseen(json, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${hex(found.charCodeAt(at)).toLowerCase()}`).join(""),
  );
}

const isHarmless = (text: string): boolean => text.split(/[\n\t]/).every(isPlain);

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, "0");
