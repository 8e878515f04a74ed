import type { Situations } from "./known.ts";
import type { Cells, Variable } from "./space.ts";

/** A place in a diagram, by its number. Whatever it leads to has a smaller one. */
export type Vertex = number;

/** Where a walk ends. */
export type Leaf = { readonly kind: "leaf"; readonly label: string };

/** Where it tests one variable. Cells that stand in no way cannot come up there. */
export type Fork = { readonly kind: "fork"; readonly variable: Variable; readonly ways: readonly Exit[] };
export type Exit = { readonly cells: Cells; readonly to: Vertex };

/**
 * Decision graphs in which whatever is alike is one and the same vertex: two trees are the same where their vertices
 * are, and what several branches share is looked at once.
 */
export class Diagram {
  /** What is tested at a vertex or further on, and what hangs together with it: variables as bits. */
  readonly tested: bigint[] = [];
  private readonly vertices: (Leaf | Fork)[] = [];
  private readonly known = new Map<string, Vertex>();
  private readonly labels = new Map<Vertex, ReadonlySet<string>>();
  private readonly distances = new Map<number, number[]>();
  private readonly situations: Situations;

  constructor(situations: Situations) {
    this.situations = situations;
  }

  at(vertex: Vertex): Leaf | Fork {
    return this.vertices[vertex] as Leaf | Fork;
  }

  leaf(label: string): Vertex {
    return this.once(`"${label}`, () => ({ kind: "leaf", label }), 0n);
  }

  /** A test; ways to the same place count as one. Where all lead to one place, that place, unless it `matters` that something was asked. */
  fork(variable: Variable, exits: readonly Exit[], matters = false): Vertex {
    const byTarget = new Map<Vertex, Cells>();
    for (const { cells, to } of exits) if (cells !== 0n) byTarget.set(to, (byTarget.get(to) ?? 0n) | cells);
    const [only] = byTarget.keys();
    if (byTarget.size === 1 && !matters && only !== undefined) return only;
    const ways = [...byTarget].map(([to, cells]) => ({ to, cells })).toSorted((a, b) => a.to - b.to);
    const key = `${variable.index}?${ways.map(({ to, cells }) => `${to}:${cells.toString(36)}`).join(" ")}`;
    const here = this.situations.withLinked(1n << BigInt(variable.index));
    const tested = ways.reduce((all, { to }) => all | (this.tested[to] ?? 0n), here);
    return this.once(key, () => ({ kind: "fork", variable, ways }), tested);
  }

  /** The fewest tests from a vertex on until a variable is tested; infinite where it never is. */
  distance(vertex: Vertex, { index }: Variable): number {
    const known = this.distances.get(index) ?? [];
    this.distances.set(index, known);
    // In the order of their numbers, since each leads only to smaller ones.
    for (let at = known.length; at <= vertex; at++) {
      const here = this.at(at);
      const steps = here.kind === "leaf" ? [] : here.ways.map(({ to }) => (known[to] ?? 0) + 1);
      known.push(here.kind === "fork" && here.variable.index === index ? 0 : Math.min(Number.POSITIVE_INFINITY, ...steps));
    }
    return known[vertex] as number;
  }

  /** The labels of all leaves that a vertex leads to. */
  labelsFrom(vertex: Vertex): ReadonlySet<string> {
    const before = this.labels.get(vertex);
    if (before !== undefined) return before;
    const found = new Set<string>();
    for (const at of this.from(vertex)) {
      const here = this.at(at);
      if (here.kind === "leaf") found.add(here.label);
    }
    this.labels.set(vertex, found);
    return found;
  }

  /** A vertex and all that it leads to, each after what it leads to. */
  from(vertex: Vertex): readonly Vertex[] {
    const found = new Set([vertex]);
    for (const at of found) {
      const here = this.at(at);
      if (here.kind === "fork") for (const { to } of here.ways) found.add(to);
    }
    return [...found].toSorted((a, b) => a - b);
  }

  private once(key: string, make: () => Leaf | Fork, tested: bigint): Vertex {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const vertex = this.vertices.push(make()) - 1;
    this.tested.push(tested);
    this.known.set(key, vertex);
    return vertex;
  }
}
