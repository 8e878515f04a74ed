import type { Playbook } from "../../playbook/playbook.ts";
import { clean } from "../clean.ts";
import { type DrawnPanel, drawLines, drawPanel, panelId } from "./draw.ts";
import type { LitWay } from "./lit-way.ts";
import { escapeMarkup } from "./markup.ts";
import { fold } from "./measure.ts";
import { panelsOf } from "./panels.ts";
import { stack } from "./sizes.ts";
import { svgStyle } from "./svg-style.ts";

const margin = 24;
const betweenPanels = 40;

/** A part of the picture: its own height, and what to draw with its upper edge at y. */
type Part = { readonly width: number; readonly height: number; readonly draw: (y: number) => string };

/** A playbook and those that it hands over to as one SVG picture, for light and dark, with every label in full. */
export function renderSvg(playbook: Playbook, way: LitWay): string {
  const drawn = panelsOf(playbook).map((panel) => drawPanel(panel, way));
  const widest = Math.max(640, ...drawn.map(({ width }) => width));
  const parts = [headPart(playbook, widest), ...drawn.map((panel, index) => panelPart(panel, index > 0))];
  let y = margin;
  const body = parts.map((part) => {
    const markup = part.draw(y);
    y += part.height;
    return markup;
  });
  const width = widest + 2 * margin;
  const height = Math.ceil(y + margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title summary">
<title id="title">${escapeMarkup(playbook.title)}</title>
<desc id="summary">${escapeMarkup(playbook.summary)}</desc>
<style>${svgStyle}</style>
<rect class="paper" width="${width}" height="${height}"/>
${body.join("\n")}
</svg>
`;
}

function headPart(playbook: Playbook, width: number): Part {
  const heading = fold(clean(`${playbook.name}: ${playbook.title}`), width / 24);
  const summary = fold(clean(playbook.summary), Math.min(width, 900) / 14);
  const top = heading.length * 28;
  return {
    width,
    height: top + summary.length * 20 + 12,
    draw: (y) =>
      `${drawLines(stack(heading, y + 20, 28), "heading", margin)}\n${drawLines(stack(summary, y + top + 12, 20), "summary", margin)}`,
  };
}

function panelPart({ playbook, width, height, markup }: DrawnPanel, isHandedTo: boolean): Part {
  const top = isHandedTo ? betweenPanels + 26 : 0;
  const heading = (y: number): string =>
    drawLines([{ text: `playbook ${playbook}`, y: y + betweenPanels + 14 }], "panel", margin);
  return {
    width,
    height: top + height,
    draw: (y) =>
      `<g id="${panelId(playbook)}">${isHandedTo ? heading(y) : ""}<g transform="translate(${margin},${y + top})">\n${markup}\n</g></g>`,
  };
}
