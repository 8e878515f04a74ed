import { type Answers, asks, bandOf, unsure } from "../decision/walk.ts";
import type { Answer, Node, Playbook, QuestionId, Target } from "../playbook/playbook.ts";

/** A number that is not told yet and known only to lie somewhere: at least `from`, and less than `below`. */
type Range = { readonly from: number; readonly below: number };

/** What is known of each fact at some place ahead: told, or assumed by taking one of the branches on the way there. */
type Known = ReadonlyMap<QuestionId, Answer | Range>;

/** One way on from a node: how many questions it asks, and what is known when it is taken. */
type Way = { readonly asked: number; readonly known: Known; readonly to: Target };

/**
 * How many questions may still have to be asked, at most: the longest way from the start to an action, counting only
 * the facts that nobody has told. A fact that several nodes on a way test is asked once, and what was taken at the
 * first rules out branches of the later ones.
 */
export function mostQuestions(playbook: Playbook, answers: Answers): number {
  const found = new Map<string, number>();
  const ahead = factsAhead(playbook);
  const most = (at: Target, known: Known): number => {
    const node = playbook.nodes.get(at);
    if (node === undefined) return 0;
    const key = JSON.stringify([at, [...known].filter(([id]) => ahead(at).has(id))]);
    const longest = found.get(key) ?? Math.max(...waysOn(playbook, node, known).map((way) => way.asked + most(way.to, way.known)));
    found.set(key, longest);
    return longest;
  };
  return most(playbook.start, answers);
}

/** The facts that may be tested from a place on. */
function factsAhead(playbook: Playbook): (at: Target) => ReadonlySet<QuestionId> {
  const found = new Map<Target, ReadonlySet<QuestionId>>();
  const ahead = (at: Target): ReadonlySet<QuestionId> => {
    const node = playbook.nodes.get(at);
    const facts = found.get(at) ?? new Set(node && [...asks(node), ...targets(node).flatMap((to) => [...ahead(to)])]);
    found.set(at, facts);
    return facts;
  };
  return ahead;
}

function targets(node: Node): readonly Target[] {
  if (node.kind === "choice") return [...node.when.values()];
  return [...node.bands.map(({ go }) => go), node.rest, ...(node.unsure === undefined ? [] : [node.unsure])];
}

function waysOn(playbook: Playbook, node: Node, known: Known): readonly Way[] {
  if (node.kind === "choice") return choiceWays(node, known);
  return node.kind === "number" ? numberWays(node, known) : shareWays(playbook, node, known);
}

function choiceWays(node: Extract<Node, { kind: "choice" }>, known: Known): readonly Way[] {
  const told = known.get(node.ask);
  if (told !== undefined) return [{ asked: 0, known, to: node.when.get(told as string) as Target }];
  return [...node.when].map(([choice, to]) => ({ asked: 1, known: new Map([...known, [node.ask, choice]]), to }));
}

function numberWays(node: Extract<Node, { kind: "number" }>, known: Known): readonly Way[] {
  const told = known.get(node.ask);
  if (told === unsure) return [{ asked: 0, known, to: node.unsure as Target }];
  if (typeof told === "number") return [{ asked: 0, known, to: bandOf(node.bands, told)?.go ?? node.rest }];
  const range = (told as Range | undefined) ?? anywhere;
  const asked = told === undefined ? 1 : 0;
  const assume = (fact: Answer | Range, to: Target): Way => ({ asked, known: new Map([...known, [node.ask, fact]]), to });
  const edges = [0, ...node.bands.map(({ below }) => below), Number.POSITIVE_INFINITY];
  const bands = edges.slice(1).flatMap((edge, at) => {
    const part = { from: Math.max(range.from, edges[at] as number), below: Math.min(range.below, edge) };
    return part.from < part.below ? [assume(part, node.bands[at]?.go ?? node.rest)] : [];
  });
  return told === undefined && node.unsure !== undefined ? [...bands, assume(unsure, node.unsure)] : bands;
}

const anywhere: Range = { from: 0, below: Number.MAX_VALUE };

function shareWays(playbook: Playbook, node: Extract<Node, { kind: "share" }>, known: Known): readonly Way[] {
  return factWays(playbook, node.part, known).flatMap((part) => {
    if (part.known.get(node.part) === unsure) return [{ ...part, to: node.unsure as Target }];
    return factWays(playbook, node.whole, part.known).flatMap((whole) => {
      const asked = part.asked + whole.asked;
      return shareTargets(node, whole.known).map((to) => ({ asked, known: whole.known, to }));
    });
  });
}

/** A fact as it is known, or each of the two that it may turn out to be: some number, or "I don't know". */
function factWays(playbook: Playbook, id: QuestionId, known: Known): readonly Omit<Way, "to">[] {
  if (known.has(id)) return [{ asked: 0, known }];
  const question = playbook.questions.get(id);
  const canBeUnsure = question?.kind === "number" && question.unsure !== undefined;
  const facts: readonly (Answer | Range)[] = canBeUnsure ? [anywhere, unsure] : [anywhere];
  return facts.map((fact) => ({ asked: 1, known: new Map([...known, [id, fact]]) }));
}

function shareTargets(node: Extract<Node, { kind: "share" }>, known: Known): readonly Target[] {
  const [part, whole] = [known.get(node.part), known.get(node.whole)];
  if (whole === unsure) return [node.unsure as Target];
  if (typeof part === "number" && typeof whole === "number") return [bandOf(node.bands, part / whole)?.go ?? node.rest];
  return [...node.bands.map(({ go }) => go), node.rest];
}
