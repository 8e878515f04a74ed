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
    return this.follow({ at: vertex, known }, ({ at, known: here }) => {
      // Where nothing is known that is still tested, there are ways to every end.
      if (here === this.situations.nothing || this.diagram.at(at).kind === "leaf") return at === end ? "past" : "stop";
      return "on";
    });
  }

  /** The labels that they end with. */
  labels(vertex: Vertex, known: Known): ReadonlySet<string> {
    const found = new Set<string>();
    this.follow({ at: vertex, known }, ({ at, known: here }) => {
      if (here !== this.situations.nothing && this.diagram.at(at).kind === "fork") return "on";
      for (const label of this.diagram.labelsFrom(at)) found.add(label);
      return "past";
    });
    return found;
  }

  /** Goes through the arrivals of a situation, each once; true unless it was told to stop. */
  private follow(start: Arrival, visit: (arrival: Arrival) => "on" | "past" | "stop"): boolean {
    const seen = new Set<string>();
    const waiting = [this.arrival(start.at, start.known)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const key = `${next.at} ${next.known.id}`;
      const told = seen.has(key) ? "past" : visit(next);
      seen.add(key);
      if (told === "stop") return false;
      if (told === "on") waiting.push(...this.after(next));
    }
    return true;
  }

  private after({ at, known }: Arrival): readonly Arrival[] {
    const here = this.diagram.at(at);
    if (here.kind === "leaf") return [];
    return here.ways.flatMap(({ cells, to }) => {
      const learned = this.situations.learnAll(known, [{ variable: here.variable, cells }]);
      return learned === undefined ? [] : [this.arrival(to, learned)];
    });
  }

  private arrival(at: Vertex, known: Known): Arrival {
    return { at, known: this.situations.only(known, this.diagram.tested[at] ?? 0n) };
  }
}
