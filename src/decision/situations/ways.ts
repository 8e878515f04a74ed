import type { Node, Target } from "../../playbook/playbook.ts";
import { type Branch, branchesOf, branchKey } from "../branches.ts";
import {
  type Cells,
  cellOfZero,
  cellsBelow,
  type NumberVariable,
  type ShareVariable,
  type Space,
  type Tree,
  type Variable,
} from "./space.ts";

/** That the value of a variable lies in one of these cells. */
export type Literal = { readonly variable: Variable; readonly cells: Cells };

/** One way on, and all that it takes; from an action it is silence, which takes nothing. */
export type Way = { readonly branch: Branch | undefined; readonly to: Target; readonly learns: readonly Literal[] };

/** The ways on from a node or an action. A share has two for "I don't know": the part is not known, or the whole is not. */
export function waysFrom(tree: Tree, space: Space, from: Target): readonly Way[] {
  const node = tree.nodes.get(from);
  if (node !== undefined)
    return branchesOf(node).flatMap((branch) =>
      learned(node, branch, space).map((learns) => ({ branch, to: branch.to, learns })),
    );
  const then = tree.actions.get(from)?.then;
  return then === undefined ? [] : [{ branch: undefined, to: then.go, learns: [] }];
}

function learned(node: Node, branch: Branch, space: Space): readonly (readonly Literal[])[] {
  if (node.kind === "choice") {
    const variable = space.choice(node.ask);
    return [[{ variable, cells: 1n << BigInt(variable.choices.indexOf(branchKey(branch))) }]];
  }
  if (node.kind === "number") {
    const variable = space.number(node.ask);
    return [[{ variable, cells: branch.on === "band" ? cellsOfBand(variable, branch) : variable.unsure }]];
  }
  const variable = space.share(node.part, node.whole);
  const { part, whole } = variable;
  if (branch.on === "band") return [[...comparable(variable), { variable, cells: cellsOfBand(variable, branch) }]];
  const parts: Literal = { variable: part, cells: part.known };
  const either = [[{ variable: part, cells: part.unsure }], [parts, { variable: whole, cells: whole.unsure }]];
  return either.filter((literals) => literals.every(({ cells }) => cells !== 0n));
}

/** What a share takes: two numbers, and something to be a share of. */
export function comparable({ part, whole }: ShareVariable): readonly Literal[] {
  return [
    { variable: part, cells: part.known },
    { variable: whole, cells: whole.known & ~cellOfZero(whole) },
  ];
}

/** The cells that a band of thresholds covers. None, where no number lies in it that an answer can be. */
export function cellsOfBand(variable: NumberVariable | ShareVariable, branch: Branch): Cells {
  if (branch.on !== "band") return 0n;
  const numbers = variable.kind === "number" ? variable.known : variable.all;
  const below = branch.below === undefined ? numbers : cellsBelow(variable, branch.below) & numbers;
  return below & ~cellsBelow(variable, branch.from);
}
