import { lengths, type SizedBox } from "./sizes.ts";

export type Point = { readonly x: number; readonly y: number };

/** A box in its place; x and y are those of its upper left corner. */
export type PlacedBox = SizedBox & Point;

/** An edge from a row to a box, as an SVG path, and the tip where its arrow points. */
export type DrawnEdge = {
  readonly from: string;
  readonly to: string;
  readonly silent: boolean;
  readonly path: string;
  readonly tip: Point;
};

/** The length of an arrow's head, which an edge leaves free. */
const head = 7;

/**
 * Leads an edge from each row to its box. It goes straight across the columns that it passes, at the heights that
 * `passing` tells as the middle of each crossing, and in a curve from column to column: so it never runs through a box.
 */
export function route(
  boxes: readonly PlacedBox[],
  passing: (from: string, to: string) => readonly Point[],
): readonly DrawnEdge[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return boxes.flatMap((box) =>
    box.rows.flatMap((row) => {
      const target = row.to === undefined ? undefined : byId.get(row.to);
      if (target === undefined) return [];
      const start = { x: box.x + lengths.boxWidth, y: box.y + row.top + row.height / 2 };
      const tip = { x: target.x, y: target.y + target.entry };
      const path = pathOf(start, passing(box.id, target.id), tip);
      return [{ from: box.id, to: target.id, silent: box.kind === "action", path, tip }];
    }),
  );
}

function pathOf(start: Point, passing: readonly Point[], tip: Point): string {
  const half = lengths.boxWidth / 2;
  const stops = passing.flatMap(({ x, y }) => [
    { x: x - half, y },
    { x: x + half, y },
  ]);
  const path = [`M${at(start)}`];
  let from = start;
  for (const to of [...stops, { x: tip.x - head, y: tip.y }]) {
    path.push(stretch(from, to));
    from = to;
  }
  return path.join("");
}

function stretch(from: Point, to: Point): string {
  const x = (from.x + to.x) / 2;
  return from.y === to.y ? `L${at(to)}` : `C${at({ x, y: from.y })} ${at({ x, y: to.y })} ${at(to)}`;
}

const at = ({ x, y }: Point): string => `${rounded(x)},${rounded(y)}`;

/** To the tenth of a pixel, which is all that can be seen and keeps the file small. */
export const rounded = (length: number): string => String(Math.round(length * 10) / 10);
