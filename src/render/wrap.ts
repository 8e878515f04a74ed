import { clustersOf, widthOf } from "./width.ts";

/** Columns to fit into; undefined where there is no terminal, and nothing is wrapped. */
export type Columns = number | undefined;

/** Where a wrapped text stands: what comes before its first line and before every other one. */
type Margins = { readonly first: string; readonly rest: string };

/**
 * Breaks a text at spaces so that each line fits, margins included. Its own line breaks stay, and so do the spaces that
 * a line begins with. A word wider than the line is the only thing that is broken inside.
 */
export function wrap(text: string, columns: Columns, margins: Margins = { first: "", rest: "" }): readonly string[] {
  const room = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(columns - widthOf(margins.rest), 8);
  const lines = text.split("\n").flatMap((line) => wrapLine(line, room));
  return lines.map((line, index) => (line === "" ? "" : `${index === 0 ? margins.first : margins.rest}${line}`));
}

function wrapLine(line: string, room: number): readonly string[] {
  if (widthOf(line) <= room) return [line.trimEnd()];
  const lines: string[] = [];
  let current = "";
  for (const [word] of line.matchAll(/ *[^ ]+/g)) {
    if (widthOf(current) + widthOf(word) <= room) {
      current += word;
      continue;
    }
    if (current !== "") lines.push(current);
    const pieces = breakWord(current === "" ? word : word.trimStart(), room);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? "";
  }
  return [...lines, current];
}

function breakWord(word: string, room: number): readonly string[] {
  if (widthOf(word) <= room) return [word];
  const pieces = [""];
  for (const cluster of clustersOf(word)) {
    const last = pieces.length - 1;
    if (widthOf(pieces[last] as string) + widthOf(cluster) > room && pieces[last] !== "") pieces.push(cluster);
    else pieces[last] += cluster;
  }
  return pieces;
}
