import {
  type Band,
  type ChoiceNode,
  type Node,
  offersUnsure,
  type Playbook,
  type Question,
  type QuestionId,
  type ShareNode,
  type Target,
  unsure,
} from "./playbook.ts";

/** Numbers from `from` up to, and without, `to`. */
type Range = { readonly from: number; readonly to: number };

/** What a path has found out about a fact: a choice's id, `unsure`, or the range that a number lies in. */
export type Learned = string | Range;

/** What was learned, by question id; `part/whole` stands for the share of two numbers. */
export type LearnedFacts = ReadonlyMap<string, Learned>;

/** One way on from a node: how many questions it asks that were not answered before, and what is known afterwards. */
export type PathWay = { readonly to: Target; readonly asks: number; readonly learned: LearnedFacts };

const anyNumber: Range = { from: 0, to: Infinity };

/** The ways on from a node that agree with what is known. What was answered once is not asked again. */
export function pathWaysFrom(node: Node, learned: LearnedFacts, playbook: Playbook): readonly PathWay[] {
  if (node.kind === "choice") return waysOfChoice(node, learned);
  const unknown = (known: Known): PathWay => ({ ...known, to: node.unsure as Target });
  if (node.kind === "share")
    return numbers(node.part, { learned, asks: 0 }, playbook).flatMap((part) =>
      part.found === unsure
        ? [unknown(part)]
        : numbers(node.whole, part, playbook).flatMap((whole) =>
            whole.found === unsure ? [unknown(whole)] : waysOfShare(node, whole),
          ),
    );
  return numbers(node.ask, { learned, asks: 0 }, playbook).flatMap((known) =>
    known.found === unsure ? [unknown(known)] : branches(node, known.found as Range, node.ask, known),
  );
}

/** What is known on the way through a node, and how many questions that took. */
type Known = { readonly learned: LearnedFacts; readonly asks: number };

function waysOfChoice({ ask, when }: ChoiceNode, learned: LearnedFacts): readonly PathWay[] {
  const known = learned.get(ask);
  if (known !== undefined) return [{ to: when.get(known as string) as Target, asks: 0, learned }];
  return [...when].map(([choice, to]) => ({ to, asks: 1, learned: new Map(learned).set(ask, choice) }));
}

/** How a number may be answered: as it was before, or with some number, or with "I don't know" where that is offered. */
function numbers(
  id: QuestionId,
  { learned, asks }: Known,
  { questions }: Playbook,
): readonly (Known & { readonly found: Learned })[] {
  const known = learned.get(id);
  if (known !== undefined) return [{ found: known, asks, learned }];
  const offered: readonly Learned[] = offersUnsure(questions.get(id) as Question) ? [anyNumber, unsure] : [anyNumber];
  return offered.map((found) => ({ found, asks: asks + 1, learned: new Map(learned).set(id, found) }));
}

function waysOfShare(node: ShareNode, known: Known): readonly PathWay[] {
  const [part, whole] = [known.learned.get(node.part) as Range, known.learned.get(node.whole) as Range];
  const pair = `${node.part}/${node.whole}`;
  const earlier = (known.learned.get(pair) ?? anyNumber) as Range;
  const lowest = part.from / whole.to;
  const highest = whole.from === 0 ? Infinity : part.to / whole.from;
  return branches(node, { from: Math.max(lowest, earlier.from), to: Math.min(highest, earlier.to) }, pair, known);
}

/** The bands that some number of the range falls into. */
function branches(
  node: { bands: readonly Band[]; rest: Target },
  range: Range,
  fact: string,
  { learned, asks }: Known,
): readonly PathWay[] {
  const bands = [...node.bands, { below: Infinity, go: node.rest }];
  return bands.flatMap(({ below, go }, index): readonly PathWay[] => {
    const from = Math.max(range.from, bands[index - 1]?.below ?? 0);
    const to = Math.min(range.to, below);
    return from < to ? [{ to: go, asks, learned: new Map(learned).set(fact, { from, to }) }] : [];
  });
}
