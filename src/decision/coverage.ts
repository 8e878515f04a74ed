import { ownerOf } from "../playbook/names.ts";
import type { Node, Playbook, Target } from "../playbook/playbook.ts";
import { type Branch, branchesOf, branchTaken } from "./branches.ts";
import { branchId } from "./situations/reach.ts";
import { type Answers, type Outcome, type Step, walk } from "./walk.ts";

/** How many of a playbook's own nodes, branches or actions its scenarios reach, and which ones they do not. */
export type Covered<Item> = { readonly all: number; readonly missed: readonly Item[] };

/** How far a playbook's scenarios go. What it hands over to has its own scenarios and does not count. */
export type Coverage = {
  readonly nodes: Covered<Target>;
  readonly branches: Covered<{ readonly node: Node; readonly branch: Branch }>;
  readonly actions: Covered<Target>;
  /** Part of the nodes, branches and actions together that some scenario reaches, from 0 to 1. */
  readonly part: number;
};

/**
 * What a playbook's scenarios reach. A scenario goes on where nothing comes back, with the same answers, as the plan of
 * the advice does: an action that only silence leads to is reached by the scenario of the action before.
 */
export function coverageOf(playbook: Playbook): Coverage {
  const reached = new Set(playbook.scenarios.flatMap(({ given }) => [...placesOn(playbook, given, playbook.start)]));
  const own = <Item extends { readonly id: Target }>(items: Iterable<Item>) =>
    [...items].filter(({ id }) => ownerOf(id) === undefined);
  const [nodes, actions] = [own(playbook.nodes.values()), own(playbook.actions.values())];
  const branches = nodes.flatMap((node) => branchesOf(node).map((branch) => ({ node, branch })));
  const missed = {
    nodes: nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => id),
    branches: branches.filter(({ node, branch }) => !reached.has(branchId(node.id, branch))),
    actions: actions.filter(({ id }) => !reached.has(id)).map(({ id }) => id),
  };
  const all = nodes.length + branches.length + actions.length;
  const left = missed.nodes.length + missed.branches.length + missed.actions.length;
  return {
    nodes: { all: nodes.length, missed: missed.nodes },
    branches: { all: branches.length, missed: missed.branches },
    actions: { all: actions.length, missed: missed.actions },
    part: (all - left) / all,
  };
}

/** Nodes, branches and actions that answers lead through, from a place on until an action ends it or a question is open. */
function* placesOn(playbook: Playbook, answers: Answers, start: Target): Generator<string> {
  for (let from: Target | undefined = start; from !== undefined; ) {
    const outcome: Outcome = walk(playbook, answers, from);
    yield* outcome.trail.flatMap(stepsPast);
    if (outcome.kind !== "advise") return yield outcome.trail.at(-1)?.to ?? from;
    yield outcome.action.id;
    from = outcome.action.then?.go;
  }
}

const stepsPast = (step: Step): readonly string[] => [step.node.id, branchId(step.node.id, branchTaken(step))];
