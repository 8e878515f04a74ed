/**
 * This folder answers questions about all possible deals at once, without trying each. A map of it, from the ground up:
 *
 * - `space.ts`: what trees test, as variables. Values that no node tells apart are one cell: with the one threshold 10k,
 *   a `deal_size` of 9k and one of 2k are the same. A set of cells is a bit set, so that "under 10k" is `0b01`.
 * - `known.ts`: what is known of a deal, as cells by variable, such as `news=silent` and a deal size under 10k; one
 *   object for one knowledge. `shares.ts` finds numbers that agree with the shares known of them.
 * - `deal.ts` makes answers of it that a person would give; `condition.ts` the terms in which it is printed.
 * - For the check: `ways.ts` has what each way on from a node takes, and `reach.ts` follows them all (`explore`).
 * - For the diff: `chart.ts` puts a tree into a `diagram.ts`, a decision diagram (BDD) with more than two ways out of a
 *   vertex; `compare.ts` walks two of them in step. `cubes.ts`, `ends.ts` and `cover.ts` take from the result the few
 *   smallest situations that cover all others: the prime implicants of "the advice is another one".
 */
import {
  asks,
  type ChoiceQuestion,
  type NumberQuestion,
  type Playbook,
  type Question,
  type QuestionId,
  type ShareNode,
} from "../../playbook/playbook.ts";
import { firstFrom, type Numbers, numbersIn } from "../units.ts";

/** As much of a playbook as decides where a walk goes. */
export type Tree = Pick<Playbook, "start" | "questions" | "nodes" | "actions">;

/** A set of cells of one variable: the cell with index 3 is bit 3. */
export type Cells = bigint;

/** Numbers from `from` up to, and without, `below`, which may be infinite. */
export type Range = { readonly from: number; readonly below: number };

/** What a tree tests, its values cut into cells: two values in one cell lead the same way at every node. */
export type Variable = ChoiceVariable | NumberVariable | ShareVariable;

export type ChoiceVariable = {
  readonly kind: "choice";
  readonly index: number;
  readonly all: Cells;
  readonly question: QuestionId;
  /** The choices, one a cell. */
  readonly choices: readonly string[];
};

export type NumberVariable = {
  readonly kind: "number";
  readonly index: number;
  readonly all: Cells;
  readonly question: QuestionId;
  readonly numbers: Numbers;
  /** Where each cell of numbers begins, ascending from 0. */
  readonly cuts: readonly number[];
  /** The cells of numbers. */
  readonly known: Cells;
  /** The cell of "I don't know", the last one; none where it is not offered. */
  readonly unsure: Cells;
};

/** A number as a share of another. It has a value only where both are known. */
export type ShareVariable = {
  readonly kind: "share";
  readonly index: number;
  readonly all: Cells;
  readonly part: NumberVariable;
  readonly whole: NumberVariable;
  readonly cuts: readonly number[];
};

/** The variables of one or several trees, so that situations of one can be held against the other. */
export class Space {
  readonly variables: readonly Variable[];
  private readonly byKey: ReadonlyMap<string, Variable>;

  constructor(...trees: readonly Tree[]) {
    const variables = new Map<string, Variable>();
    for (const [key, test] of testsIn(trees)) {
      const index = variables.size;
      if (test.kind === "choice") variables.set(key, choiceVariable(index, test));
      else if (test.kind === "number") variables.set(key, numberVariable(index, test));
      else {
        // Its two numbers were noted first.
        const [part, whole] = [test.part, test.whole].map((id) => variables.get(`number:${id}`));
        variables.set(key, shareVariable(index, part as NumberVariable, whole as NumberVariable, test.cuts));
      }
    }
    this.byKey = variables;
    this.variables = [...variables.values()];
  }

  choice(id: QuestionId): ChoiceVariable {
    return this.byKey.get(`choice:${id}`) as ChoiceVariable;
  }

  number(id: QuestionId): NumberVariable {
    return this.byKey.get(`number:${id}`) as NumberVariable;
  }

  share(part: QuestionId, whole: QuestionId): ShareVariable {
    return this.byKey.get(shareKey(part, whole)) as ShareVariable;
  }
}

/** The cells of numbers under a threshold. */
export function cellsBelow(variable: NumberVariable | ShareVariable, below: number): Cells {
  return lowest(variable.cuts.filter((cut) => cut < below).length);
}

/** The cell of exactly 0, where it holds nothing else: of nothing, nothing is a share. */
export function cellOfZero({ numbers, cuts }: NumberVariable): Cells {
  const [, second = Number.POSITIVE_INFINITY] = cuts;
  return second <= 1 / numbers.perOne ? 1n : 0n;
}

/** The numbers in a set of cells, as ranges that do not touch. */
export function rangesOf({ cuts }: NumberVariable | ShareVariable, cells: Cells): readonly Range[] {
  const ranges: Range[] = [];
  for (const [index, from] of cuts.entries()) {
    if (((cells >> BigInt(index)) & 1n) === 0n) continue;
    const below = cuts[index + 1] ?? Number.POSITIVE_INFINITY;
    const last = ranges.at(-1);
    if (last?.below === from) ranges[ranges.length - 1] = { from: last.from, below };
    else ranges.push({ from, below });
  }
  return ranges;
}

/** The choices in a set of cells. */
export function choicesIn({ choices }: ChoiceVariable, cells: Cells): readonly string[] {
  return choices.filter((_, index) => ((cells >> BigInt(index)) & 1n) === 1n);
}

/** What is tested somewhere: by which questions, since two trees may ask them differently, and at which thresholds. */
type Test = ChoiceTest | NumberTest | ShareTest;
type ChoiceTest = {
  readonly kind: "choice";
  readonly id: QuestionId;
  readonly questions: Set<ChoiceQuestion>;
};
type NumberTest = {
  readonly kind: "number";
  readonly id: QuestionId;
  readonly questions: Set<NumberQuestion>;
  readonly cuts: number[];
};
type ShareTest = {
  readonly kind: "share";
  readonly part: QuestionId;
  readonly whole: QuestionId;
  readonly cuts: number[];
};

/** All that the nodes test, in the order of the files. */
function testsIn(trees: readonly Tree[]): ReadonlyMap<string, Test> {
  const tests = new Map<string, Test>();
  for (const { nodes, questions } of trees)
    for (const node of nodes.values()) {
      const asked = asks(node).map((id) => noteQuestion(tests, questions.get(id) as Question));
      if (node.kind === "choice") continue;
      const test = node.kind === "share" ? noteShare(tests, node) : asked[0];
      (test as NumberTest | ShareTest).cuts.push(...node.bands.map(({ below }) => below));
    }
  return tests;
}

function noteQuestion(tests: Map<string, Test>, question: Question): Test {
  const { kind, id } = question;
  const test = noted(tests, `${kind}:${id}`, { kind, id, questions: new Set(), cuts: [] } as Test);
  ((test as NumberTest).questions as Set<Question>).add(question);
  return test;
}

function noteShare(tests: Map<string, Test>, { part, whole }: ShareNode): Test {
  return noted(tests, shareKey(part, whole), { kind: "share", part, whole, cuts: [] });
}

function noted(tests: Map<string, Test>, key: string, fresh: Test): Test {
  const test = tests.get(key) ?? fresh;
  tests.set(key, test);
  return test;
}

const shareKey = (part: QuestionId, whole: QuestionId): string => `share:${part}/${whole}`;

function choiceVariable(index: number, { id, questions }: ChoiceTest): ChoiceVariable {
  const choices = [...new Set([...questions].flatMap((question) => question.choices.map((choice) => choice.id)))];
  return { kind: "choice", index, question: id, choices, all: lowest(choices.length) };
}

function numberVariable(index: number, { id, questions, cuts }: NumberTest): NumberVariable {
  const units = [...questions].map(({ unit }) => numbersIn(unit));
  const numbers = {
    most: Math.max(...units.map(({ most }) => most)),
    perOne: Math.max(...units.map(({ perOne }) => perOne)),
  };
  const inside = sortedOnce([0, ...cuts.map((cut) => firstFrom(cut, numbers))]).filter((cut) => cut <= numbers.most);
  const known = lowest(inside.length);
  const unsure = [...questions].some((question) => question.unsure !== undefined) ? known + 1n : 0n;
  return { kind: "number", index, question: id, numbers, cuts: inside, known, unsure, all: known | unsure };
}

function shareVariable(
  index: number,
  part: NumberVariable,
  whole: NumberVariable,
  cuts: readonly number[],
): ShareVariable {
  const inside = sortedOnce([0, ...cuts]);
  return { kind: "share", index, part, whole, cuts: inside, all: lowest(inside.length) };
}

const sortedOnce = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].toSorted((a, b) => a - b);

/** The first so many cells. */
const lowest = (many: number): Cells => (1n << BigInt(many)) - 1n;
