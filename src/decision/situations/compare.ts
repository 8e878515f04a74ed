import type { Diagram, Exit, Leaf, Vertex } from "./diagram.ts";
import type { Known, Situations } from "./known.ts";
import type { Variable } from "./space.ts";

/** Two walks with the same answers: where each has come to, and what is known that still matters to either. */
export type Pair = { readonly was: Vertex; readonly now: Vertex; readonly known: Known };

/** How two trees are held against each other. */
export type Comparison<State extends Pair> = {
  readonly start: State;
  /** The label of where both end; undefined as long as they have to go on. */
  readonly labelOf: (state: State) => string | undefined;
  /** What a pair has come to by an answer to a variable, given by one of the two or by both. */
  readonly next: (from: State, to: Pair, asked: { readonly was: boolean; readonly now: boolean; readonly variable: Variable }) => State;
  /** A name for what a state has beside its pair. */
  readonly keyOf: (state: State) => string;
};

const mostPairs = 150_000;

type Met<State> = { readonly state: State; readonly variable?: Variable; readonly exits?: readonly { readonly cells: Exit["cells"]; readonly to: string }[]; readonly label?: string };

/**
 * Walks two trees at once, in step, through every situation that may make a difference, each once. Gives a diagram of how
 * they end together; undefined where the trees differ so much that there are too many situations to compare.
 */
export function compare<State extends Pair>(diagram: Diagram, situations: Situations, comparison: Comparison<State>): Vertex | undefined {
  const met = new Map<string, Met<State>>();
  const key = (state: State): string => `${state.was} ${state.now} ${state.known.id} ${comparison.keyOf(state)}`;
  const start = key(comparison.start);
  const waiting = new Map([[start, comparison.start]]);
  for (const [name, state] of waiting) {
    if (met.size > mostPairs) return undefined;
    waiting.delete(name);
    const found = explored(state, diagram, situations, comparison);
    const exits = found.next.map(({ cells, state: next }) => ({ cells, to: key(next), next }));
    met.set(name, { state, ...(found.label === undefined ? {} : { label: found.label }), ...(found.variable === undefined ? {} : { variable: found.variable, exits }) });
    for (const { to, next } of exits) if (!met.has(to)) waiting.set(to, next);
  }
  return joined(met, diagram, start);
}

/** From the ends back: each step leads to smaller vertices of at least one of the two. */
function joined<State extends Pair>(met: ReadonlyMap<string, Met<State>>, diagram: Diagram, start: string): Vertex {
  const vertices = new Map<string, Vertex>();
  const inOrder = [...met].toSorted(([, a], [, b]) => a.state.was + a.state.now - (b.state.was + b.state.now));
  for (const [name, { label, variable, exits = [] }] of inOrder) {
    if (variable === undefined) vertices.set(name, diagram.leaf(label ?? same));
    else vertices.set(name, diagram.fork(variable, exits.map(({ cells, to }) => ({ cells, to: vertices.get(to) as Vertex }))));
  }
  return vertices.get(start) as Vertex;
}

type Explored<State> = { readonly label?: string; readonly variable?: Variable; readonly next: readonly { readonly cells: Exit["cells"]; readonly state: State }[] };

function explored<State extends Pair>(state: State, diagram: Diagram, situations: Situations, { labelOf, next }: Comparison<State>): Explored<State> {
  const label = labelOf(state);
  if (label !== undefined) return { label, next: [] };
  const variable = nextTest(state, diagram);
  const [was, now] = [exitsFor(diagram, state.was, variable), exitsFor(diagram, state.now, variable)];
  const asked = { was: was.length > 0, now: now.length > 0, variable };
  const found = (asked.was ? was : [{ cells: variable.all, to: state.was }]).flatMap((one) =>
    (asked.now ? now : [{ cells: variable.all, to: state.now }]).flatMap((other) => {
      const cells = one.cells & other.cells;
      const known = cells === 0n ? undefined : situations.learn(state.known, [{ variable, cells }]);
      if (known === undefined) return [];
      const tested = (diagram.tested[one.to] ?? 0n) | (diagram.tested[other.to] ?? 0n);
      return [{ cells, state: next(state, { was: one.to, now: other.to, known: situations.only(known, tested) }, asked) }];
    }),
  );
  return { variable, next: found };
}

/**
 * Which test comes next: one whose answer is known already, so that both are where they belong. Else, where the two test
 * different things, the one that the other comes to later: so they get back into step where a question was added,
 * dropped or moved.
 */
function nextTest({ was, now, known }: Pair, diagram: Diagram): Variable {
  const [one, other] = [diagram.at(was), diagram.at(now)];
  if (one.kind === "leaf") return (other as Exclude<typeof other, Leaf>).variable;
  if (other.kind === "leaf" || one.variable === other.variable || known.cells.has(one.variable.index)) return one.variable;
  if (known.cells.has(other.variable.index)) return other.variable;
  return diagram.distance(now, one.variable) < diagram.distance(was, other.variable) ? other.variable : one.variable;
}

function exitsFor(diagram: Diagram, vertex: Vertex, variable: Variable): readonly Exit[] {
  const here = diagram.at(vertex);
  return here.kind === "fork" && here.variable === variable ? here.ways : [];
}

/** The label where two trees end alike. */
export const same = "";

/** Where two trees end, as one label. */
export const pairOf = (was: string, now: string): string => `${was}\n${now}`;

/** The two labels of a pair. */
export function labelsOf(pair: string): readonly [was: string, now: string] {
  const [was = "", now = ""] = pair.split("\n");
  return [was, now];
}

/** Compares where two trees end: `same`, or the pair of labels. */
export function compareEnds(diagram: Diagram, situations: Situations, was: Vertex, now: Vertex): Vertex | undefined {
  return compare(diagram, situations, endsOf(was, now, situations, (state) => (state.was === state.now ? same : pairLabel(state, diagram))));
}

/** As `compareEnds`, with the pair of labels also where they are the same. */
export function compareAllEnds(diagram: Diagram, situations: Situations, was: Vertex, now: Vertex): Vertex | undefined {
  return compare(diagram, situations, endsOf(was, now, situations, (state) => pairLabel(state, diagram)));
}

function endsOf(was: Vertex, now: Vertex, { nothing }: Situations, labelOf: Comparison<Pair>["labelOf"]): Comparison<Pair> {
  return { start: { was, now, known: nothing }, labelOf, next: (_, to) => to, keyOf: () => "" };
}

function pairLabel({ was, now }: Pair, diagram: Diagram): string | undefined {
  const [one, other] = [diagram.at(was), diagram.at(now)];
  return one.kind === "leaf" && other.kind === "leaf" ? pairOf(one.label, other.label) : undefined;
}
