import type { Draft } from "../playbook/draft.ts";
import { type Edge, edgesFrom } from "../playbook/graph.ts";
import { link } from "../playbook/link.ts";
import type { Sheets } from "../playbook/load.ts";
import type { Answer, Node, Playbook, Question, QuestionId } from "../playbook/playbook.ts";
import type { Position, Problem } from "../playbook/problem.ts";
import { type Branch, branchesOf } from "./branches.ts";
import type { Deal } from "./situations/deal.ts";
import { Situations } from "./situations/known.ts";
import { explore, type Reached, Terrain, type Visit } from "./situations/reach.ts";
import { Space } from "./situations/space.ts";
import { unsure } from "./walk.ts";

/** A deal that runs into a problem, and what becomes of it there. */
export type Example = {
  readonly deal: Deal;
  readonly comes: "to no way on" | "to the way before" | "to what is answered already" | "back to where it was";
};

/**
 * Deals that run into the problems of a playbook that is not sound: for each problem about what leads where a deal, as
 * far as some deal gets there. The others are about words, or about what no deal reaches.
 */
export function examplesOf(problems: readonly Problem[], { drafts, bank }: Sheets): ReadonlyMap<Problem, Example> {
  const found = new Map<Problem, Example>();
  if (bank === undefined) return found;
  for (const draft of drafts) {
    const mine = problems.filter(({ code, at }) => at.file === draft.located.file && leadsAstray.has(code));
    const rough = mine.length === 0 ? undefined : new Rough(draft, link([draft], bank));
    for (const problem of mine) {
      const example = rough?.exampleOf(problem);
      if (example !== undefined) found.set(problem, example);
    }
  }
  return found;
}

const leadsAstray: ReadonlySet<Problem["code"]> = new Set(["uncovered", "unknown", "unknown-choice", "not-ascending", "rest", "unsure", "asked-twice", "circle"] as const);

/** A draft's tree as far as it can be walked. */
class Rough {
  private readonly draft: Draft;
  private readonly nodes: ReadonlyMap<string, Node>;
  private readonly terrain: Terrain;
  private readonly reached: Reached;

  constructor(draft: Draft, playbook: Playbook) {
    this.draft = draft;
    const nodes = [...playbook.nodes].filter(([, node]) => fits(node, playbook));
    const tree = { ...playbook, nodes: new Map(nodes) };
    this.nodes = tree.nodes;
    this.terrain = new Terrain(tree, new Situations(new Space(tree)));
    this.reached = explore(this.terrain, { start: playbook.start });
  }

  exampleOf(problem: Problem): Example | undefined {
    const id = this.entryAt(problem.at);
    const visit = id === undefined ? undefined : this.reached.places.get(id);
    const node = this.nodes.get(id ?? "");
    if (id === undefined || visit === undefined) return undefined;
    if (problem.code === "asked-twice") return { deal: this.terrain.dealOf(visit), comes: "to what is answered already" };
    if (problem.code === "circle" || problem.code === "unknown") {
      const deal = this.dealInto(id, visit, problem.at);
      return deal && { deal, comes: problem.code === "circle" ? "back to where it was" : "to no way on" };
    }
    return node === undefined ? undefined : this.withAnswer(visit, node, problem);
  }

  /** The node or action in which a place lies. */
  private entryAt({ line, column }: Position): string | undefined {
    const { located, nodes, actions } = this.draft;
    const entries = [...[...nodes.keys()].map((id) => ["tree", id]), ...[...actions.keys()].map((id) => ["actions", id])];
    const before = entries
      .map((path) => ({ id: path[1] as string, at: located.atKey(path) }))
      .filter(({ at }) => at.line < line || (at.line === line && at.column <= column));
    return before.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).at(-1)?.id;
  }

  /** The deal that goes on by the way whose target stands at a place. */
  private dealInto(id: string, visit: Visit, { line, column }: Position): Deal | undefined {
    const { draft } = this;
    const isThere = ({ path }: Edge): boolean => {
      const at = draft.located.at(path);
      return at.line === line && at.column === column;
    };
    const edge = edgesFrom(draft, id).find(isThere);
    if (edge === undefined) return undefined;
    const ways = this.terrain.waysFrom(id).filter(({ branch }) => branch === undefined || isSame(branch, edge, edgesFrom(draft, id)));
    const arrivals = ways.flatMap((way) => this.terrain.step(visit, way) ?? []);
    return arrivals[0] === undefined ? undefined : this.terrain.dealOf(arrivals[0]);
  }

  private withAnswer(visit: Visit, node: Node, problem: Problem): Example | undefined {
    const told = answerInto(node, problem);
    if (told === undefined) return undefined;
    const { answers, shares } = this.terrain.dealOf(visit);
    const comes = problem.code === "not-ascending" ? "to the way before" : "to no way on";
    return { deal: { answers: new Map([...answers, ...told]), shares: node.kind === "share" && told.size === 2 ? [...shares, node] : shares }, comes };
  }
}

/** Whether a node's branches are of the kind of its question, so that they can be followed. */
function fits(node: Node, { questions }: Playbook): boolean {
  const kindOf = (id: QuestionId): Question["kind"] | undefined => questions.get(id)?.kind;
  if (node.kind === "share") return kindOf(node.part) === "number" && kindOf(node.whole) === "number";
  return kindOf(node.ask) === node.kind;
}

function isSame(branch: Branch, { on, path }: Edge, edges: readonly Edge[]): boolean {
  if (branch.on === "choice") return path.at(-1) === branch.choice;
  if (branch.on === "unsure") return on === "unsure";
  const bands = edges.filter((edge) => edge.on === "band");
  return branch.below === undefined ? on === "rest" : bands[branch.index]?.path === path || bands[branch.index]?.path.join() === path.join();
}

/** The answers at a node that run into a problem there. */
function answerInto(node: Node, problem: Problem): ReadonlyMap<QuestionId, Answer> | undefined {
  switch (problem.code) {
    case "uncovered":
      return new Map([[problem.question, problem.choice]]);
    case "unsure":
      return problem.fault === "missing" ? new Map([[problem.question, unsure]]) : undefined;
    case "rest":
      return problem.fault === "missing" ? numbersAt(node, node.kind === "choice" ? 0 : (node.bands.at(-1)?.below ?? 0)) : undefined;
    case "not-ascending":
      return numbersAt(node, lowestOf(node, problem.below));
    default:
      return undefined;
  }
}

/** A number, or two in a share, that come to a threshold. */
function numbersAt(node: Node, value: number): ReadonlyMap<QuestionId, Answer> | undefined {
  if (node.kind === "choice") return undefined;
  const whole = 100_000;
  return node.kind === "number" ? new Map([[node.ask, value]]) : new Map([[node.part, value * whole], [node.whole, whole]]);
}

/** A number just under a threshold that comes too late. */
function lowestOf(node: Node, below: string): number {
  const bound = Number.parseFloat(below) / (below.endsWith("%") ? 100 : 1);
  const before = branchesOf(node).flatMap((branch) => (branch.on === "band" && branch.below !== undefined && branch.below < bound ? [branch.below] : []));
  return Math.max(0, ...before);
}
