import { topologicalOrder } from "../../playbook/order.ts";
import type { Node, Target } from "../../playbook/playbook.ts";
import { branchesOf, branchKey } from "../branches.ts";
import type { Diagram, Exit, Vertex } from "./diagram.ts";
import { type Cells, cellOfZero, type NumberVariable, type Space, type Tree } from "./space.ts";
import { cellsOfBand } from "./ways.ts";

/** How a tree is put into a diagram. */
type Charting = {
  readonly diagram: Diagram;
  readonly space: Space;
  /** The label of an action: actions with one label count as the same. */
  readonly label: (action: Target) => string;
  /** Whether a test counts even where all its answers lead to one place: where it matters what is asked. */
  readonly keepsTests?: boolean;
};

/** The label where a walk cannot go on: an answer that this tree does not offer, or a share of 0. */
export const nowhere = "";

/** Puts a tree into a diagram: for every place that is reached from the given ones, its vertex. */
export function chart(tree: Tree, starts: readonly Target[], charting: Charting): ReadonlyMap<Target, Vertex> {
  const vertices = new Map<Target, Vertex>();
  const next = (id: Target): readonly Target[] => {
    const node = tree.nodes.get(id);
    return node === undefined ? [] : branchesOf(node).map(({ to }) => to);
  };
  for (const id of topologicalOrder(starts, next).ids.toReversed()) {
    const node = tree.nodes.get(id);
    vertices.set(id, node === undefined ? charting.diagram.leaf(charting.label(id)) : forkAt(node, vertices, charting));
  }
  return vertices;
}

function forkAt(node: Node, vertices: ReadonlyMap<Target, Vertex>, charting: Charting): Vertex {
  const { diagram, space, keepsTests = false } = charting;
  const end = diagram.leaf(nowhere);
  const branches = branchesOf(node).map((branch) => ({ branch, to: vertices.get(branch.to) as Vertex }));
  if (node.kind === "choice") {
    const variable = space.choice(node.ask);
    const exits = branches.map(({ branch, to }) => ({
      to,
      cells: 1n << BigInt(variable.choices.indexOf(branchKey(branch))),
    }));
    return diagram.fork(variable, withRest(exits, variable.all, end), keepsTests);
  }
  const unsure = branches.find(({ branch }) => branch.on === "unsure")?.to ?? end;
  const bands = (variable: Parameters<typeof cellsOfBand>[0]): readonly Exit[] =>
    branches.map(({ branch, to }) => ({ to, cells: cellsOfBand(variable, branch) }));
  if (node.kind === "number") {
    const variable = space.number(node.ask);
    return diagram.fork(variable, [...bands(variable), { cells: variable.unsure, to: unsure }], keepsTests);
  }
  const share = space.share(node.part, node.whole);
  const compared = diagram.fork(share, bands(share));
  const zero = cellOfZero(share.whole);
  const whole = diagram.fork(
    share.whole,
    [...known(share.whole, compared, zero), { cells: zero, to: end }, { cells: share.whole.unsure, to: unsure }],
    keepsTests,
  );
  return diagram.fork(
    share.part,
    [...known(share.part, whole, 0n), { cells: share.part.unsure, to: unsure }],
    keepsTests,
  );
}

const known = (variable: NumberVariable, to: Vertex, without: Cells): readonly Exit[] => [
  { cells: variable.known & ~without, to },
];

function withRest(exits: readonly Exit[], all: Cells, to: Vertex): readonly Exit[] {
  const rest = exits.reduce((left, { cells }) => left & ~cells, all);
  return [...exits, { cells: rest, to }];
}
