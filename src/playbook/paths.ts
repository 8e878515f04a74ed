import { ownerOf } from "./names.ts";
import { topologicalOrder } from "./order.ts";
import { type Learned, type LearnedFacts, type PathWay, pathWaysFrom } from "./path-ways.ts";
import { asks, type Node, type Playbook, type Target } from "./playbook.ts";

/** How a playbook's paths from its start to an action come out, every path counting the same. */
export type PathFigures = {
  /** How many different ways there are to answer. */
  readonly paths: bigint;
  /** Questions on the shortest path, the middle one, and the longest. The share of two numbers asks two. */
  readonly shortest: number;
  readonly median: number;
  readonly longest: number;
  /** Which part of the paths asks five questions at most, from 0 to 1. */
  readonly upToFive: number;
  /** Paths by number of questions, ascending. */
  readonly byQuestions: ReadonlyMap<number, bigint>;
  /** False where the facts tested again make too many cases to follow: then paths that contradict themselves count, too. */
  readonly exact: boolean;
};

const mostCases = 30_000;

/**
 * Counts paths without walking each: cases that are alike from here on are worked out once. A fact answered once decides
 * later tests, also those of playbooks handed over to.
 */
export function pathFigures(playbook: Playbook): PathFigures {
  const exact = countPaths(playbook, testedAgain(playbook));
  const counts = exact ?? (countPaths(playbook, new Set()) as Counts);
  const byQuestions = new Map([...counts].toSorted(([one], [other]) => one - other));
  const paths = sum(byQuestions.values());
  const upToFive = sum([...byQuestions].filter(([questions]) => questions <= 5).map(([, count]) => count));
  return {
    paths,
    shortest: Math.min(...byQuestions.keys()),
    median: middle(byQuestions, paths),
    longest: Math.max(...byQuestions.keys()),
    upToFive: Number((upToFive * 1_000_000n) / paths) / 1_000_000,
    byQuestions,
    exact: exact !== undefined,
  };
}

/** Paths by number of questions. */
type Counts = ReadonlyMap<number, bigint>;

/** A node, and what is known there of the facts that are tested again from there on. */
type Case = { readonly id: Target; readonly learned: LearnedFacts };

function countPaths(playbook: Playbook, tracked: ReadonlySet<string>): Counts | undefined {
  const relevant = testedFrom(playbook, tracked);
  const cases = new Map<string, Case>();
  const ways = new Map<string, readonly (PathWay & { readonly key: string })[]>();
  const keyOf = ({ to, learned }: Pick<PathWay, "to" | "learned">): string => {
    const kept = new Map([...learned].filter(([fact]) => relevant.get(to)?.has(fact)));
    const key = `${to} ${[...kept]
      .map(([fact, finding]) => `${fact}=${written(finding)}`)
      .toSorted()
      .join(" ")}`;
    if (!cases.has(key)) cases.set(key, { id: to, learned: kept });
    return key;
  };
  const next = (key: string): readonly string[] => {
    const { id, learned } = cases.get(key) as Case;
    const node = cases.size > mostCases ? undefined : playbook.nodes.get(id);
    const found =
      node === undefined ? [] : pathWaysFrom(node, learned, playbook).map((way) => ({ ...way, key: keyOf(way) }));
    ways.set(key, found);
    return found.map((way) => way.key);
  };
  const { ids } = topologicalOrder([keyOf({ to: playbook.start, learned: new Map() })], next);
  return cases.size > mostCases ? undefined : addUp(ids, ways);
}

const written = (finding: Learned): string =>
  typeof finding === "string" ? finding : `${finding.from}..${finding.to}`;

/** From the ends back to the start, which comes first. */
function addUp(
  order: readonly string[],
  ways: ReadonlyMap<string, readonly (PathWay & { readonly key: string })[]>,
): Counts {
  const counts = new Map<string, Counts>();
  for (const key of order.toReversed()) {
    const total = new Map<number, bigint>();
    const on = ways.get(key) ?? [];
    if (on.length === 0) total.set(0, 1n);
    for (const way of on)
      for (const [questions, count] of counts.get(way.key) ?? [])
        total.set(questions + way.asks, (total.get(questions + way.asks) ?? 0n) + count);
    counts.set(key, total);
  }
  return counts.get(order[0] as string) as Counts;
}

/** The facts of which an earlier answer can decide a later test. One file tests none twice on a path. */
function testedAgain({ nodes }: Playbook): ReadonlySet<string> {
  const tests = new Map<string, Set<string>>();
  for (const node of nodes.values())
    for (const fact of factsOf(node)) {
      const test = `${ownerOf(node.id) ?? ""} ${factsOf(node).join(" ")}`;
      tests.set(fact, (tests.get(fact) ?? new Set()).add(test));
    }
  return new Set([...tests].filter(([, by]) => by.size > 1).map(([fact]) => fact));
}

function factsOf(node: Node): readonly string[] {
  return node.kind === "share" ? [...asks(node), asks(node).join("/")] : asks(node);
}

/** For each node, which of the facts are tested there or further on. */
function testedFrom({ nodes, start }: Playbook, facts: ReadonlySet<string>): ReadonlyMap<Target, ReadonlySet<string>> {
  const tested = new Map<Target, ReadonlySet<string>>();
  for (const id of topologicalOrder([start], (from) => targetsOf(nodes.get(from))).ids.toReversed()) {
    const node = nodes.get(id);
    const here = node === undefined ? [] : factsOf(node).filter((fact) => facts.has(fact));
    const later = targetsOf(node).flatMap((to) => [...(tested.get(to) ?? [])]);
    tested.set(id, new Set([...here, ...later]));
  }
  return tested;
}

/** Where a node leads, each place once. */
function targetsOf(node: Node | undefined): readonly Target[] {
  if (node === undefined) return [];
  if (node.kind === "choice") return [...new Set(node.when.values())];
  const targets = [...node.bands.map(({ go }) => go), node.rest];
  return [...new Set(node.unsure === undefined ? targets : [...targets, node.unsure])];
}

const sum = (counts: Iterable<bigint>): bigint => [...counts].reduce((total, count) => total + count, 0n);

function middle(byQuestions: Counts, paths: bigint): number {
  let passed = 0n;
  for (const [questions, count] of byQuestions) {
    passed += count;
    if (passed * 2n >= paths) return questions;
  }
  return 0;
}
