import { clean } from "./clean.ts";
import type { Style } from "./style.ts";
import { type Columns, wrap } from "./wrap.ts";

/** For whom a text is laid out: what the stream can show, and how wide it is (undefined: nothing is wrapped). */
export type Page = { readonly style: Style; readonly width: Columns };

/** The page that an output is. */
export async function pageOf(output: { readonly style: () => Promise<Style>; readonly width: Columns }): Promise<Page> {
  return { style: await output.style(), width: output.width };
}

type Ink = (text: string) => string;

const noInk: Ink = (text) => text;
/** Longer lines are hard to read, however wide the terminal. */
const widestProse = 96;

/**
 * Text from outside as lines: cleaned, wrapped to the page behind its margins, then styled line by line, so that no
 * escape sequence is ever measured or broken. `first` is what stands before the first line, such as "  1. ".
 */
export function prose(page: Page, text: string, first = "  ", ink: Ink = noInk): readonly string[] {
  const columns = page.width === undefined ? undefined : Math.min(page.width, widestProse);
  const rest = " ".repeat(first.length);
  return wrap(clean(text), columns, { first, rest }).map(
    (line) => line.slice(0, first.length) + ink(line.slice(first.length)),
  );
}

/**
 * The words to send: clean, never styled, at the left edge so that copying them is clean too. Off a terminal each line
 * is whole; on one, a line that is too long breaks at a word, since the terminal would break it in mid-word.
 */
export function verbatim(page: Page, text: string): readonly string[] {
  return wrap(clean(text), page.width);
}

/** Numbered or dashed lines. */
export function list(page: Page, items: readonly string[], mark: (index: number) => string): readonly string[] {
  return items.flatMap((item, index) => prose(page, item, mark(index)));
}

/** Sections as one text, parted by empty lines; what is empty is left out. */
export function joined(sections: readonly (readonly string[])[]): string {
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
