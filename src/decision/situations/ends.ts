import type { Diagram, Vertex } from "./diagram.ts";
import type { Known, Situations } from "./known.ts";

/** A vertex, and what is known there. */
type Arrival = { readonly at: Vertex; readonly known: Known };

/** How the deals of a situation may end in a diagram. */
export class Ends {
  private readonly diagram: Diagram;
  private readonly situations: Situations;

  constructor(diagram: Diagram, situations: Situations) {
    this.diagram = diagram;
    this.situations = situations;
  }

  /** Whether all of them end at one vertex. */
  allAt(end: Vertex, vertex: Vertex, known: Known): boolean {
    // Where nothing is known that is still tested, there are ways to every end.
    return this.follow({ at: vertex, known }, ({ at }, isOpen) => (isOpen ? "on" : at === end ? "past" : "stop"));
  }

  /** The labels that they end with. */
  labels(vertex: Vertex, known: Known): ReadonlySet<string> {
    const found = new Set<string>();
    this.follow({ at: vertex, known }, ({ at }, isOpen) => {
      if (isOpen) return "on";
      for (const label of this.diagram.labelsFrom(at)) found.add(label);
      return "past";
    });
    return found;
  }

  /** Goes through the arrivals of a situation, each once; true unless told to stop. Open is what still depends on what is known. */
  private follow(start: Arrival, visit: (arrival: Arrival, isOpen: boolean) => "on" | "past" | "stop"): boolean {
    const seen = new Set<string>();
    const waiting = [start];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const key = `${next.at} ${next.known.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const told = visit(next, (next.known.variables & this.diagram.testedFrom(next.at)) !== 0n);
      if (told === "stop") return false;
      if (told === "on") waiting.push(...this.after(next, start.known.variables));
    }
    return true;
  }

  /**
   * Where a fork leads. What it tells is forgotten where it is not tested again, so that arrivals stay alike; at once, since
   * to learn and then forget it takes four times as long in a large playbook.
   */
  private after({ at, known }: Arrival, always: bigint): readonly Arrival[] {
    const here = this.diagram.at(at);
    if (here.kind === "leaf") return [];
    const { variable, ways } = here;
    const isLinked = this.situations.isLinked(variable);
    return ways.flatMap(({ cells, to }): readonly Arrival[] => {
      const tested = this.diagram.testedFrom(to);
      if (!isLinked && ((tested >> BigInt(variable.index)) & 1n) === 0n)
        return ((known.cells.get(variable.index) ?? variable.all) & cells) === 0n ? [] : [{ at: to, known }];
      const learned = this.situations.learnAll(known, [{ variable, cells }]);
      return learned === undefined ? [] : [{ at: to, known: this.situations.only(learned, tested | always) }];
    });
  }
}
