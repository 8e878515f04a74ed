import type { Playbook, Target } from "../../playbook/playbook.ts";
import { clean } from "../clean.ts";
import type { LitWay } from "./lit-way.ts";
import { type Box, panelsOf, type Row } from "./panels.ts";

/**
 * A playbook as a Mermaid flowchart, as GitHub draws it in a block ```mermaid. Other playbooks are only named: GitHub
 * scales a chart to the page, where more than one playbook cannot be read. The way of the answers has thick edges and
 * boxes with a thick blue border.
 */
export function renderMermaid(playbook: Playbook, way: LitWay): string {
  const boxes = panelsOf(playbook)[0]?.boxes ?? [];
  const lit = boxes.flatMap((box) => litIds(box, way));
  const lines = [
    "flowchart LR",
    ...boxes.flatMap(drawBox),
    ...boxes.flatMap((box) => drawEdges(box, way)),
    ...(lit.length === 0 ? [] : ["  classDef on stroke:#3b82f6,stroke-width:4px", `  class ${lit.join(",")} on`]),
  ];
  return `${lines.join("\n")}\n`;
}

function drawBox(box: Box): readonly string[] {
  const ends = box.rows.filter(({ to }) => to === undefined).flatMap(({ says }) => says);
  const label = [box.says, ...ends].map(escaped).join("<br/>");
  const handovers = box.rows.flatMap(({ to, handover }) =>
    to === undefined || handover === undefined
      ? []
      : [`  ${handoverId(box, to)}[["${escaped(`playbook ${handover}`)}"]]`],
  );
  return [box.kind === "question" ? `  ${idOf(box.id)}["${label}"]` : `  ${idOf(box.id)}(["${label}"])`, ...handovers];
}

function drawEdges(box: Box, way: LitWay): readonly string[] {
  return box.rows.flatMap(({ says, to, handover }) => {
    if (to === undefined) return [];
    const target = handover === undefined ? idOf(to) : handoverId(box, to);
    return [`  ${idOf(box.id)} ${arrowOf(box, to, way)}|"${escaped(says.join(" / "))}"| ${target}`];
  });
}

function arrowOf(box: Box, to: Target, way: LitWay): string {
  if (way.takes(box.id, to)) return "==>";
  return box.kind === "question" ? "-->" : "-.->";
}

function litIds(box: Box, way: LitWay): readonly string[] {
  const isLit = ({ to, handover }: Row): boolean => handover !== undefined && way.takes(box.id, to);
  const handovers = box.rows.filter(isLit).map(({ to = "" }) => handoverId(box, to));
  return way.passes(box.id) ? [idOf(box.id), ...handovers] : [];
}

/** An id that Mermaid takes, different for each target: targets are in lower case, so capitals stand for what it refuses. */
function idOf(target: Target): string {
  return `n_${target.replaceAll("_", "U").replaceAll("-", "_").replaceAll("/", "S")}`;
}

/** Each box has its own sign for a playbook that it hands over to: edges to a common one would cross the whole chart. */
const handoverId = (box: Box, to: Target): string => `${idOf(box.id)}To${idOf(to)}`;

/** Text as text: what Mermaid could read is written as `#35;`, the number of its character. */
function escaped(text: string): string {
  return clean(text)
    .replace(/\s+/gu, " ")
    .trim()
    .replace(readLate, `$&${gap}`)
    .replace(/["#&<>\\`*_~{}\u200b]|%(?=%)|^(?:[-+]|\d+(?=[.)]))|d(?=irection )|s(?=tyle)|c(?=lassDef)/g, numbered);
}

const numbered = (characters: string): string =>
  [...characters].map((character) => `#${character.codePointAt(0)};`).join("");

/**
 * What Mermaid reads once more when those numbers are characters again: formulas, icons, line ends, and its own signs
 * for the numbers. A space without width keeps the characters apart.
 */
const readLate = /\$(?=\$)|\bfa[a-z]*:(?=fa-)|\\(?=n)|ﬂ(?=°)|¶(?=ß)/gu;
const gap = "\u200b";
