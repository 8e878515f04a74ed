/** A graph's nodes in order, and the circles in it. */
type Ordered = {
  /** Each node after all that lead to it, as far as there are no circles. */
  readonly ids: readonly string[];
  /** The first circles found: from a node through others back to it. */
  readonly circles: readonly (readonly string[])[];
};

const mostCircles = 20;

/** Sorts a graph along its ways on, those that close a circle left out. */
export function topologicalOrder(ids: Iterable<string>, next: (id: string) => readonly string[]): Ordered {
  const done = new Set<string>();
  const finished: string[] = [];
  const circles: string[][] = [];
  for (const start of ids) {
    // The way here; each step with the ways on that are still to be tried. No recursion: a tree may be thousands deep.
    const way = done.has(start) ? [] : [{ id: start, left: next(start).values() }];
    const onWay = new Set([start]);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const { done: tried, value: to } = here.left.next();
      if (tried) {
        done.add(here.id);
        onWay.delete(here.id);
        finished.push(here.id);
        way.pop();
      } else if (onWay.has(to)) {
        if (circles.length < mostCircles)
          circles.push([...way.slice(way.findIndex(({ id }) => id === to)).map(({ id }) => id), to]);
      } else if (!done.has(to)) {
        onWay.add(to);
        way.push({ id: to, left: next(to).values() });
      }
    }
  }
  return { ids: finished.reverse(), circles };
}

/** All that can be reached from a start, itself included. */
export function reached(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([start]);
  for (const id of found) for (const to of next(id)) found.add(to);
  return found;
}
