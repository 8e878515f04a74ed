import type { Diagram, Exit, Leaf, Vertex } from "./diagram.ts";
import type { Known, Situations } from "./known.ts";
import type { Variable } from "./space.ts";

/** Two walks with the same answers: where each has come to, and what is known that still matters to either. */
export type Pair = { readonly was: Vertex; readonly now: Vertex; readonly known: Known };

/** How two trees are held against each other. */
type Comparison<State extends Pair> = {
  readonly start: State;
  /** After how many pairs to give up. */
  readonly most: number;
  /** The label of where both end; undefined as long as they have to go on. */
  readonly labelOf: (state: State) => string | undefined;
  /** What a pair has come to by an answer to a variable, given by one of the two or by both. */
  readonly next: (
    from: State,
    to: Pair,
    asked: { readonly was: boolean; readonly now: boolean; readonly variable: Variable },
  ) => State;
  /** A name for what a state has beside its two places. */
  readonly keyOf: (state: State) => string;
};

/**
 * Walks two trees at once, in step, through every situation that may make a difference, each once. Gives a diagram of how
 * they end together; undefined where the trees differ so much that there are too many situations to compare.
 */
export function compare<State extends Pair>(
  diagram: Diagram,
  situations: Situations,
  comparison: Comparison<State>,
): Vertex | undefined {
  const met = new Met(comparison);
  met.add(comparison.start);
  const steps: Step[] = [];
  for (const state of met.states) {
    if (met.states.length > comparison.most) return undefined;
    const label = comparison.labelOf(state);
    steps.push(label === undefined ? stepFrom(state, met, diagram, situations, comparison) : { label });
  }
  return joined(met.states, steps, diagram);
}

/** What comes of a state: the label of its end, or a test and the states that it leads to, by their index. */
type Step = { readonly label: string } | { readonly variable: Variable; readonly exits: readonly Exit[] };

/** States in the order in which they were met, each once. */
class Met<State extends Pair> {
  readonly states: State[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly keyOf: Comparison<State>["keyOf"];

  constructor({ keyOf }: Comparison<State>) {
    this.keyOf = keyOf;
  }

  add(state: State): number {
    const key = `${state.was} ${state.now} ${this.keyOf(state)}`;
    const before = this.indexes.get(key);
    if (before !== undefined) return before;
    this.indexes.set(key, this.states.length);
    return this.states.push(state) - 1;
  }
}

function stepFrom<State extends Pair>(
  state: State,
  met: Met<State>,
  diagram: Diagram,
  situations: Situations,
  { next }: Comparison<State>,
): Step {
  const variable = nextTest(state, diagram);
  const [was, now] = [exitsAt(state.was, variable, diagram), exitsAt(state.now, variable, diagram)];
  const asked = { was: was.asks, now: now.asks, variable };
  const exits: Exit[] = [];
  for (const one of was.exits)
    for (const other of now.exits) {
      const cells = one.cells & other.cells;
      const tested = diagram.testedFrom(one.to) | diagram.testedFrom(other.to);
      const known = cells === 0n ? undefined : situations.hear(state.known, { variable, cells }, tested);
      if (known !== undefined)
        exits.push({ cells, to: met.add(next(state, { was: one.to, now: other.to, known }, asked)) });
    }
  return { variable, exits };
}

/** The ways on by a variable's values; one that stays, where something else is tested. */
function exitsAt(
  vertex: Vertex,
  variable: Variable,
  diagram: Diagram,
): { readonly asks: boolean; readonly exits: readonly Exit[] } {
  const here = diagram.at(vertex);
  if (here.kind === "fork" && here.variable === variable) return { asks: true, exits: here.ways };
  return { asks: false, exits: [{ cells: variable.all, to: vertex }] };
}

/** From the ends back: each step leads to smaller vertices of at least one of the two. */
function joined<State extends Pair>(states: readonly State[], steps: readonly Step[], diagram: Diagram): Vertex {
  const vertices = new Map<number, Vertex>();
  const sum = (index: number): number => (states[index] as State).was + (states[index] as State).now;
  for (const index of [...states.keys()].toSorted((a, b) => sum(a) - sum(b))) {
    const step = steps[index] as Step;
    vertices.set(
      index,
      "label" in step
        ? diagram.leaf(step.label)
        : diagram.fork(
            step.variable,
            step.exits.map(({ cells, to }) => ({ cells, to: vertices.get(to) as Vertex })),
          ),
    );
  }
  return vertices.get(0) as Vertex;
}

/**
 * Which test comes next: one whose answer is known already, so that both are where they belong. Else, where the two test
 * different things, the one that the other comes to later: so they get back into step where a question was added,
 * dropped or moved.
 */
function nextTest({ was, now, known }: Pair, diagram: Diagram): Variable {
  const [one, other] = [diagram.at(was), diagram.at(now)];
  if (one.kind === "leaf") return (other as Exclude<typeof other, Leaf>).variable;
  if (other.kind === "leaf" || one.variable === other.variable || known.cells.has(one.variable.index))
    return one.variable;
  if (known.cells.has(other.variable.index)) return other.variable;
  return diagram.distance(now, one.variable) < diagram.distance(was, other.variable) ? other.variable : one.variable;
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

/** Two trees whose ends are compared, and after how many pairs to give up. */
type Trees = { readonly was: Vertex; readonly now: Vertex; readonly most: number };

/** Compares where two trees end: `same`, or the pair of labels. */
export function compareEnds(diagram: Diagram, situations: Situations, trees: Trees): Vertex | undefined {
  return compare(
    diagram,
    situations,
    endsOf(trees, situations, (state) => (state.was === state.now ? same : pairLabel(state, diagram))),
  );
}

/** As `compareEnds`, with the pair of labels also where they are the same. */
export function compareAllEnds(diagram: Diagram, situations: Situations, trees: Trees): Vertex | undefined {
  return compare(
    diagram,
    situations,
    endsOf(trees, situations, (state) => pairLabel(state, diagram)),
  );
}

function endsOf(
  { was, now, most }: Trees,
  { nothing }: Situations,
  labelOf: Comparison<Pair>["labelOf"],
): Comparison<Pair> {
  return {
    start: { was, now, known: nothing },
    most,
    labelOf,
    next: (_, to) => to,
    keyOf: ({ known }) => String(known.id),
  };
}

function pairLabel({ was, now }: Pair, diagram: Diagram): string | undefined {
  const [one, other] = [diagram.at(was), diagram.at(now)];
  return one.kind === "leaf" && other.kind === "leaf" ? pairOf(one.label, other.label) : undefined;
}
