import { type ChoiceNode, type Node, type Target, unsure } from "../playbook/playbook.ts";
import { bandOf, type Step } from "./walk.ts";

/** One of the ways on from a node: a choice, a band of numbers from `from` up to `below` (the rest has none), or `unsure`. */
export type Branch = { readonly to: Target } & (
  | { readonly on: "choice"; readonly choice: string }
  | { readonly on: "band"; readonly index: number; readonly from: number; readonly below?: number }
  | { readonly on: "unsure" }
);

/** All branches of a node: choices in the order of the file, bands ascending with the rest last, then `unsure`. */
export function branchesOf(node: Node): readonly Branch[] {
  if (node.kind === "choice") return [...node.when].map(([choice, to]) => ({ on: "choice", choice, to }));
  const bands = node.bands.map(({ below, go }, index): Branch => {
    return { on: "band", index, from: node.bands[index - 1]?.below ?? 0, below, to: go };
  });
  const rest: Branch = { on: "band", index: bands.length, from: node.bands.at(-1)?.below ?? 0, to: node.rest };
  return [...bands, rest, ...(node.unsure === undefined ? [] : [{ on: "unsure", to: node.unsure } as const])];
}

/** A name for a branch that no other branch of its node has. */
export function branchKey(branch: Branch): string {
  if (branch.on === "choice") return branch.choice;
  return branch.on === "band" ? `#${branch.index}` : unsure;
}

/** The branch that a step took. */
export function branchTaken({ node, facts }: Step): Branch {
  const branches = branchesOf(node);
  const answers = facts.map(({ answer }) => answer);
  const isTaken = (branch: Branch): boolean => {
    if (branch.on === "choice") return branch.choice === answers[0];
    if (branch.on === "unsure") return answers.includes(unsure);
    return !answers.includes(unsure) && branch.index === bandIndex(node as BandNode, answers as readonly number[]);
  };
  return branches.find(isTaken) as Branch;
}

type BandNode = Exclude<Node, ChoiceNode>;

/** The band of a number, or of the share that the first of two is. */
function bandIndex({ bands }: BandNode, [first = 0, second = 1]: readonly number[]): number {
  const band = bandOf(bands, first / second);
  return band === undefined ? bands.length : bands.indexOf(band);
}
