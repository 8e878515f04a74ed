import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Layers, orderLayers } from "../../../src/render/graph/order.ts";

type Edge = Layers["edges"][number];

/** Crossings, counted pair by pair. */
function crossings(layers: readonly (readonly string[])[], edges: readonly Edge[]): number {
  const place = new Map(layers.flatMap((layer, at) => layer.map((id, index) => [id, { at, index }] as const)));
  const lines = edges.map(({ from, to, port }) => ({
    at: place.get(from)?.at,
    start: (place.get(from)?.index ?? 0) + port,
    end: place.get(to)?.index ?? 0,
  }));
  const pairs = lines.flatMap((one, index) => lines.slice(index + 1).map((other) => [one, other] as const));
  return pairs.filter(([one, other]) => one.at === other.at && (one.start - other.start) * (one.end - other.end) < 0)
    .length;
}

const layered = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 }).chain((sizes) => {
  const layers = sizes.map((size, layer) => Array.from({ length: size }, (_, index) => `${layer}.${index}`));
  const edge = fc.integer({ min: 0, max: sizes.length - 2 }).chain((layer) =>
    fc.record({
      from: fc.constantFrom(...(layers[layer] as string[])),
      to: fc.constantFrom(...(layers[layer + 1] as string[])),
      port: fc.constantFrom(0.1, 0.3, 0.5, 0.7, 0.9),
    }),
  );
  return fc.record({ layers: fc.constant(layers), edges: fc.array(edge, { maxLength: 20 }) });
});

describe("the order within columns", () => {
  it("has what an answer leads to in the order of the answers", () => {
    const edges = ["c", "a", "b"].map((to, index) => ({ from: "start", to, port: (index + 1) / 4 }));
    expect(orderLayers({ layers: [["start"], ["a", "b", "c"]], edges })).toEqual([["start"], ["c", "a", "b"]]);
  });

  it("turns whole branches round", () => {
    const edges = [
      { from: "s", to: "b", port: 0.2 },
      { from: "s", to: "a", port: 0.8 },
      { from: "a", to: "x", port: 0.5 },
      { from: "b", to: "y", port: 0.5 },
    ];
    expect(orderLayers({ layers: [["s"], ["a", "b"], ["x", "y"]], edges })).toEqual([["s"], ["b", "a"], ["y", "x"]]);
  });

  it("keeps every place in its column and never adds crossings", () => {
    fc.assert(
      fc.property(layered, ({ layers, edges }) => {
        const ordered = orderLayers({ layers, edges });
        expect(ordered.map((layer) => layer.toSorted())).toEqual(layers.map((layer) => layer.toSorted()));
        expect(crossings(ordered, edges)).toBeLessThanOrEqual(crossings(layers, edges));
      }),
    );
  });
});
