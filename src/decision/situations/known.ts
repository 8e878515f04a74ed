import { numbersFor, type Relation, type WantedNumber } from "./shares.ts";
import { type Cells, rangesOf, type ShareVariable, type Space, type Variable } from "./space.ts";
import { comparable, type Literal } from "./ways.ts";

/** What is known of a deal: for some variables the cells that their values lie in. The other variables may have any value. */
export type Known = {
  /** Two that know the same are one and the same, and have one number. */
  readonly id: number;
  /** By the index of the variable, ascending. */
  readonly cells: ReadonlyMap<number, Cells>;
  /** The variables of which something is known, as bits. */
  readonly variables: bigint;
};

/** What can be known of the deals of one space. */
export class Situations {
  readonly space: Space;
  /** Nothing known: every deal. */
  readonly nothing: Known;
  /** For each variable the variables that constrain it: itself and, through shares, others. As bits. */
  private readonly linked: readonly bigint[];
  private readonly inShares: ReadonlySet<number>;
  private readonly all = new Map<string, Known>();
  private readonly learned = new Map<Known, Map<Variable, Map<Cells, Known | undefined>>>();
  private readonly kept = new Map<Known, Map<bigint, Known>>();

  constructor(space: Space) {
    this.space = space;
    this.linked = linksOf(space.variables);
    this.inShares = new Set(
      space.variables.filter(({ index }) => this.linked[index] !== 1n << BigInt(index)).map(({ index }) => index),
    );
    this.nothing = this.known(new Map());
  }

  /** What is known after hearing more; undefined where that contradicts itself, so that no deal is left. */
  learn(known: Known, literals: readonly Literal[]): Known | undefined {
    let now: Known | undefined = known;
    for (const { variable, cells } of literals) {
      const before: Map<Cells, Known | undefined> = entry(entry(this.learned, now), variable);
      if (!before.has(cells)) before.set(cells, this.learnOne(now, variable, cells));
      now = before.get(cells);
      if (now === undefined) return undefined;
    }
    return now;
  }

  /** As `learn`, with what a share implies: that its two numbers are known. */
  learnAll(known: Known, literals: readonly Literal[]): Known | undefined {
    return this.learn(known, literals.flatMap(withImplied));
  }

  /** What is known after hearing one thing, as far as it concerns these variables. */
  hear(known: Known, literal: Literal, variables: bigint): Known | undefined {
    const learned = this.learn(known, [literal]);
    return learned && this.only(learned, variables);
  }

  /** What is known without what concerns other variables than these. */
  only(known: Known, variables: bigint): Known {
    if ((known.variables & ~variables) === 0n) return known;
    const before = entry(this.kept, known);
    const some = known.variables & variables;
    const kept = before.get(some) ?? this.known(new Map([...known.cells].filter(([index]) => has(some, index))));
    before.set(some, kept);
    return kept;
  }

  /** The same knowledge with other cells for one variable, or none. Does not check that a deal is left. */
  with(known: Known, index: number, cells: Cells | undefined): Known {
    const changed = new Map(known.cells);
    if (cells === undefined) changed.delete(index);
    else changed.set(index, cells);
    return this.known(changed);
  }

  /** A variable and those that constrain it through shares, as bits. */
  linksOf({ index }: Variable): bigint {
    return this.linked[index] as bigint;
  }

  /** Whether a variable is in a share. */
  isLinked({ index }: Variable): boolean {
    return this.inShares.has(index);
  }

  private learnOne(known: Known, variable: Variable, cells: Cells): Known | undefined {
    const before = known.cells.get(variable.index);
    const left = (before ?? variable.all) & cells;
    if (left === 0n) return undefined;
    const now = this.with(known, variable.index, left);
    return !this.isLinked(variable) || this.agree(now, this.linksOf(variable)) ? now : undefined;
  }

  /** Whether there are numbers that have these shares of one another. */
  private agree({ cells }: Known, touched: bigint): boolean {
    const concerned = [...cells].filter(([index]) => has(touched, index));
    const variables = concerned.map(([index]) => this.space.variables[index] as Variable);
    const shares = variables.filter(({ kind }) => kind === "share");
    const isBounded = concerned.some(([, of], at) => {
      const variable = variables[at] as Variable;
      return variable.kind === "number" && (of & variable.known) !== variable.known;
    });
    if (shares.length === 0 || (shares.length === 1 && !isBounded)) return true;
    return related(this.space, new Map(concerned)) !== undefined;
  }

  private known(cells: ReadonlyMap<number, Cells>): Known {
    const ascending = [...cells].toSorted(([one], [other]) => one - other);
    const key = ascending.map(([index, of]) => `${index}:${of}`).join(" ");
    const before = this.all.get(key);
    if (before !== undefined) return before;
    const variables = ascending.reduce((all, [index]) => all | (1n << BigInt(index)), 0n);
    const known: Known = { id: this.all.size, cells: new Map(ascending), variables };
    this.all.set(key, known);
    return known;
  }
}

/** A literal with what it implies, which comes first. */
export function withImplied(literal: Literal): readonly Literal[] {
  return literal.variable.kind === "share" ? [...comparable(literal.variable), literal] : [literal];
}

/** Numbers for all that stand in a share whose size is known; undefined where they contradict each other. */
export function related(space: Space, cells: ReadonlyMap<number, Cells>): ReadonlyMap<number, number> | undefined {
  const wanted = new Map<number, WantedNumber>();
  const relations: Relation[] = [];
  for (const [index, of] of cells) {
    const variable = space.variables[index] as Variable;
    if (variable.kind !== "share") continue;
    for (const number of [variable.part, variable.whole]) {
      const ranges = rangesOf(number, (cells.get(number.index) ?? number.all) & number.known);
      wanted.set(number.index, { ranges, numbers: number.numbers });
    }
    relations.push({ part: variable.part.index, whole: variable.whole.index, ranges: rangesOf(variable, of) });
  }
  return numbersFor(wanted, relations);
}

function entry<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = map.get(key) ?? new Map<Inner, Value>();
  map.set(key, known);
  return known;
}

const has = (variables: bigint, index: number): boolean => ((variables >> BigInt(index)) & 1n) === 1n;

function linksOf(variables: readonly Variable[]): readonly bigint[] {
  const links = variables.map(({ index }) => 1n << BigInt(index));
  const isShare = (variable: Variable): variable is ShareVariable => variable.kind === "share";
  for (const share of variables.filter(isShare)) {
    const three = [share, share.part, share.whole].map(({ index }) => index);
    const together = three.reduce((all, index) => all | (links[index] ?? 0n), 0n);
    for (const [index] of variables.entries()) if (has(together, index)) links[index] = together;
  }
  return links;
}
