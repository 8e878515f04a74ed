import type { Playbook, QuestionId } from "../playbook/playbook.ts";
import { chart } from "./situations/chart.ts";
import { compare, labelsOf, type Pair, pairOf } from "./situations/compare.ts";
import { type Situation, situationOf } from "./situations/condition.ts";
import { coverOf } from "./situations/cover.ts";
import { Cubes } from "./situations/cubes.ts";
import { Diagram, type Vertex } from "./situations/diagram.ts";
import { Situations } from "./situations/known.ts";
import { Space, type Variable } from "./situations/space.ts";

/** A question that is asked in other situations than before. */
export type AskedDiff = {
  readonly question: QuestionId;
  /** Whether it is asked where it was not. */
  readonly isMore: boolean;
  /** Whether it is not asked any more where it was. */
  readonly isLess: boolean;
  /** Some of the situations, as small as can be; only for the first few questions. */
  readonly where?: { readonly more: Examples; readonly less: Examples };
};

/** Some situations, and whether they are all. */
export type Examples = { readonly situations: readonly Situation[]; readonly complete: boolean };

/** A pair, and the questions asked on the way in each; variables as bits. */
type AskedPair = Pair & { readonly askedThen: bigint; readonly askedNow: bigint };

/** How much is told: situations a question, and of how many questions; and how many pairs are looked at for it. */
type Limits = { readonly situations: number; readonly questions: number; readonly pairs: number };

/** Which questions are asked in other situations than before. Nothing where the trees differ too much to tell. */
export function compareAsked(old: Playbook, now: Playbook, limits: Limits): readonly AskedDiff[] {
  const space = new Space(old, now);
  const situations = new Situations(space);
  const diagram = new Diagram(situations);
  const together = walkTogether(old, now, diagram, situations, limits.pairs);
  if (together === undefined) return [];
  const cubes = new Cubes(diagram, situations);
  const labels = [...diagram.labelsFrom(together)].map(bitsOf);
  const [anyMore, anyLess] = [
    labels.reduce((all, { more }) => all | more, 0n),
    labels.reduce((all, { less }) => all | less, 0n),
  ];
  const changed = space.variables.filter(
    (variable) => variable.kind !== "share" && ((anyMore | anyLess) & bitOf(variable)) !== 0n,
  ) as readonly Askable[];
  return changed.map((variable, index) => {
    const found = {
      question: variable.question,
      isMore: (anyMore & bitOf(variable)) !== 0n,
      isLess: (anyLess & bitOf(variable)) !== 0n,
    };
    const some = (kind: "more" | "less"): Examples => {
      const isWanted = (label: string): boolean => (bitsOf(label)[kind] & bitOf(variable)) !== 0n;
      const cover = coverOf(cubes, together, { isWanted, most: limits.situations });
      return { situations: cover.situations.map((known) => situationOf(space, known)), complete: cover.complete };
    };
    return index < limits.questions ? { ...found, where: { more: some("more"), less: some("less") } } : found;
  });
}

type Askable = Exclude<Variable, { kind: "share" }>;

const bitOf = ({ index }: Variable): bigint => 1n << BigInt(index);

function walkTogether(
  old: Playbook,
  now: Playbook,
  diagram: Diagram,
  situations: Situations,
  most: number,
): Vertex | undefined {
  const { space } = situations;
  const charted = (playbook: Playbook): Vertex =>
    chart(playbook, [playbook.start], { diagram, space, label: () => "end", keepsTests: true }).get(
      playbook.start,
    ) as Vertex;
  return compare<AskedPair>(diagram, situations, {
    most,
    start: { was: charted(old), now: charted(now), known: situations.nothing, askedThen: 0n, askedNow: 0n },
    labelOf: (state) => labelOf(state, diagram),
    next: ({ askedThen, askedNow }, to, asked) => {
      const bit = bitOf(asked.variable);
      const [then, later] = [askedThen | (asked.was ? bit : 0n), askedNow | (asked.now ? bit : 0n)];
      const matters = (then ^ later) | diagram.testedFrom(to.was) | diagram.testedFrom(to.now);
      return { ...to, askedThen: then & matters, askedNow: later & matters };
    },
    keyOf: ({ known, askedThen, askedNow }) => `${known.id} ${askedThen} ${askedNow}`,
  });
}

/** What was asked in one and not in the other, once nothing can change it any more. */
function labelOf({ was, now, askedThen, askedNow }: AskedPair, diagram: Diagram): string | undefined {
  const differs = askedThen ^ askedNow;
  const isOver = was === now && (differs & diagram.testedFrom(was)) === 0n;
  const ended = diagram.at(was).kind === "leaf" && diagram.at(now).kind === "leaf";
  if (!isOver && !ended) return undefined;
  return pairOf(String(askedNow & differs), String(askedThen & differs));
}

/** A label's bits: what is asked more, and what less. */
function bitsOf(label: string): { readonly more: bigint; readonly less: bigint } {
  const [more, less] = labelsOf(label).map(BigInt) as [bigint, bigint];
  return { more, less };
}
