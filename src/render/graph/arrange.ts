import { Graph, type LayoutOptions, layout } from "@dagrejs/dagre";
import { orderLayers } from "./order.ts";
import { type DrawnEdge, type PlacedBox, type Point, route } from "./route.ts";
import { lengths, type SizedBox } from "./sizes.ts";

/** A panel laid out, with its size. */
type Drawing = {
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly DrawnEdge[];
  readonly width: number;
  readonly height: number;
};

/** Around all, in pixels. */
const margin = 8;

type Layered = Parameters<NonNullable<LayoutOptions["customOrder"]>>[0];

/**
 * Lays the boxes of a panel out from left to right, in columns. Dagre decides which column a box stands in, at which
 * height, and where edges pass other columns; the order within a column comes from `orderLayers`.
 */
export function arrange(boxes: readonly SizedBox[]): Drawing {
  const graph = layOut(boxes);
  // Dagre leaves room for the boxes alone: an edge may pass above or below them all.
  const passed = graph.edges().flatMap((edge) => (graph.edge(edge).points ?? []).map(({ y }: Point) => y));
  const above = Math.max(0, margin - Math.min(margin, ...passed));
  const { width = 0, height: boxesEnd = 0 } = graph.graph();
  const height = above + Math.max(boxesEnd, ...passed.map((y) => y + margin));
  const placed = boxes.map((box): PlacedBox => {
    const { x = 0, y = 0 } = graph.node(box.id);
    return { ...box, x: x - lengths.boxWidth / 2, y: above + y - box.height / 2 };
  });
  // Between the columns dagre has points, too, which are of no use here.
  const columns = new Set(boxes.map(({ id }) => Math.round(graph.node(id).x ?? 0)));
  const passing = (from: string, to: string): readonly Point[] =>
    (graph.edge(from, to).points ?? [])
      .filter(({ x }: Point) => columns.has(Math.round(x)))
      .map(({ x, y }: Point) => ({ x, y: above + y }));
  return { boxes: placed, edges: route(placed, passing), width, height };
}

function layOut(boxes: readonly SizedBox[]): Graph {
  const { betweenBoxes: nodesep, betweenEdges: edgesep, betweenColumns: ranksep } = lengths;
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep, edgesep, ranksep, marginx: margin, marginy: margin });
  const here = new Set(boxes.map(({ id }) => id));
  for (const { id, height } of boxes) graph.setNode(id, { width: lengths.boxWidth, height });
  for (const { id, rows } of boxes)
    for (const { to } of rows) if (to !== undefined && here.has(to)) graph.setEdge(id, to, {});
  layout(graph, {
    customOrder: (layered, order) => {
      // Gives each layer its reading order, and leaves it at that.
      order(layered, { disableOptimalOrderHeuristic: true });
      orderByRows(layered, boxes);
    },
  });
  return graph;
}

/** Orders dagre's layers anew, knowing from which row of a box an edge starts. */
function orderByRows(graph: Layered, boxes: readonly SizedBox[]): void {
  const ports = new Map(
    boxes.flatMap(({ id, rows, height }) =>
      rows.map((row) => [`${id} ${row.to}`, (row.top + row.height / 2) / height] as const),
    ),
  );
  const layers: string[][] = [];
  for (const id of graph.nodes()) {
    const { rank = 0, order = 0 } = graph.node(id);
    layers[rank] ??= [];
    (layers[rank] as string[])[order] = id;
  }
  const target = (id: string): string => graph.node(id).edgeObj?.w ?? id;
  const edges = graph.edges().map(({ v, w }) => ({ from: v, to: w, port: ports.get(`${v} ${target(w)}`) ?? 0.5 }));
  for (const layer of orderLayers({ layers, edges })) {
    for (const [order, id] of layer.entries()) graph.node(id).order = order;
  }
}
