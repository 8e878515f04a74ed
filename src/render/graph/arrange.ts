import { Graph, layout } from "@dagrejs/dagre";
import { orderLayers } from "./order.ts";
import { lengths, type SizedBox } from "./sizes.ts";

type Point = { readonly x: number; readonly y: number };

/** A box in its place; x and y are those of its upper left corner. */
export type PlacedBox = SizedBox & Point;

/** An edge from a row to a box, as an SVG path, and the tip where its arrow points. */
export type Edge = {
  readonly from: string;
  readonly to: string;
  readonly silent: boolean;
  readonly path: string;
  readonly tip: Point;
};

export type Drawing = {
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
};

/**
 * Lays the boxes of a panel out from left to right, in columns: dagre decides which column, which order and which
 * height. Edges begin at the row of their answer and pass other columns between the boxes.
 */
export function arrange(boxes: readonly SizedBox[]): Drawing {
  const graph = layOut(boxes);
  const placed = boxes.map((box): PlacedBox => {
    const { x = 0, y = 0 } = graph.node(box.id);
    return { ...box, x: x - lengths.boxWidth / 2, y: y - box.height / 2 };
  });
  const byId = new Map(placed.map((box) => [box.id, box]));
  const columns = new Set(placed.map(({ x }) => Math.round(x)));
  const edges = placed.flatMap((box) =>
    box.rows.flatMap((row) => {
      const target = row.to === undefined ? undefined : byId.get(row.to);
      if (target === undefined) return [];
      const start = { x: box.x + lengths.boxWidth, y: box.y + row.top + row.height / 2 };
      const tip = { x: target.x, y: target.y + target.entry };
      const passing = (graph.edge(box.id, target.id).points ?? []).filter(({ x }: Point) =>
        columns.has(Math.round(x - lengths.boxWidth / 2)),
      );
      return [{ from: box.id, to: target.id, silent: box.kind === "action", path: pathOf(start, passing, tip), tip }];
    }),
  );
  const { width = 0, height = 0 } = graph.graph();
  return { boxes: placed, edges, width, height };
}

function layOut(boxes: readonly SizedBox[]): Graph {
  const graph = new Graph();
  graph.setGraph({
    rankdir: "LR",
    nodesep: lengths.betweenBoxes,
    edgesep: 12,
    ranksep: lengths.betweenColumns,
    marginx: 8,
    marginy: 8,
  });
  const here = new Set(boxes.map(({ id }) => id));
  for (const { id, height } of boxes) graph.setNode(id, { width: lengths.boxWidth, height });
  for (const { id, rows } of boxes)
    for (const { to } of rows) if (to !== undefined && here.has(to)) graph.setEdge(id, to, { weight: 1 });
  layout(graph, { customOrder: (layered, order) => orderByRows(layered, order, boxes) });
  return graph;
}

type OrderOptions = Parameters<NonNullable<NonNullable<Parameters<typeof layout>[1]>["customOrder"]>>;

/** Takes dagre's layers, in reading order, and orders them anew. */
function orderByRows(graph: OrderOptions[0], order: OrderOptions[1], boxes: readonly SizedBox[]): void {
  order(graph, { disableOptimalOrderHeuristic: true });
  const ports = new Map(
    boxes.flatMap(({ id, rows, height }) =>
      rows.map(({ to, top, height: own }) => [`${id} ${to}`, (top + own / 2) / height] as const),
    ),
  );
  const layers: string[][] = [];
  for (const id of graph.nodes()) {
    const { rank = 0, order: place = 0 } = graph.node(id);
    layers[rank] ??= [];
    (layers[rank] as string[])[place] = id;
  }
  const edges = graph
    .edges()
    .map(({ v, w }) => ({ from: v, to: w, port: ports.get(`${v} ${graph.node(w).edgeObj?.w ?? w}`) ?? 0.5 }));
  for (const layer of orderLayers({ layers, edges }))
    layer.forEach((id, place) => {
      graph.node(id).order = place;
    });
}

/** Straight across each column that it passes, and a curve from column to column. */
function pathOf(start: Point, passing: readonly Point[], tip: Point): string {
  const half = lengths.boxWidth / 2;
  const stops = passing.flatMap(({ x, y }) => [
    { x: x - half, y },
    { x: x + half, y },
  ]);
  const path = [`M${at(start)}`];
  let from = start;
  for (const to of [...stops, { x: tip.x - 7, y: tip.y }]) {
    const middle = (from.x + to.x) / 2;
    path.push(
      from.y === to.y ? `L${at(to)}` : `C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`,
    );
    from = to;
  }
  return path.join("");
}

const at = ({ x, y }: Point): string => `${rounded(x)},${rounded(y)}`;
/** To the tenth of a pixel, which is all that can be seen and keeps the file small. */
export const rounded = (length: number): string => String(Math.round(length * 10) / 10);
