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
  /** Leaves some of them out, which then do not count. */
  readonly isMeant?: (situation: Known) => boolean;
  /** Only deals of which this is known. */
  readonly inside?: Known;
};

/** How many are looked at for each that may be found, however few of them are meant. */
const mostLeftOut = 20;

/** The smallest sets of answers with which a diagram ends in a wanted way, the shortest ones first. */
export function coverOf(cubes: Cubes, vertex: Vertex, wanted: CoverOptions): Cover {
  const { isWanted, most, isMeant = () => true, inside = cubes.situations.nothing } = wanted;
  const all = cubes.restricted(vertex, isWanted, inside);
  const found: Known[] = [];
  let left = all;
  for (let seen = 0; ; seen++) {
    const one = cubes.shortest(left, inside);
    if (one === undefined || found.length >= most || seen >= most * mostLeftOut)
      return { situations: found, complete: one === undefined };
    const widened = cubes.widened(all, one, inside);
    if (isMeant(widened)) found.push(widened);
    left = cubes.without(left, widened);
  }
}
