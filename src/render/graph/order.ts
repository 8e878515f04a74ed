/** What is ordered: the boxes column by column, with a stand-in for each edge in each column that it passes. */
export type Layers = {
  /** From left to right; within a layer any order to begin with. */
  readonly layers: readonly (readonly string[])[];
  /** Each edge goes from one layer to the next; `port` tells from how far down its box it starts, from 0 to under 1. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly port: number }[];
};

type Neighbour = { readonly id: string; readonly port: number; readonly otherPort: number };
type Neighbours = ReadonlyMap<string, readonly Neighbour[]>;
type State = {
  readonly layers: readonly string[][];
  readonly place: Map<string, number>;
  readonly before: Neighbours;
  readonly after: Neighbours;
};

const rounds = 12;

/**
 * Orders each layer so that few edges cross, counting where in its box an edge starts, which layout libraries do not:
 * so answers and what they lead to come in the same order. The usual sweeps from layer to layer by the mean place of
 * the neighbours, each followed by exchanges of neighbours in a layer; the best order found counts.
 */
export function orderLayers({ layers, edges }: Layers): readonly (readonly string[])[] {
  const state = begin(layers, edges);
  let best = copyOf(state.layers);
  let fewest = crossings(state);
  for (let round = 0; round < rounds && fewest > 0; round++) {
    sweep(state, round % 2 === 0);
    exchange(state);
    const count = crossings(state);
    if (count >= fewest) continue;
    fewest = count;
    best = copyOf(state.layers);
  }
  return best;
}

function begin(layers: Layers["layers"], edges: Layers["edges"]): State {
  const before = new Map<string, Neighbour[]>();
  const after = new Map<string, Neighbour[]>();
  for (const id of layers.flat()) {
    before.set(id, []);
    after.set(id, []);
  }
  for (const { from, to, port } of edges) {
    before.get(to)?.push({ id: from, port, otherPort: 0 });
    after.get(from)?.push({ id: to, port: 0, otherPort: port });
  }
  const state = { layers: copyOf(layers), place: new Map<string, number>(), before, after };
  for (const layer of state.layers) number(state, layer);
  return state;
}

const copyOf = (layers: readonly (readonly string[])[]): string[][] => layers.map((layer) => [...layer]);

function number({ place }: State, layer: readonly string[]): void {
  layer.forEach((id, index) => {
    place.set(id, index);
  });
}

const placeOf = ({ place }: State, id: string): number => place.get(id) ?? 0;

/** Sorts layer after layer by where the neighbours on one side lie. What has none there keeps its relative place. */
function sweep(state: State, rightwards: boolean): void {
  const { layers, before, after } = state;
  const side = rightwards ? before : after;
  const upTo = layers.length;
  for (let step = 1; step < upTo; step++) {
    const layer = layers[rightwards ? step : upTo - 1 - step] as string[];
    const size = (layers[rightwards ? step - 1 : upTo - step] as string[]).length;
    const keys = new Map(
      layer.map((id, index) => [id, keyOf(state, side.get(id) ?? [], size) ?? (index + 0.5) / layer.length]),
    );
    layer.sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
    number(state, layer);
  }
}

function keyOf(state: State, neighbours: readonly Neighbour[], size: number): number | undefined {
  if (neighbours.length === 0) return undefined;
  return (
    neighbours.reduce((sum, { id, port }) => sum + placeOf(state, id) + (port || 0.5), 0) / neighbours.length / size
  );
}

/** Exchanges neighbours in a layer wherever that leaves fewer crossings, until none does. */
function exchange(state: State): void {
  for (const layer of state.layers) {
    const sides = new Map(
      layer.map((id) => [id, [endsOf(state, state.before, id), endsOf(state, state.after, id)]] as const),
    );
    const crossed = (upper: string, lower: string): number =>
      [0, 1].reduce((sum, side) => sum + inversions(sides.get(upper)?.[side] ?? [], sides.get(lower)?.[side] ?? []), 0);
    for (let improved = true; improved; ) {
      improved = false;
      for (let index = 0; index + 1 < layer.length; index++) {
        const [upper, lower] = [layer[index] as string, layer[index + 1] as string];
        if (crossed(lower, upper) >= crossed(upper, lower)) continue;
        [layer[index], layer[index + 1]] = [lower, upper];
        improved = true;
      }
    }
    number(state, layer);
  }
}

function endsOf(state: State, side: Neighbours, id: string): readonly number[] {
  return (side.get(id) ?? []).map((neighbour) => placeOf(state, neighbour.id) + neighbour.port);
}

/** How often edges cross that end at these places, when those of the upper one start above those of the lower. */
function inversions(uppers: readonly number[], lowers: readonly number[]): number {
  let count = 0;
  for (const upper of uppers) for (const lower of lowers) if (upper > lower) count++;
  return count;
}

function crossings(state: State): number {
  return state.layers.reduce((sum, layer) => sum + crossingsAfter(state, layer), 0);
}

/** Crossings between a layer and the next: pairs of edges, in order of their starts, whose ends come in the other order. */
function crossingsAfter(state: State, layer: readonly string[]): number {
  const ends: number[] = [];
  let count = 0;
  for (const id of layer) {
    const starting = [...(state.after.get(id) ?? [])].sort((one, other) => one.otherPort - other.otherPort);
    for (const neighbour of starting) {
      const end = placeOf(state, neighbour.id);
      let index = ends.length;
      while (index > 0 && (ends[index - 1] as number) > end) index--;
      count += ends.length - index;
      ends.splice(index, 0, end);
    }
  }
  return count;
}
