import { clean } from "../clean.ts";
import { fold } from "./measure.ts";
import type { Box, Panel, Row } from "./panels.ts";

/** Lengths of a drawing, in pixels at 100 %. */
export const lengths = {
  boxWidth: 292,
  padding: 14,
  kicker: { font: 11, line: 16 },
  title: { font: 14, line: 19 },
  row: { font: 13, line: 17, above: 7 },
  betweenColumns: 84,
  betweenBoxes: 22,
} as const;

/** A row's lines, and how high it stands in its box: its top, and the middle, where its edge begins. */
export type SizedRow = Row & {
  readonly lines: readonly string[];
  /** What names the playbook that takes over; its lines follow those of the row. */
  readonly handoverLines: readonly string[];
  readonly top: number;
  readonly height: number;
};

/** A box with its text broken into lines, and so with its height; its width is the same for all. */
export type SizedBox = Omit<Box, "rows"> & {
  readonly lines: readonly string[];
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
  const { padding, kicker, title } = lengths;
  const lines = fold(clean(box.says), inner / title.font);
  const head = padding + kicker.line + lines.length * title.line + 4;
  const rows: SizedRow[] = [];
  let top = head;
  for (const row of box.rows) {
    const sizedRow = sizeRow(row, top);
    rows.push(sizedRow);
    top += sizedRow.height;
  }
  return { ...box, lines, entry: head / 2, rows, height: rows.length === 0 ? head + 4 : top };
}

function sizeRow(row: Row, top: number): SizedRow {
  const { font, line, above } = lengths.row;
  const lines = row.says.flatMap((says) => fold(clean(says), innerRow / font));
  const handoverLines = row.handover === undefined ? [] : fold(`→ playbook ${row.handover}`, innerRow / font);
  return { ...row, lines, handoverLines, top, height: 2 * above + (lines.length + handoverLines.length) * line };
}
