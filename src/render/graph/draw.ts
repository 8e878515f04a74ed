import { arrange } from "./arrange.ts";
import type { LitWay } from "./lit-way.ts";
import { escapeMarkup } from "./markup.ts";
import type { Panel } from "./panels.ts";
import { type DrawnEdge, type PlacedBox, rounded } from "./route.ts";
import { lengths, type SizedRow, sized, type TextLine } from "./sizes.ts";

/** A panel as SVG elements, with its size in pixels; they lie between 0,0 and that size. */
export type DrawnPanel = {
  readonly playbook: string;
  readonly width: number;
  readonly height: number;
  readonly markup: string;
};

/** The id by which a panel is linked to, as markup: a playbook has the name of its file, whatever that holds. */
export const panelId = (playbook: string): string => `playbook-${escapeMarkup(playbook)}`;

/**
 * Draws one panel. What can be lit carries the class `on` where the way passes, and tells where it belongs, so that a
 * script can light another way: `data-place="node"` a box, `data-way="from to"` a row, an edge and its tip.
 */
export function drawPanel(panel: Panel, way: LitWay): DrawnPanel {
  const { boxes, edges, width, height } = arrange(sized(panel));
  const inFront = (edge: DrawnEdge): number => (way.takes(edge.from, edge.to) ? 1 : 0);
  const lines = edges.toSorted((one, other) => inFront(one) - inFront(other)).map((edge) => drawEdge(edge, way));
  const markup = [...lines, ...boxes.map((box) => drawBox(box, way))].join("\n");
  return { playbook: panel.playbook, width: Math.ceil(width), height: Math.ceil(height), markup };
}

function drawEdge({ from, to, silent, path, tip }: DrawnEdge, way: LitWay): string {
  const on = way.takes(from, to) ? " on" : "";
  const leads = `data-way="${from} ${to}"`;
  const [x, y] = [tip.x, tip.y].map(rounded);
  return `<path class="edge${silent ? " silent" : ""}${on}" ${leads} d="${path}"/><path class="tip${on}" ${leads} d="M${x},${y}l-9,-5v10z"/>`;
}

function drawBox(box: PlacedBox, way: LitWay): string {
  const { padding, boxWidth } = lengths;
  const name = drawLines([{ text: box.name, y: padding + 9 }], "name");
  const rows = box.rows.map((row) => drawRow(box, row, way)).join("");
  const frame = `<rect class="frame" width="${boxWidth}" height="${rounded(box.height)}" rx="${box.kind === "action" ? 14 : 4}"/>`;
  const on = way.passes(box.id) ? " on" : "";
  return `<g class="box ${box.kind}${on}" data-place="${box.id}" transform="translate(${rounded(box.x)},${rounded(box.y)})">${frame}${name}${drawLines(box.lines, "says")}${rows}</g>`;
}

function drawRow(box: PlacedBox, row: SizedRow, way: LitWay): string {
  const { boxWidth } = lengths;
  const leads = row.to === undefined ? "" : ` data-way="${box.id} ${row.to}"`;
  const band = `<rect class="band" x="2" y="${row.top + 1}" width="${boxWidth - 4}" height="${row.height - 2}"/>`;
  const rule = `<path class="rule" d="M0,${row.top}h${boxWidth}"/>`;
  return `<g class="row${way.takes(box.id, row.to) ? " on" : ""}"${leads}>${band}${rule}${drawLines(row.lines)}${drawLead(row)}</g>`;
}

/** Where a row leads on: a link to another playbook's panel, or the dot where its edge begins. */
function drawLead(row: SizedRow): string {
  if (row.handover !== undefined)
    return `<a href="#${panelId(row.handover)}">${drawLines(row.handoverLines, "handover")}</a>`;
  return row.to === undefined
    ? ""
    : `<circle class="port" cx="${lengths.boxWidth}" cy="${rounded(row.top + row.height / 2)}" r="3.5"/>`;
}

/** Lines as one text. Each but the last ends in a space, so that the text stays whole where it is read or copied. */
export function drawLines(lines: readonly TextLine[], kind = "", x: number = lengths.padding): string {
  const spans = lines.map(({ text, y }, index) => {
    const end = index === lines.length - 1 ? "" : " ";
    return `<tspan x="${x}" y="${y}">${escapeMarkup(text)}${end}</tspan>`;
  });
  return `<text${kind === "" ? "" : ` class="${kind}"`}>${spans.join("")}</text>`;
}
