import { type Branch, branchesOf } from "../decision/branches.ts";
import { type Answers, bandOf } from "../decision/walk.ts";
import {
  type Answer,
  asks,
  type Node,
  offersUnsure,
  type Playbook,
  type Question,
  type QuestionId,
  type ShareNode,
  type Target,
  unsure,
} from "../playbook/playbook.ts";

/** A number that nobody has told yet, and that can only be one of these: at least `from`, and less than `below`. */
type Range = { readonly from: number; readonly below: number };

/** What a fact is, as far as known: told, or assumed by taking one of the branches on the way. */
type Fact = Answer | Range;
type Known = ReadonlyMap<QuestionId, Fact>;

/** One way on from a node: how many questions it takes, and what is known then. */
type Way = { readonly asked: number; readonly known: Known; readonly to: Target };

const anywhere: Range = { from: 0, below: Number.MAX_VALUE };

/**
 * How many questions may still have to be asked, at most: the longest way from the start to an action, counting only
 * what nobody has told. A fact that several nodes test is asked once, and the branch taken at the first of them rules
 * out branches of the others.
 */
export function mostQuestions(playbook: Playbook, answers: Answers): number {
  const count = counts.get(playbook) ?? counter(playbook);
  counts.set(playbook, count);
  return count(answers);
}

/** What was found out before one question of an interview holds before the next one. */
const counts = new WeakMap<Playbook, (answers: Answers) => number>();

function counter(playbook: Playbook): (answers: Answers) => number {
  const found = new Map<string, number>();
  const ahead = factsAhead(playbook);
  const most = (at: Target, known: Known): number => {
    const node = playbook.nodes.get(at);
    if (node === undefined) return 0;
    const key = JSON.stringify([at, [...known].filter(([id]) => ahead(at).has(id))]);
    const longest =
      found.get(key) ?? Math.max(...waysOn(playbook, node, known).map((way) => way.asked + most(way.to, way.known)));
    found.set(key, longest);
    return longest;
  };
  return (answers) => most(playbook.start, answers);
}

/** The facts that may be tested from a place on; nothing else that is known makes a difference there. */
function factsAhead(playbook: Playbook): (at: Target) => ReadonlySet<QuestionId> {
  const found = new Map<Target, ReadonlySet<QuestionId>>();
  const ahead = (at: Target): ReadonlySet<QuestionId> => {
    const node = playbook.nodes.get(at);
    const facts =
      found.get(at) ?? new Set(node && [...asks(node), ...branchesOf(node).flatMap(({ to }) => [...ahead(to)])]);
    found.set(at, facts);
    return facts;
  };
  return ahead;
}

function waysOn(playbook: Playbook, node: Node, known: Known): readonly Way[] {
  if (node.kind === "share") return shareWays(playbook, node, known);
  const told = known.get(node.ask);
  const asked = told === undefined ? 1 : 0;
  return branchesOf(node).flatMap((branch) => {
    const fact = narrowed(told, branch);
    return fact === undefined ? [] : [{ asked, known: new Map([...known, [node.ask, fact]]), to: branch.to }];
  });
}

/** What a fact is once a branch is taken; undefined where what was known of it rules that branch out. */
function narrowed(told: Fact | undefined, branch: Branch): Fact | undefined {
  if (branch.on !== "band") {
    const answer = branch.on === "choice" ? branch.choice : unsure;
    return told === undefined || told === answer ? answer : undefined;
  }
  const { from, below = anywhere.below } = branch;
  if (typeof told === "string") return undefined;
  if (typeof told === "number") return from <= told && told < below ? told : undefined;
  const range = { from: Math.max(from, told?.from ?? 0), below: Math.min(below, told?.below ?? below) };
  return range.from < range.below ? range : undefined;
}

function shareWays(playbook: Playbook, node: ShareNode, known: Known): readonly Way[] {
  return factWays(playbook, node.part, known).flatMap((part) => {
    if (part.known.get(node.part) === unsure) return [{ ...part, to: node.unsure as Target }];
    return factWays(playbook, node.whole, part.known).flatMap((whole) => {
      const asked = part.asked + whole.asked;
      return shareTargets(node, whole.known).map((to) => ({ asked, known: whole.known, to }));
    });
  });
}

/** A fact as it is known, or else as what it may turn out to be: some number, or "I don't know". */
function factWays(playbook: Playbook, id: QuestionId, known: Known): readonly Omit<Way, "to">[] {
  if (known.has(id)) return [{ asked: 0, known }];
  const isUnsureToo = offersUnsure(playbook.questions.get(id) as Question);
  const facts: readonly Fact[] = isUnsureToo ? [anywhere, unsure] : [anywhere];
  return facts.map((fact) => ({ asked: 1, known: new Map([...known, [id, fact]]) }));
}

/** Where a share may lead once its whole is known. Of two numbers not both told, it may be any share. */
function shareTargets(node: ShareNode, known: Known): readonly Target[] {
  const [part, whole] = [known.get(node.part), known.get(node.whole)];
  if (whole === unsure) return [node.unsure as Target];
  if (typeof part === "number" && typeof whole === "number") return [bandOf(node.bands, part / whole)?.go ?? node.rest];
  return [...node.bands.map(({ go }) => go), node.rest];
}
