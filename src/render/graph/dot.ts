import type { Playbook } from "../../playbook/playbook.ts";
import { clean } from "../clean.ts";
import type { LitWay } from "./lit-way.ts";
import { fold } from "./measure.ts";
import { type Box, type Panel, panelsOf } from "./panels.ts";

/**
 * A playbook in the language of Graphviz (`dot -Tpdf`). Each playbook that is handed over to is a cluster. The way of the
 * answers is thick and blue.
 */
export function renderDot(playbook: Playbook, way: LitWay): string {
  const panels = panelsOf(playbook);
  const lines = [
    `digraph ${quoted(playbook.name)} {`,
    `  graph [rankdir=LR, label=${label(60, `${playbook.name}: ${playbook.title}`)}, labelloc=t, fontname="Helvetica"]`,
    '  node [shape=box, style="filled", fillcolor="#f6f8fa", fontname="Helvetica", fontsize=12]',
    '  edge [fontname="Helvetica", fontsize=11]',
    ...panels.flatMap((panel, index) => (index === 0 ? drawBoxes(panel, way, "  ") : drawCluster(panel, way))),
    ...panels.flatMap(({ boxes }) => boxes.flatMap((box) => drawEdges(box, way))),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function drawCluster(panel: Panel, way: LitWay): readonly string[] {
  return [
    `  subgraph ${quoted(`cluster_${panel.playbook}`)} {`,
    `    graph [label=${label(60, `playbook ${panel.playbook}`)}]`,
    ...drawBoxes(panel, way, "    "),
    "  }",
  ];
}

function drawBoxes({ boxes }: Panel, way: LitWay, indent: string): readonly string[] {
  return boxes.map((box) => {
    const end = box.rows.filter(({ to }) => to === undefined).flatMap(({ says }) => says);
    const shape = box.kind === "action" ? ', style="filled,rounded", fillcolor="#e6f4e9"' : "";
    const lit = way.passes(box.id) ? ', color="#0b57d0", penwidth=3' : "";
    return `${indent}${quoted(box.id)} [label=${label(18, box.says, ...end)}${shape}${lit}]`;
  });
}

function drawEdges(box: Box, way: LitWay): readonly string[] {
  return box.rows.flatMap(({ says, to }) => {
    if (to === undefined) return [];
    const silent = box.kind === "action" ? ", style=dashed" : "";
    const lit = way.takes(box.id, to) ? ', color="#0b57d0", penwidth=3' : "";
    return [`  ${quoted(box.id)} -> ${quoted(to)} [label=${label(18, ...says)}${silent}${lit}]`];
  });
}

/** Paragraphs as a label, in lines of so many ems. Graphviz reads entities and backslashes in it, so both are escaped. */
function label(ems: number, ...paragraphs: readonly string[]): string {
  const lines = paragraphs.flatMap((text) => fold(clean(text), ems));
  return `"${lines.map((line) => line.replaceAll("&", "&amp;").replace(/["\\]/g, "\\$&")).join("\\n")}"`;
}

/** A name. In one, a backslash escapes only a quote. */
const quoted = (name: string): string => `"${clean(name).replaceAll('"', '\\"')}"`;
