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
  private readonly tested: bigint[] = [];
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
    return this.once(`"${label}`, () => ({ kind: "leaf", label }));
  }

  /** A test; ways to the same place count as one. Where all lead to one place, that place, unless it `matters` that something was asked. */
  fork(variable: Variable, exits: readonly Exit[], matters = false): Vertex {
    const ways = merged(exits);
    const [only] = ways;
    if (ways.length === 1 && !matters && only !== undefined) return only.to;
    let key = `${variable.index}?`;
    for (const { to, cells } of ways) key += `${to}:${cells} `;
    return this.once(key, () => ({ kind: "fork", variable, ways }));
  }

  /** The variables that are tested at a vertex or further on, with those that constrain them, as bits. */
  testedFrom(vertex: Vertex): bigint {
    return this.tested[vertex] as bigint;
  }

  /** The fewest tests from a vertex on until a variable is tested; infinite where it never is. */
  distance(vertex: Vertex, { index }: Variable): number {
    const known = this.distances.get(index) ?? [];
    this.distances.set(index, known);
    // In the order of their numbers, since each leads only to smaller ones.
    for (let at = known.length; at <= vertex; at++) {
      const here = this.at(at);
      const steps = here.kind === "leaf" ? [] : here.ways.map(({ to }) => (known[to] ?? 0) + 1);
      known.push(
        here.kind === "fork" && here.variable.index === index ? 0 : Math.min(Number.POSITIVE_INFINITY, ...steps),
      );
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

  /** A vertex and all that it leads to, each after what it leads to; `exitsOf` may leave out some ways. */
  from(vertex: Vertex, exitsOf: (fork: Fork) => readonly Exit[] = ({ ways }) => ways): readonly Vertex[] {
    const found = new Set([vertex]);
    for (const at of found) {
      const here = this.at(at);
      if (here.kind === "fork") for (const { to } of exitsOf(here)) found.add(to);
    }
    return [...found].sort((a, b) => a - b);
  }

  private once(key: string, make: () => Leaf | Fork): Vertex {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = make();
    const vertex = this.vertices.push(made) - 1;
    this.tested.push(
      made.kind === "leaf"
        ? 0n
        : made.ways.reduce((all, { to }) => all | this.testedFrom(to), this.situations.linksOf(made.variable)),
    );
    this.known.set(key, vertex);
    return vertex;
  }
}

/** Exits with one for each place that they lead to, in the order of the places. */
function merged(exits: readonly Exit[]): readonly Exit[] {
  const ways: Exit[] = [];
  for (const { cells, to } of exits) {
    if (cells === 0n) continue;
    const same = ways.findIndex((way) => way.to === to);
    if (same < 0) ways.push({ cells, to });
    else ways[same] = { cells: cells | (ways[same] as Exit).cells, to };
  }
  return ways.sort((a, b) => a.to - b.to);
}
