import type { Draft } from "../playbook/draft.ts";
import { type Edge, edgesFrom } from "../playbook/graph.ts";
import { link } from "../playbook/link.ts";
import type { Sheets } from "../playbook/load-by.ts";
import type { Node, NumberNode, Playbook, Question, QuestionId, ShareNode } from "../playbook/playbook.ts";
import type { Position, Problem } from "../playbook/problem.ts";
import type { Branch } from "./branches.ts";
import { pathTo } from "./places.ts";
import type { Deal } from "./situations/deal.ts";
import { Situations } from "./situations/known.ts";
import { explore, type Reached, Terrain, type Visit } from "./situations/reach.ts";
import { Space } from "./situations/space.ts";
import { cellsOfBand, comparable, type Literal } from "./situations/ways.ts";

/** A deal that runs into a problem, and what becomes of it there. */
export type ProblemExample = {
  readonly deal: Deal;
  readonly comes: "to no way on" | "to the way before" | "to what is answered already" | "back to where it was";
};

/**
 * Deals that run into the problems of a playbook that is not sound: for each problem about what leads where a deal, as
 * far as some deal gets there, for the first ones of each file. The others are about words, or about what no deal reaches.
 */
export function examplesOf(
  problems: readonly Problem[],
  { drafts, bank }: Sheets,
): ReadonlyMap<Problem, ProblemExample> {
  const found = new Map<Problem, ProblemExample>();
  if (bank === undefined) return found;
  for (const draft of drafts) {
    const mine = problems
      .filter(({ code, at }) => at.file === draft.located.file && leadsAstray.has(code))
      .slice(0, mostExamples);
    if (mine.length === 0) continue;
    const rough = new Rough(draft, link([draft], bank));
    for (const problem of mine) {
      const example = rough.exampleOf(problem);
      if (example !== undefined) found.set(problem, example);
    }
  }
  return found;
}

/** Enough to learn from, and few enough not to be kept waiting, whatever the file is. */
const mostExamples = 20;
const mostVisits = 20_000;

const leadsAstray: ReadonlySet<Problem["code"]> = new Set([
  "uncovered",
  "unknown",
  "unknown-choice",
  "not-ascending",
  "rest",
  "unsure",
  "asked-twice",
  "circle",
] as const);

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
    this.reached = explore(this.terrain, { start: playbook.start, most: mostVisits });
  }

  exampleOf(problem: Problem): ProblemExample | undefined {
    const id = this.entryAt(problem.at) ?? "";
    const [visit, node] = [this.reached.places.get(id), this.nodes.get(id)];
    if (visit === undefined) return undefined;
    if (problem.code === "asked-twice")
      return { deal: this.terrain.dealOf(visit), comes: "to what is answered already" };
    if (problem.code === "circle" || problem.code === "unknown") {
      const deal = this.dealInto(id, visit, problem.at);
      return deal && { deal, comes: problem.code === "circle" ? "back to where it was" : "to no way on" };
    }
    return node === undefined ? undefined : this.withAnswer(id, node, problem);
  }

  /** The node or action in which a place lies. */
  private entryAt({ line, column }: Position): string | undefined {
    const { located, nodes, actions } = this.draft;
    const entries = [
      ...[...nodes.keys()].map((id) => ["tree", id]),
      ...[...actions.keys()].map((id) => ["actions", id]),
    ];
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
    const ways = this.terrain
      .waysFrom(id)
      .filter(({ branch }) => branch === undefined || pathTo(draft, id, branch)[0] === edge.path[3]);
    const [arrival] = ways.flatMap((way) => this.terrain.step(visit, way) ?? []);
    return arrival && this.terrain.dealOf(arrival);
  }

  /** The deal that comes to a node and then answers so that it runs into the problem there; none where no deal can. */
  private withAnswer(id: string, node: Node, problem: Problem): ProblemExample | undefined {
    const { situations, tree } = this.terrain;
    const learns = answerInto(node, problem, situations.space);
    if (learns === undefined) return undefined;
    let arrival: Visit | undefined;
    const onVisit = (visit: Visit): void => {
      if (visit.at === id) arrival ??= this.terrain.step(visit, { branch: undefined, to: id, learns });
    };
    const remembers = learns.reduce((all, { variable }) => all | situations.linksOf(variable), 0n);
    explore(this.terrain, { start: tree.start, remembers, onVisit, most: mostVisits });
    const comes = problem.code === "not-ascending" ? "to the way before" : "to no way on";
    return arrival && { deal: this.terrain.dealOf(arrival), comes };
  }
}

/** Whether a node's branches are of the kind of its question, so that they can be followed. */
function fits(node: Node, { questions }: Playbook): boolean {
  const kindOf = (id: QuestionId): Question["kind"] | undefined => questions.get(id)?.kind;
  if (node.kind === "share") return kindOf(node.part) === "number" && kindOf(node.whole) === "number";
  return kindOf(node.ask) === node.kind;
}

/** The answers at a node that run into a problem there. */
function answerInto(node: Node, problem: Problem, space: Space): readonly Literal[] | undefined {
  switch (problem.code) {
    case "uncovered": {
      const variable = space.choice(problem.question);
      return [{ variable, cells: 1n << BigInt(variable.choices.indexOf(problem.choice)) }];
    }
    case "unsure":
      return problem.fault === "missing" ? unsureAt(node, problem.question, space) : undefined;
    case "rest":
      return problem.fault === "missing" && node.kind !== "choice"
        ? numbersAt(node, space, node.bands.at(-1)?.below ?? 0)
        : undefined;
    case "not-ascending": {
      const below = thresholdOf(problem.below);
      return node.kind === "choice" ? undefined : numbersAt(node, space, lowerBound(node, below), below);
    }
    default:
      return undefined;
  }
}

function unsureAt(node: Node, question: QuestionId, space: Space): readonly Literal[] {
  const variable = space.number(question);
  const here: Literal = { variable, cells: variable.unsure };
  if (node.kind !== "share" || question === node.part) return [here];
  const part = space.number(node.part);
  return [{ variable: part, cells: part.known }, here];
}

/** A number, or two in a share, from a bound on and below another. */
function numbersAt(node: NumberNode | ShareNode, space: Space, from: number, below?: number): readonly Literal[] {
  const band: Branch = { on: "band", index: 0, from, ...(below === undefined ? {} : { below }), to: "" };
  const variable = node.kind === "share" ? space.share(node.part, node.whole) : space.number(node.ask);
  const here: Literal = { variable, cells: cellsOfBand(variable, band) };
  return variable.kind === "share" ? [...comparable(variable), here] : [here];
}

const thresholdOf = (below: string): number => Number.parseFloat(below) / (below.endsWith("%") ? 100 : 1);

/** The highest threshold under one that comes too late. */
function lowerBound(node: NumberNode | ShareNode, bound: number): number {
  return Math.max(0, ...node.bands.map(({ below }) => below).filter((below) => below < bound));
}
