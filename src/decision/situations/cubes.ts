import type { Diagram, Exit, Fork, Vertex } from "./diagram.ts";
import { Ends } from "./ends.ts";
import { type Known, type Situations, withImplied } from "./known.ts";
import type { Cells, Variable } from "./space.ts";
import type { Literal } from "./ways.ts";

/** Sets of deals, as diagrams that end in yes (in the set) or no. */
export class Cubes {
  readonly situations: Situations;
  private readonly diagram: Diagram;
  private readonly ends: Ends;
  private readonly yes: Vertex;
  private readonly no: Vertex;
  private readonly steps: number[] = [];
  private readonly groups = new Map<Vertex, ReadonlyMap<Variable, readonly Cells[]>>();

  constructor(diagram: Diagram, situations: Situations) {
    this.diagram = diagram;
    this.situations = situations;
    this.ends = new Ends(diagram, situations);
    [this.yes, this.no] = [diagram.leaf("yes"), diagram.leaf("no")];
  }

  /** Yes for the wanted labels, no for the others; only as far as deals of which this is known come. */
  restricted(vertex: Vertex, isWanted: (label: string) => boolean, inside: Known): Vertex {
    const exitsOf = ({ variable, ways }: Fork): readonly Exit[] => {
      const known = inside.cells.get(variable.index);
      if (known === undefined) return ways;
      return ways.flatMap(({ cells, to }) => ((cells & known) === 0n ? [] : [{ cells: cells & known, to }]));
    };
    const made = new Map<Vertex, Vertex>();
    for (const at of this.diagram.from(vertex, exitsOf)) {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") made.set(at, isWanted(here.label) ? this.yes : this.no);
      else {
        const exits = exitsOf(here).map(({ cells, to }) => ({ cells, to: made.get(to) as Vertex }));
        made.set(at, this.diagram.fork(here.variable, exits));
      }
    }
    return made.get(vertex) as Vertex;
  }

  /** One of the situations in which it is yes, with as few answers as can be; none where there is no deal in any. */
  shortest(vertex: Vertex, inside: Known): Known | undefined {
    const near = ({ to }: Exit): number => this.stepsToYes(to);
    const hopeless = new Set<string>();
    const go = (at: Vertex, known: Known): Known | undefined => {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") return at === this.yes ? known : undefined;
      const key = `${at} ${known.id}`;
      if (hopeless.has(key)) return undefined;
      for (const way of here.ways
        .filter((exit) => near(exit) < Number.POSITIVE_INFINITY)
        .toSorted((a, b) => near(a) - near(b))) {
        const learned = this.situations.learnAll(known, [{ variable: here.variable, cells: way.cells }]);
        const found = learned === undefined ? undefined : go(way.to, learned);
        if (found !== undefined) return found;
      }
      hopeless.add(key);
      return undefined;
    };
    return go(vertex, inside);
  }

  /** The fewest tests from a vertex on to a yes. */
  private stepsToYes(vertex: Vertex): number {
    for (let at = this.steps.length; at <= vertex; at++) {
      const here = this.diagram.at(at);
      const nearest =
        here.kind === "leaf"
          ? Number.POSITIVE_INFINITY
          : Math.min(...here.ways.map(({ to }) => this.steps[to] as number));
      this.steps.push(at === this.yes ? 0 : nearest + 1);
    }
    return this.steps[vertex] as number;
  }

  /** A situation with as little known as can be while it is yes for all deals in it. */
  widened(vertex: Vertex, found: Known, inside: Known): Known {
    const isYes = (known: Known): boolean => this.ends.allAt(this.yes, vertex, known);
    let known = found;
    for (const [index, cells] of [...found.cells].toReversed()) {
      const kept = inside.cells.get(index);
      const wider = this.situations.with(known, index, kept);
      if (kept !== cells && isYes(wider)) known = wider;
    }
    for (const index of known.cells.keys())
      if (!inside.cells.has(index)) known = this.filledUp(vertex, known, index, isYes);
    return known;
  }

  /** With all values of a variable that make no difference, taken together where the diagram never tells them apart. */
  private filledUp(vertex: Vertex, known: Known, index: number, isYes: (known: Known) => boolean): Known {
    let filled = known;
    const groups = this.groupsFrom(vertex).get(this.situations.space.variables[index] as Variable) ?? [];
    for (const group of groups) {
      const cells = filled.cells.get(index) as Cells;
      const wider = this.situations.with(filled, index, cells | group);
      if ((group & ~cells) !== 0n && isYes(wider)) filled = wider;
    }
    return filled;
  }

  /** The cells of each variable in sets, each of which no fork tells apart. */
  private groupsFrom(vertex: Vertex): ReadonlyMap<Variable, readonly Cells[]> {
    const before = this.groups.get(vertex);
    if (before !== undefined) return before;
    const cuts = new Map<Variable, Set<Cells>>();
    for (const at of this.diagram.from(vertex)) {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") continue;
      const sets = cuts.get(here.variable) ?? new Set();
      cuts.set(here.variable, sets);
      for (const { cells } of here.ways) sets.add(cells);
    }
    const groups = new Map([...cuts].map(([variable, sets]) => [variable, cutUp(variable.all, sets)]));
    this.groups.set(vertex, groups);
    return groups;
  }

  /** Without the deals of one situation. */
  without(vertex: Vertex, taken: Known): Vertex {
    const made = new Map<string, Vertex>();
    const take = (at: Vertex, open: readonly Literal[]): Vertex => {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") return at === this.no ? this.no : this.outside(open);
      const key = `${at} ${open.map(({ variable }) => variable.index).join()}`;
      const before = made.get(key);
      if (before !== undefined) return before;
      const literal = open.find(({ variable }) => variable === here.variable);
      const rest = open.filter((other) => other !== literal);
      const exits = here.ways.flatMap(({ cells, to }): readonly Exit[] => {
        if (literal === undefined) return [{ cells, to: take(to, open) }];
        const inside = cells & literal.cells;
        return [...(inside === 0n ? [] : [{ cells: inside, to: take(to, rest) }]), { cells: cells & ~inside, to }];
      });
      const result = this.diagram.fork(here.variable, exits);
      made.set(key, result);
      return result;
    };
    return take(vertex, this.literalsOf(taken));
  }

  /** What a situation holds, with what its shares imply: a share comes after its two numbers, as among the variables. */
  private literalsOf({ cells }: Known): readonly Literal[] {
    const { variables } = this.situations.space;
    const told = [...cells].map(([index, of]): Literal => ({ variable: variables[index] as Variable, cells: of }));
    const all = new Map<Variable, Cells>();
    for (const { variable, cells: of } of told.flatMap(withImplied))
      all.set(variable, (all.get(variable) ?? variable.all) & of);
    return [...all].map(([variable, of]) => ({ variable, cells: of }));
  }

  /** Yes where one of the literals does not hold. */
  private outside(literals: readonly Literal[]): Vertex {
    return literals.reduceRight((inner, { variable, cells }) => {
      const exits = [
        { cells, to: inner },
        { cells: variable.all & ~cells, to: this.yes },
      ];
      return this.diagram.fork(variable, exits);
    }, this.no);
  }
}

function cutUp(all: Cells, sets: Iterable<Cells>): readonly Cells[] {
  let groups: readonly Cells[] = [all];
  for (const cells of sets)
    groups = groups.flatMap((group) => [group & cells, group & ~cells]).filter((group) => group !== 0n);
  return groups;
}
