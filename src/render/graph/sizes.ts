import { clean } from "../clean.ts";
import { fold } from "./measure.ts";
import type { Box, Panel, Row } from "./panels.ts";

/** Lengths of a drawing, in pixels at 100 %. */
export const lengths = {
  boxWidth: 292,
  padding: 14,
  name: { font: 11, line: 16 },
  title: { font: 14, line: 19 },
  row: { font: 13, line: 17, above: 7, between: 5 },
  betweenColumns: 84,
  betweenBoxes: 22,
  betweenEdges: 12,
} as const;

/** One line of text, with its baseline counted from the top of its box. */
export type TextLine = { readonly text: string; readonly y: number };

/** A row in its box. Its edge begins in the middle of its height. */
export type SizedRow = Row & {
  readonly lines: readonly TextLine[];
  /** What names the playbook that takes over. */
  readonly handoverLines: readonly TextLine[];
  readonly top: number;
  readonly height: number;
};

/** A box with its text broken into lines, and so with its height; its width is the same for all. */
export type SizedBox = Omit<Box, "rows"> & {
  readonly lines: readonly TextLine[];
  /** Where an edge arrives, from the top. */
  readonly entry: number;
  readonly rows: readonly SizedRow[];
  readonly height: number;
};

const inner = lengths.boxWidth - 2 * lengths.padding;
/** Rows leave room at the right for the dot where their edge begins. */
const innerRow = inner - 8;

/** The boxes of a panel, each as high as its text needs. */
export function sized(panel: Panel): readonly SizedBox[] {
  return panel.boxes.map(sizedBox);
}

function sizedBox(box: Box): SizedBox {
  const { padding, name, title } = lengths;
  const texts = fold(clean(box.says), inner / title.font);
  const lines = stack(texts, padding + name.line + title.font, title.line);
  const head = padding + name.line + lines.length * title.line + 4;
  const rows: SizedRow[] = [];
  let height = head;
  for (const row of box.rows) {
    const next = sizedRow(row, height);
    rows.push(next);
    height += next.height;
  }
  return { ...box, lines, entry: head / 2, rows, height: rows.length === 0 ? head + 4 : height };
}

function sizedRow(row: Row, top: number): SizedRow {
  const { font, line, above, between } = lengths.row;
  const lines: TextLine[] = [];
  let bottom = top + above;
  for (const says of row.says) {
    if (lines.length > 0) bottom += between;
    const added = stack(fold(clean(says), innerRow / font), bottom + font - 1, line);
    lines.push(...added);
    bottom += added.length * line;
  }
  const handover = row.handover === undefined ? [] : fold(`→ playbook ${row.handover}`, innerRow / font);
  const handoverLines = stack(handover, bottom + font - 1, line);
  return { ...row, lines, handoverLines, top, height: bottom + handoverLines.length * line + above - top };
}

/** Lines under one another, the first with its baseline at y. */
export function stack(texts: readonly string[], y: number, line: number): readonly TextLine[] {
  return texts.map((text, index) => ({ text, y: y + index * line }));
}
