import type { Target } from "../../playbook/playbook.ts";
import { panelId } from "./draw.ts";
import { escapeMarkup } from "./markup.ts";
import type { Box, Panel, Row } from "./panels.ts";

/** An outline on its way: boxes listed so far, since what several answers lead to is listed once and then linked to. */
type Outline = { readonly boxes: ReadonlyMap<Target, Box>; readonly listed: Set<Target> };

/** A panel as nested lists: the picture for those who read it aloud, on paper or on a small screen. */
export function outlineOf({ playbook, boxes }: Panel): string {
  const [first] = boxes;
  const outline = { boxes: new Map(boxes.map((box) => [box.id, box])), listed: new Set<Target>() };
  const tree = first === undefined ? "" : listBox(outline, first);
  return `<section id="${textId(playbook)}"><h3>Playbook ${escapeMarkup(playbook)}</h3>\n${tree}\n</section>`;
}

function listBox(outline: Outline, box: Box): string {
  const name = `<small>${escapeMarkup(box.name)}</small>`;
  if (outline.listed.has(box.id)) return `<a href="#${placeId(box.id)}">${escapeMarkup(box.says)}</a> ${name}`;
  outline.listed.add(box.id);
  const says = `<span class="${box.kind}" data-place="${box.id}" id="${placeId(box.id)}">${escapeMarkup(box.says)} ${name}</span>`;
  const rows = box.rows.map((row) => listRow(outline, box, row)).join("\n");
  return rows === "" ? says : `${says}\n<ul>\n${rows}\n</ul>`;
}

function listRow(outline: Outline, box: Box, row: Row): string {
  const says = row.says.map(escapeMarkup).join(" / ");
  if (row.to === undefined) return `<li>${says}</li>`;
  const target = outline.boxes.get(row.to);
  const lead =
    target === undefined
      ? `<a href="#${textId(row.handover ?? "")}">on with the playbook ${escapeMarkup(row.handover ?? "")}</a>`
      : listBox(outline, target);
  return `<li data-way="${box.id} ${row.to}"><em>${says}</em> → ${lead}</li>`;
}

const textId = (playbook: string): string => `text-${panelId(playbook)}`;
const placeId = (place: Target): string => `place-${place}`;
