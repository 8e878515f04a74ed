import { topologicalOrder } from "../../playbook/order.ts";
import type { Target } from "../../playbook/playbook.ts";
import { type Branch, branchKey } from "../branches.ts";
import { type Deal, dealOf } from "./deal.ts";
import type { Known, Situations } from "./known.ts";
import { type Cells, cellOfZero, type Tree } from "./space.ts";
import { type Literal, type Way, waysFrom } from "./ways.ts";

/** One arrival at a node or an action: from where, by what answers, and what is known that still matters there. */
export type Visit = {
  readonly at: Target;
  readonly known: Known;
  readonly from?: Visit;
  readonly learned: readonly Literal[];
};

/** What some deal reaches. */
export type Reached = {
  /** The first arrival at each node and action. */
  readonly places: ReadonlyMap<Target, Visit>;
  /** The branches that some deal takes, by node and branch. */
  readonly branches: ReadonlySet<string>;
  /** Arrivals at a node from which no answer leads on. */
  readonly deadEnds: readonly Visit[];
  /** False where there are too many situations to try them all: what was not reached may still be reachable. */
  readonly complete: boolean;
};

/** What to explore: from which place, and how far. */
type Trip = {
  readonly start: Target;
  /** Places that the trip does not enter. */
  readonly avoids?: (target: Target) => boolean;
  /** Variables, as bits, to remember to the end; then every situation is visited, not only until all is reached once. */
  readonly remembers?: bigint;
  readonly onVisit?: (visit: Visit) => void;
  /** After how many visits to give up. */
  readonly most?: number;
};

const usualMost = 200_000;

/** A playbook's places and the ways between them, with what each way takes. */
export class Terrain {
  readonly tree: Tree;
  readonly situations: Situations;
  private readonly ways = new Map<Target, readonly Way[]>();
  private readonly later: ReadonlyMap<Target, bigint>;

  constructor(tree: Tree, situations: Situations) {
    this.tree = tree;
    this.situations = situations;
    this.later = this.testedFrom();
  }

  waysFrom(target: Target): readonly Way[] {
    const known = this.ways.get(target);
    if (known !== undefined) return known;
    const ways = waysFrom(this.tree, this.situations.space, target);
    this.ways.set(target, ways);
    return ways;
  }

  /** Whether a deal may be stuck here: a share of nothing is none. */
  mayEnd(target: Target): boolean {
    const node = this.tree.nodes.get(target);
    return node?.kind === "share" && cellOfZero(this.situations.space.number(node.whole)) !== 0n;
  }

  /** Where a visit goes on by a way; undefined where its answers contradict what is known. */
  step(from: Visit, way: Way, remembers = 0n): Visit | undefined {
    const known = this.situations.learn(from.known, way.learns);
    if (known === undefined) return undefined;
    return {
      at: way.to,
      from,
      learned: way.learns,
      known: this.situations.only(known, (this.later.get(way.to) ?? 0n) | remembers),
    };
  }

  /** A deal that takes the way of this visit. */
  dealOf(visit: Visit): Deal {
    return dealOf(this.situations.space, this.answersTo(visit));
  }

  /** All that a visit's answers tell, in the order in which they are asked. */
  answersTo(visit: Visit): ReadonlyMap<number, Cells> {
    const learned: (readonly Literal[])[] = [];
    for (let at: Visit | undefined = visit; at !== undefined; at = at.from) learned.unshift(at.learned);
    const known = new Map<number, Cells>();
    for (const { variable, cells } of learned.flat())
      known.set(variable.index, (known.get(variable.index) ?? variable.all) & cells);
    return known;
  }

  /** For each place, the variables that are tested there or further on, as bits, with those that constrain them. */
  private testedFrom(): ReadonlyMap<Target, bigint> {
    const tested = new Map<Target, bigint>();
    const ids = [this.tree.start, ...this.tree.nodes.keys(), ...this.tree.actions.keys()];
    const order = topologicalOrder(ids, (id) => this.waysFrom(id).map(({ to }) => to)).ids;
    for (const id of order.toReversed()) {
      const ways = this.waysFrom(id);
      const variables = new Set(ways.flatMap(({ learns }) => learns.map(({ variable }) => variable)));
      const here = [...variables].reduce((all, variable) => all | this.situations.linksOf(variable), 0n);
      tested.set(
        id,
        ways.reduce((all, { to }) => all | (tested.get(to) ?? 0n), here),
      );
    }
    return tested;
  }
}

/** A name for a branch of a node, among all branches of a playbook. */
export const branchId = (node: Target, branch: Branch): string => `${node} ${branchKey(branch)}`;

/**
 * Tries what deals can reach from a place, silence after an action included. Works on situations, not on paths: two
 * ways to a place are one where what they know makes no difference any more, and where all has been reached already
 * nothing is tried again.
 */
export function explore(
  terrain: Terrain,
  { start, avoids = () => false, remembers, onVisit, most = usualMost }: Trip,
): Reached {
  const found = new Exploration(terrain, remembers === undefined, avoids);
  const seen = new Set<string>();
  const waiting: Visit[] = [{ at: start, known: terrain.situations.nothing, learned: [] }];
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    if (seen.size >= most) return found.reached(false);
    const key = `${visit.at} ${visit.known.id}`;
    if (seen.has(key) || avoids(visit.at) || found.hasAllFrom(visit.at)) continue;
    seen.add(key);
    onVisit?.(visit);
    const here = visit;
    const next = terrain.waysFrom(here.at).flatMap((way) => {
      const arrival = terrain.step(here, way, remembers);
      return arrival === undefined ? [] : [{ way, arrival }];
    });
    found.add(here, next);
    waiting.push(...next.map(({ arrival }) => arrival).toReversed());
  }
  return found.reached(true);
}

type Taken = { readonly way: Way; readonly arrival: Visit };

/** What was reached so far. */
class Exploration {
  readonly places = new Map<Target, Visit>();
  readonly branches = new Set<string>();
  readonly deadEnds: Visit[] = [];
  private readonly terrain: Terrain;
  private readonly stopsEarly: boolean;
  private readonly avoids: (target: Target) => boolean;
  private readonly taken = new Set<Way>();
  private readonly before = new Map<Target, Set<Target>>();
  private readonly complete = new Set<Target>();

  constructor(terrain: Terrain, stopsEarly: boolean, avoids: (target: Target) => boolean) {
    this.terrain = terrain;
    this.stopsEarly = stopsEarly;
    this.avoids = avoids;
  }

  reached(complete: boolean): Reached {
    const { places, branches, deadEnds } = this;
    return { places, branches, deadEnds, complete };
  }

  /** Whether everything from a place on has been reached. */
  hasAllFrom(target: Target): boolean {
    return this.complete.has(target);
  }

  add(visit: Visit, next: readonly Taken[]): void {
    const { at } = visit;
    if (!this.places.has(at)) this.places.set(at, visit);
    for (const { way } of next) {
      this.taken.add(way);
      if (way.branch !== undefined) this.branches.add(branchId(at, way.branch));
    }
    if (next.length === 0 && this.terrain.tree.nodes.has(at)) this.deadEnds.push(visit);
    for (const { to } of this.terrain.waysFrom(at)) this.before.set(to, (this.before.get(to) ?? new Set()).add(at));
    if (this.stopsEarly) this.settle(at);
  }

  /** A place is complete where each of its ways was taken and leads to a complete one. */
  private settle(target: Target): void {
    const waiting = [target];
    for (const at of waiting)
      if (!this.complete.has(at) && this.isComplete(at)) {
        this.complete.add(at);
        waiting.push(...(this.before.get(at) ?? []));
      }
  }

  private isComplete(at: Target): boolean {
    if (!this.places.has(at) || this.terrain.mayEnd(at)) return false;
    return this.terrain
      .waysFrom(at)
      .every((way) => this.taken.has(way) && (this.complete.has(way.to) || this.avoids(way.to)));
  }
}
