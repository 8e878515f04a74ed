import type { Diagram, Vertex } from "./diagram.ts";
import { type Known, keyOf, nothing, type Situations } from "./known.ts";
import type { Cells, Variable } from "./space.ts";
import { comparable, type Literal } from "./ways.ts";

/** Situations that together are all in which a diagram ends in a wanted way. */
export type Cover = {
  /** Each as small a set of answers as can be: without one of them, or with another value, it would not be true. */
  readonly situations: readonly Known[];
  /** False where there are more. */
  readonly complete: boolean;
};

const yes = "yes";
const no = "no";

/** The smallest sets of answers with which a diagram ends in a wanted way, the shortest ones first; at most so many. */
export function coverOf(diagram: Diagram, situations: Situations, vertex: Vertex, isWanted: (label: string) => boolean, most: number, inside: Known = nothing): Cover {
  const work = new Cubes(diagram, situations);
  const all = work.restricted(vertex, isWanted);
  const found: Known[] = [];
  let left = all;
  for (;;) {
    const path = work.shortest(left, inside);
    if (path === undefined) return { situations: found, complete: true };
    if (found.length >= most) return { situations: found, complete: false };
    const widened = work.widened(all, path, inside);
    found.push(widened);
    left = work.without(left, widened);
  }
}

/** The labels with which a diagram may end in a situation. */
export function labelsIn(diagram: Diagram, situations: Situations, vertex: Vertex, known: Known): ReadonlySet<string> {
  const found = new Set<string>();
  follow(diagram, situations, vertex, known, (label) => {
    found.add(label);
    return true;
  });
  return found;
}

/** Goes through all ends that a situation allows, as long as `visit` says to go on. */
function follow(diagram: Diagram, situations: Situations, vertex: Vertex, known: Known, visit: (label: string) => boolean): boolean {
  const seen = new Set<string>();
  const waiting: { readonly at: Vertex; readonly known: Known }[] = [{ at: vertex, known }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = diagram.at(next.at);
    if (here.kind === "leaf") {
      if (!visit(here.label)) return false;
      continue;
    }
    const key = `${next.at} ${keyOf(next.known)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { cells, to } of here.ways) {
      const learned = situations.learnAll(next.known, [{ variable: here.variable, cells }]);
      if (learned !== undefined) waiting.push({ at: to, known: situations.only(learned, diagram.tested[to] ?? 0n) });
    }
  }
  return true;
}

/** Sets of situations as diagrams that end in yes or no. */
class Cubes {
  private readonly diagram: Diagram;
  private readonly situations: Situations;
  private readonly yes: Vertex;
  private readonly no: Vertex;
  private readonly groups = new Map<string, readonly Cells[]>();

  constructor(diagram: Diagram, situations: Situations) {
    this.diagram = diagram;
    this.situations = situations;
    [this.yes, this.no] = [diagram.leaf(yes), diagram.leaf(no)];
  }

  /** Yes for the wanted labels, no for the others. */
  restricted(vertex: Vertex, isWanted: (label: string) => boolean): Vertex {
    const made = new Map<Vertex, Vertex>();
    for (const at of this.diagram.from(vertex)) {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") made.set(at, isWanted(here.label) ? this.yes : this.no);
      else made.set(at, this.diagram.fork(here.variable, here.ways.map(({ cells, to }) => ({ cells, to: made.get(to) as Vertex }))));
    }
    return made.get(vertex) as Vertex;
  }

  /** One of the situations in which it is yes, with as few answers as can be; none where there is no deal in any. */
  shortest(vertex: Vertex, inside: Known): Known | undefined {
    const steps = new Map<Vertex, number>([[this.yes, 0]]);
    for (const at of this.diagram.from(vertex)) {
      const here = this.diagram.at(at);
      if (here.kind === "fork") steps.set(at, 1 + Math.min(...here.ways.map(({ to }) => steps.get(to) ?? Number.POSITIVE_INFINITY)));
    }
    const deadEnds = new Set<string>();
    const go = (at: Vertex, known: Known): Known | undefined => {
      const here = this.diagram.at(at);
      const key = `${at} ${keyOf(known)}`;
      if (here.kind === "leaf") return at === this.yes ? known : undefined;
      if (deadEnds.has(key) || !Number.isFinite(steps.get(at) ?? Number.POSITIVE_INFINITY)) return undefined;
      for (const { cells, to } of here.ways.toSorted((a, b) => (steps.get(a.to) ?? Number.POSITIVE_INFINITY) - (steps.get(b.to) ?? Number.POSITIVE_INFINITY))) {
        const learned = this.situations.learnAll(known, [{ variable: here.variable, cells }]);
        const found = learned === undefined ? undefined : go(to, learned);
        if (found !== undefined) return found;
      }
      deadEnds.add(key);
      return undefined;
    };
    return go(vertex, inside);
  }

  /** A situation with as little known as can be while it is yes for all deals in it. */
  widened(vertex: Vertex, found: Known, inside: Known): Known {
    let known = found;
    const isYes = (wider: Known): boolean => follow(this.diagram, this.situations, vertex, wider, (label) => label === yes);
    for (const index of [...found.keys()].toReversed()) {
      const wider = without(known, index, inside);
      if (wider !== undefined && isYes(wider)) known = wider;
    }
    for (const [index, cells] of known) known = this.filledUp(vertex, known, index, cells, isYes);
    return known;
  }

  /** With all values of a variable that make no difference, taken together as the diagram never tells them apart. */
  private filledUp(vertex: Vertex, known: Known, index: number, cells: Cells, isYes: (wider: Known) => boolean): Known {
    let filled = cells;
    for (const group of this.groupsOf(vertex, this.situations.space.variables[index] as Variable)) {
      if ((group & ~filled) === 0n) continue;
      const wider = new Map(known).set(index, filled | group);
      if (isYes(wider)) filled |= group;
    }
    return new Map(known).set(index, filled);
  }

  /** Cells that no fork of a diagram tells apart, in sets. */
  private groupsOf(vertex: Vertex, variable: Variable): readonly Cells[] {
    const key = `${vertex} ${variable.index}`;
    const before = this.groups.get(key);
    if (before !== undefined) return before;
    let groups: readonly Cells[] = [variable.all];
    for (const at of this.diagram.from(vertex)) {
      const here = this.diagram.at(at);
      if (here.kind === "fork" && here.variable === variable)
        for (const { cells } of here.ways) groups = groups.flatMap((group) => [group & cells, group & ~cells]).filter((group) => group !== 0n);
    }
    this.groups.set(key, groups);
    return groups;
  }

  /** Without the deals of one situation. */
  without(vertex: Vertex, taken: Known): Vertex {
    const literals = this.literalsOf(taken);
    const made = new Map<string, Vertex>();
    const take = (at: Vertex, open: readonly Literal[]): Vertex => {
      const here = this.diagram.at(at);
      if (here.kind === "leaf") return at === this.no ? this.no : this.outside(open);
      const key = `${at} ${open.map(({ variable }) => variable.index).join()}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const literal = open.find(({ variable }) => variable === here.variable);
      const rest = open.filter((other) => other !== literal);
      const exits = here.ways.flatMap(({ cells, to }) =>
        literal === undefined
          ? [{ cells, to: take(to, open) }]
          : [
              { cells: cells & literal.cells, to: (cells & literal.cells) === 0n ? to : take(to, rest) },
              { cells: cells & ~literal.cells, to },
            ],
      );
      const vertex = this.diagram.fork(here.variable, exits);
      made.set(key, vertex);
      return vertex;
    };
    return take(vertex, literals);
  }

  /** What a situation holds, with what its shares imply; a share comes after its two numbers, without which it has no value. */
  private literalsOf(known: Known): readonly Literal[] {
    const { variables } = this.situations.space;
    const told = [...known].map(([index, cells]): Literal => ({ variable: variables[index] as Variable, cells }));
    const all = new Map<Variable, Cells>();
    for (const { variable, cells } of told.flatMap((literal) => (literal.variable.kind === "share" ? [...comparable(literal.variable), literal] : [literal])))
      all.set(variable, (all.get(variable) ?? variable.all) & cells);
    const literals = [...all].map(([variable, cells]) => ({ variable, cells }));
    return literals.toSorted((a, b) => Number(a.variable.kind === "share") - Number(b.variable.kind === "share"));
  }

  /** Yes where one of the literals does not hold. */
  private outside(literals: readonly Literal[]): Vertex {
    return literals.reduceRight((inner, { variable, cells }) => this.diagram.fork(variable, [{ cells, to: inner }, { cells: variable.all & ~cells, to: this.yes }]), this.no);
  }
}

/** A situation without one of its answers, unless that belongs to where it has to lie. */
function without(known: Known, index: number, inside: Known): Known | undefined {
  const kept = inside.get(index);
  if (kept !== undefined) return kept === known.get(index) ? undefined : new Map(known).set(index, kept);
  return new Map([...known].filter(([other]) => other !== index));
}
