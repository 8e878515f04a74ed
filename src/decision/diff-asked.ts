import type { Playbook, QuestionId } from "../playbook/playbook.ts";
import { chart } from "./situations/chart.ts";
import { compare, labelsOf, type Pair, pairOf, same } from "./situations/compare.ts";
import { type Situation, situationOf } from "./situations/condition.ts";
import { coverOf } from "./situations/cover.ts";
import { Diagram, type Vertex } from "./situations/diagram.ts";
import { Situations } from "./situations/known.ts";
import { Space, type Variable } from "./situations/space.ts";

/** A question that is asked in other situations than before; the situations are as small as can be, and some of them. */
export type Asked = {
  readonly question: QuestionId;
  /** Where it is asked and was not. */
  readonly more: readonly Situation[];
  /** Where it was asked and is not any more. */
  readonly less: readonly Situation[];
  /** Whether these are all. */
  readonly complete: boolean;
};

/** A pair, and the questions asked on the way in each; variables as bits. */
type AskedPair = Pair & { readonly askedThen: bigint; readonly askedNow: bigint };

/** Which questions are asked in other situations than before, at most so many situations each. Nothing where the trees differ too much to tell. */
export function compareAsked(old: Playbook, now: Playbook, most: number): readonly Asked[] {
  const space = new Space(old, now);
  const situations = new Situations(space);
  const diagram = new Diagram(situations);
  const startOf = (playbook: Playbook): Vertex => chart(playbook, [playbook.start], { diagram, space, label: () => "end", keepsTests: true }).get(playbook.start) as Vertex;
  const [was, is] = [startOf(old), startOf(now)];
  if (was === is) return [];
  const together = compare<AskedPair>(diagram, situations, {
    start: { was, now: is, known: situations.nothing, askedThen: 0n, askedNow: 0n },
    labelOf: (state) => labelOf(state, diagram),
    next: ({ askedThen, askedNow }, to, asked) => {
      const bit = asked.variable.kind === "share" ? 0n : 1n << BigInt(asked.variable.index);
      const [then, later] = [askedThen | (asked.was ? bit : 0n), askedNow | (asked.now ? bit : 0n)];
      const matters = (then ^ later) | (diagram.tested[to.was] ?? 0n) | (diagram.tested[to.now] ?? 0n);
      return { ...to, askedThen: then & matters, askedNow: later & matters };
    },
    keyOf: ({ askedThen, askedNow }) => `${askedThen.toString(36)} ${askedNow.toString(36)}`,
  });
  if (together === undefined) return [];
  const labels = [...diagram.labelsFrom(together)].map(bitsOf);
  return space.variables.flatMap((variable) => {
    const bit = 1n << BigInt(variable.index);
    if (variable.kind === "share" || !labels.some(({ more, less }) => ((more | less) & bit) !== 0n)) return [];
    const cover = (isWanted: (label: string) => boolean) => coverOf(diagram, situations, together, { isWanted, most });
    const more = cover((label) => (bitsOf(label).more & bit) !== 0n);
    const less = cover((label) => (bitsOf(label).less & bit) !== 0n);
    return [asked(variable, space, more, less)];
  });
}

function asked({ question }: Exclude<Variable, { kind: "share" }>, space: Space, more: ReturnType<typeof coverOf>, less: ReturnType<typeof coverOf>): Asked {
  return {
    question,
    more: more.situations.map((known) => situationOf(space, known)),
    less: less.situations.map((known) => situationOf(space, known)),
    complete: more.complete && less.complete,
  };
}

/** What was asked in one and not in the other, once nothing can change it any more. */
function labelOf({ was, now, askedThen, askedNow }: AskedPair, diagram: Diagram): string | undefined {
  const differs = askedThen ^ askedNow;
  const isOver = was === now && (differs & (diagram.tested[was] ?? 0n)) === 0n;
  const ended = diagram.at(was).kind === "leaf" && diagram.at(now).kind === "leaf";
  if (!isOver && !ended) return undefined;
  return differs === 0n ? same : pairOf((askedNow & differs).toString(36), (askedThen & differs).toString(36));
}

/** A label's bits: what is asked more, and what less. */
function bitsOf(label: string): { readonly more: bigint; readonly less: bigint } {
  const [more, less] = labelsOf(label).map(fromText) as [bigint, bigint];
  return { more, less };
}

function fromText(text: string): bigint {
  return [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
