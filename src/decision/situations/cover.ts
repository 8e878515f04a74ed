import type { Cubes } from "./cubes.ts";
import type { Vertex } from "./diagram.ts";
import type { Known } from "./known.ts";

/** Situations that together are all in which a diagram ends in a wanted way. */
type Cover = {
  /** Each as small a set of answers as can be: without one of them, or with another value, it would not be true. */
  readonly situations: readonly Known[];
  /** False where there are more. */
  readonly complete: boolean;
};

/** Which situations are looked for, and how many at most. */
type CoverOptions = {
  readonly isWanted: (label: string) => boolean;
  readonly most: number;
  /** Only deals of which this is known. */
  readonly inside?: Known;
};

/** The smallest sets of answers with which a diagram ends in a wanted way, the shortest ones first. */
export function coverOf(cubes: Cubes, vertex: Vertex, wanted: CoverOptions): Cover {
  const { isWanted, most, inside = cubes.situations.nothing } = wanted;
  const all = cubes.restricted(vertex, isWanted, inside);
  const found: Known[] = [];
  let left = all;
  for (;;) {
    const one = cubes.shortest(left, inside);
    if (one === undefined || found.length >= most) return { situations: found, complete: one === undefined };
    const widened = cubes.widened(all, one, inside);
    found.push(widened);
    left = cubes.without(left, widened);
  }
}
