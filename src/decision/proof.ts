import { ownerOf } from "../playbook/names.ts";
import type { Node, Playbook, QuestionId, Target } from "../playbook/playbook.ts";
import { type LeftBlank, leftBlank, toFillIn } from "./blanks.ts";
import { type Branch, branchesOf, branchKey } from "./branches.ts";
import { playbookOf } from "./plan.ts";
import type { Deal } from "./situations/deal.ts";
import { Situations } from "./situations/known.ts";
import { branchId, explore, type Reached, Terrain, type Visit } from "./situations/reach.ts";
import { Space } from "./situations/space.ts";

/** What stands against the claim that every combination of answers ends in one action and in complete messages. */
export type Finding = { readonly deal: Deal } & (
  | {
      /** A branch that no deal can take: no number lies in it, or earlier answers have decided already. The deal comes as far as its node. */
      readonly code: "impossible-branch";
      readonly node: Node;
      readonly branch: Branch;
      readonly because: "no-number" | "decided";
    }
  | { readonly code: "no-way-on"; readonly node: Node }
  | LeftBlank
);

/** What no deal reaches that starts here, though deals that start elsewhere do: earlier answers rule it out. */
export type OutOfReach = {
  readonly actions: readonly Target[];
  readonly branches: readonly { readonly node: Node; readonly branch: Branch }[];
};

export type Proof = {
  readonly findings: readonly Finding[];
  /** For each action the facts that its messages say and that the way there may leave open: the rep is asked for them. */
  readonly toFillIn: ReadonlyMap<Target, readonly QuestionId[]>;
  /** In playbooks that are handed over to. */
  readonly outOfReach: OutOfReach;
  /** False where too many facts are tested again after handovers to try all that may come together. */
  readonly complete: boolean;
};

/** Proves a playbook and all that it hands over to, or says what is wrong, each time with a deal that shows it. */
export function prove(playbook: Playbook): Proof {
  const situations = new Situations(new Space(playbook));
  const terrain = new Terrain(playbook, situations);
  const all = explore(terrain, { start: playbook.start });
  const starts = startsOf(playbook);
  const own = starts.flatMap(({ name, start }) => inItself(playbook, terrain, name, start));
  const blanks = starts.flatMap(({ start }) => leftBlank(playbook, terrain, start));
  const findings = [...own, ...deadEnds(playbook, terrain, all), ...blanks];
  return {
    findings: once(findings),
    toFillIn: toFillIn(playbook, terrain),
    outOfReach: outOfReach(playbook, all),
    complete: all.complete,
  };
}

/** Where each playbook starts: the first one, and those that it hands over to. */
function startsOf(playbook: Playbook): readonly { readonly name: string; readonly start: Target }[] {
  const starts = new Map([[playbook.name, playbook.start]]);
  const edges = [
    ...[...playbook.nodes.values()].flatMap((node) => branchesOf(node).map(({ to }) => [node.id, to] as const)),
    ...[...playbook.actions.values()].flatMap(({ id, then }) => (then === undefined ? [] : [[id, then.go] as const])),
  ];
  for (const [from, to] of edges) {
    const name = playbookOf(playbook, to);
    if (name !== playbookOf(playbook, from)) starts.set(name, to);
  }
  return [...starts].map(([name, start]) => ({ name, start }));
}

/** Within one file every branch is possible: across files, an earlier answer may decide. */
function inItself(playbook: Playbook, terrain: Terrain, name: string, start: Target): readonly Finding[] {
  const isElsewhere = (target: Target): boolean => playbookOf(playbook, target) !== name;
  const reached = explore(terrain, { start, avoids: isElsewhere });
  const impossible = [...reached.places].flatMap(([target, visit]) =>
    reached.complete ? impossibleAt(playbook, terrain, reached, target, visit) : [],
  );
  return [...impossible, ...deadEnds(playbook, terrain, reached)];
}

function impossibleAt(
  playbook: Playbook,
  terrain: Terrain,
  { branches }: Reached,
  target: Target,
  visit: Visit,
): readonly Finding[] {
  const node = playbook.nodes.get(target);
  if (node === undefined) return [];
  const all = branchesOf(node);
  const missed = all.filter((branch) => !branches.has(branchId(target, branch)));
  // Where no branch at all is possible, that is a finding of its own: `no-way-on`.
  return (missed.length === all.length ? [] : missed).map((branch) => {
    const ways = terrain.waysFrom(target).filter((way) => branchKey(way.branch as Branch) === branchKey(branch));
    const isEmpty = ways.every(({ learns }) => learns.some(({ cells }) => cells === 0n));
    return {
      code: "impossible-branch",
      node,
      branch,
      because: isEmpty ? "no-number" : "decided",
      deal: terrain.dealOf(visit),
    };
  });
}

function deadEnds(playbook: Playbook, terrain: Terrain, reached: Reached): readonly Finding[] {
  return reached.deadEnds.map((visit) => {
    const node = playbook.nodes.get(visit.at) as Node;
    return { code: "no-way-on", node, deal: terrain.dealOf(visit) };
  });
}

function outOfReach(playbook: Playbook, { places, branches, complete }: Reached): OutOfReach {
  if (!complete) return { actions: [], branches: [] };
  const elsewhere = (target: Target): boolean => ownerOf(target) !== undefined;
  const nodes = [...playbook.nodes.values()].filter(({ id }) => elsewhere(id));
  return {
    actions: [...playbook.actions.keys()].filter((id) => elsewhere(id) && !places.has(id)),
    branches: nodes
      .flatMap((node) => branchesOf(node).map((branch) => ({ node, branch })))
      .filter(({ node, branch }) => !branches.has(branchId(node.id, branch))),
  };
}

/** Each finding once: the same one may show from several starts. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const byKey = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]));
  return [...byKey.values()].toReversed();
}

function keyOf(finding: Finding): string {
  if (finding.code === "left-blank") {
    const { action, message, field, place } = finding;
    return `${action.id} ${message.id} ${field} ${place.tone} ${place.part}`;
  }
  const { code, node } = finding;
  return code === "impossible-branch" ? branchId(node.id, finding.branch) : `${code} ${node.id}`;
}
