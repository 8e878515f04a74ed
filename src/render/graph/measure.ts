import { clustersOf, widthOf } from "../width.ts";

/**
 * Widths of Helvetica, and so of Arial and Liberation Sans, in thousandths of the font's size. What stands in none of
 * the groups is 556 wide, as figures and most small letters are.
 */
const groups: readonly (readonly [number, string])[] = [
  [222, "ijl'|’‘"],
  [278, " !,./:;I[]\\ft"],
  [333, "-()r`{}“”"],
  [389, '*"'],
  [500, "ckvxyzJs"],
  [611, "+<=>~^FTZ"],
  [667, "ABEKPSVXY&"],
  [722, "CDHNRUw"],
  [778, "GOQ"],
  [833, "mM"],
  [1000, "%W@…—→"],
];
const widths = new Map(groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));

/** Other fonts are wider: DejaVu Sans by 15%, and what is bold by some more. A line must fit its box in each of them. */
const widestFont = 1.17;

/** How wide a text may become, in multiples of the font's size, whichever sans serif font a viewer has. */
export function emsOf(text: string): number {
  let thousandths = 0;
  for (const cluster of clustersOf(text)) thousandths += clusterWidth(cluster);
  return (thousandths * widestFont) / 1000;
}

function clusterWidth(cluster: string): number {
  const columns = widthOf(cluster);
  if (columns !== 1) return columns * 560;
  // An accent changes the letter's height, not its width.
  const letter = cluster.normalize("NFD").charAt(0);
  return widths.get(letter) ?? (letter < "\u0250" ? 556 : 720);
}

/** Breaks a text at spaces into lines of at most so many ems. A word wider than that is broken inside. */
export function fold(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).flatMap((whole) => pieces(whole, ems))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (emsOf(longer) <= ems) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, ems: number): readonly string[] {
  if (emsOf(word) <= ems) return [word];
  const found = [""];
  for (const cluster of clustersOf(word)) {
    const last = found.length - 1;
    if (emsOf(`${found[last]}${cluster}`) > ems && found[last] !== "") found.push(cluster);
    else found[last] += cluster;
  }
  return found;
}
