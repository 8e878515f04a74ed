import type { Answer, QuestionId } from "../../playbook/playbook.ts";
import { unsure } from "../walk.ts";
import { niceNumber, numbersFor, type Relation, type Wanted } from "./shares.ts";
import {
  type Cells,
  choicesIn,
  type NumberVariable,
  rangesOf,
  type ShareVariable,
  type Space,
  type Variable,
} from "./space.ts";
import { comparable, type Literal } from "./ways.ts";

/** A situation: for some variables, by index, the cells that their values lie in. The others may have any value. */
export type Known = ReadonlyMap<number, Cells>;

/** A situation with nothing known. */
export const nothing: Known = new Map();

/** A deal that shows something: answers in the order in which they are asked, and which of them stand in a share. */
export type Deal = {
  readonly answers: ReadonlyMap<QuestionId, Answer>;
  readonly shares: readonly { readonly part: QuestionId; readonly whole: QuestionId }[];
};

/** Situations of one space: what they hold, whether a deal can be in them, and which. */
export class Situations {
  readonly space: Space;
  /** For a number in a share: all variables that it hangs together with, as bits. */
  private readonly linked: readonly bigint[];
  private readonly possible = new Map<string, boolean>();

  constructor(space: Space) {
    this.space = space;
    this.linked = linksOf(space.variables);
  }

  /** A situation with more known; undefined where no deal is in both. */
  learn(known: Known, literals: readonly Literal[]): Known | undefined {
    let next: Map<number, Cells> | undefined;
    let touched = 0n;
    for (const { variable, cells } of literals) {
      const before = (next ?? known).get(variable.index) ?? variable.all;
      const left = before & cells;
      if (left === 0n) return undefined;
      // That a question was asked counts as known, even where its answer makes no difference.
      if (left === before && (next ?? known).has(variable.index)) continue;
      next ??= new Map(known);
      next.set(variable.index, left);
      touched |= this.linked[variable.index] ?? 0n;
    }
    if (next === undefined) return known;
    return touched === 0n || this.agree(next, touched) ? next : undefined;
  }

  /** With what a share implies: that its two numbers are known. */
  learnAll(known: Known, literals: readonly Literal[]): Known | undefined {
    return this.learn(
      known,
      literals.flatMap((literal) =>
        literal.variable.kind === "share" ? [...comparable(literal.variable), literal] : [literal],
      ),
    );
  }

  /** All variables that some of these, given as bits, hang together with, and they themselves. */
  withLinked(variables: bigint): bigint {
    return this.linked.reduce((all, links) => ((links & variables) === 0n ? all : all | links), variables);
  }

  /** A situation without what is known of other variables than these. */
  only(known: Known, variables: bigint): Known {
    for (const index of known.keys())
      if (((variables >> BigInt(index)) & 1n) === 0n)
        return new Map([...known].filter(([kept]) => ((variables >> BigInt(kept)) & 1n) === 1n));
    return known;
  }

  /** A deal in the situation. */
  deal(known: Known): Deal {
    const variables = [...known.keys()].map((index) => this.space.variables[index] as Variable);
    const shares = variables.filter((variable) => variable.kind === "share");
    const told = this.related(known, ~0n) ?? new Map<number, number>();
    const answers = variables.flatMap((variable): readonly (readonly [QuestionId, Answer])[] => {
      const cells = known.get(variable.index) as Cells;
      if (variable.kind === "share")
        return [variable.part, variable.whole].map(({ index, question }) => [question, told.get(index) ?? 0]);
      if (variable.kind === "choice") return [[variable.question, choicesIn(variable, cells)[0] as string]];
      return [[variable.question, told.get(variable.index) ?? numberIn(variable, cells)]];
    });
    return {
      answers: new Map(answers),
      shares: shares.map(({ part, whole }) => ({ part: part.question, whole: whole.question })),
    };
  }

  /** Whether numbers and their shares can be so together. */
  private agree(known: Known, touched: bigint): boolean {
    const concerned = [...known].filter(([index]) => ((touched >> BigInt(index)) & 1n) === 1n);
    const shares = concerned.filter(([index]) => this.space.variables[index]?.kind === "share");
    const bounded = concerned.filter(([index, cells]) => isBounded(this.space.variables[index] as Variable, cells));
    if (shares.length === 0 || (shares.length === 1 && bounded.length === 0)) return true;
    const key = keyOf(new Map(concerned));
    const possible = this.possible.get(key) ?? this.related(known, touched) !== undefined;
    this.possible.set(key, possible);
    return possible;
  }

  /** Numbers for all that stand in a share whose size is known; none where they contradict each other. */
  private related(known: Known, touched: bigint): ReadonlyMap<number, number> | undefined {
    const wanted = new Map<number, Wanted>();
    const relations: Relation[] = [];
    for (const [index, cells] of known) {
      const variable = this.space.variables[index] as Variable;
      if (variable.kind !== "share" || ((touched >> BigInt(index)) & 1n) === 0n) continue;
      for (const number of [variable.part, variable.whole])
        wanted.set(number.index, {
          ranges: rangesOf(number, (known.get(number.index) ?? number.all) & number.known),
          numbers: number.numbers,
        });
      relations.push({ part: variable.part.index, whole: variable.whole.index, ranges: rangesOf(variable, cells) });
    }
    return numbersFor(wanted, relations);
  }
}

/** A name for a situation; two have the same name where they know the same. */
export function keyOf(known: Known): string {
  return [...known]
    .toSorted(([one], [other]) => one - other)
    .map(([index, cells]) => `${index}:${cells.toString(36)}`)
    .join(" ");
}

function numberIn(variable: NumberVariable, cells: Cells): Answer {
  const [range] = rangesOf(variable, cells & variable.known);
  return range === undefined ? unsure : niceNumber(range, variable.numbers);
}

/** Whether more is known of a number than that it is one. */
function isBounded(variable: Variable, cells: Cells): boolean {
  return variable.kind === "number" && (cells & variable.known) !== variable.known;
}

function linksOf(variables: readonly Variable[]): readonly bigint[] {
  const bit = ({ index }: Variable): bigint => 1n << BigInt(index);
  const links = variables.map(() => 0n);
  for (const share of variables.filter((variable): variable is ShareVariable => variable.kind === "share")) {
    const together = [share, share.part, share.whole].reduce(
      (all, variable) => all | bit(variable) | (links[variable.index] ?? 0n),
      0n,
    );
    for (const [index] of variables.entries()) if (((together >> BigInt(index)) & 1n) === 1n) links[index] = together;
  }
  return links;
}
