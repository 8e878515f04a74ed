import type { Playbook, Target } from "../playbook/playbook.ts";
import { type AskedDiff, compareAsked } from "./diff-asked.ts";
import { compareMessages, compareQuestions, type Matching, matchActions, type TextDiff } from "./diff-texts.ts";
import { chart, nowhere } from "./situations/chart.ts";
import { compareAllEnds, compareEnds, labelsOf, pairOf, same } from "./situations/compare.ts";
import { type Situation, situationOf } from "./situations/condition.ts";
import { coverOf } from "./situations/cover.ts";
import { Cubes } from "./situations/cubes.ts";
import { Diagram, type Vertex } from "./situations/diagram.ts";
import { Ends } from "./situations/ends.ts";
import { type Known, Situations } from "./situations/known.ts";
import { Space } from "./situations/space.ts";

/** Where deals led and lead now: an action, or nowhere, since one of the two does not offer such an answer. */
export type Turn = { readonly was: Target | undefined; readonly now: Target | undefined };

/** A situation in which the advice is another one now. */
export type Change = {
  readonly when: Situation;
  /** All that happens in it. */
  readonly turns: readonly Turn[];
  /** Where there are several turns: in which situation each, `when` included; none where that would be too long to read. */
  readonly cases: readonly (Turn & { readonly when: Situation })[];
};

/** All changes of one kind, the simplest first. */
export type Changes = {
  readonly changes: readonly Change[];
  /** False where there are more situations than are listed, or `compared` is false. */
  readonly complete: boolean;
  /** False where the two are so different that there are too many situations to compare. */
  readonly compared: boolean;
};

/** What a change of a playbook does to its advice. */
export type Diff = {
  /** Situations that lead to another action. */
  readonly advice: Changes;
  /** For actions that both have: where silence leads now. */
  readonly silence: readonly ({ readonly action: Target } & Changes)[];
  readonly actions: TextDiff;
  readonly messages: TextDiff;
  readonly questions: TextDiff;
  /** Questions that are asked in other situations than before. */
  readonly asked: readonly AskedDiff[];
  /** Whether any deal gets other advice: another action, other words, another plan. */
  readonly isOther: boolean;
};

/** How much is listed, and how much is looked at for it. */
export type DiffLimits = {
  readonly situations: number;
  /** Cases within one situation, and questions for which it is told where they are asked. */
  readonly cases: number;
  /** Situations for each of these questions. */
  readonly asked: number;
  /** Places in the two that are compared with each other, before the two count as too different. */
  readonly pairs: number;
};

export const usualLimits: DiffLimits = { situations: 24, cases: 6, asked: 2, pairs: 300_000 };

/** Compares the advice of two playbooks, exactly: every deal that gets another action is in a situation that is listed, as far as all are. */
export function diffPlaybooks(old: Playbook, now: Playbook, limits: DiffLimits = usualLimits): Diff {
  const matching = matchActions(old, now);
  const both = new Both(old, now, matching, limits);
  const advice = both.changes(old.start, now.start);
  const silence = both.silence();
  const [messages, questions] = [compareMessages(old, now), compareQuestions(old, now)];
  const asked = compareAsked(old, now, { situations: limits.asked, questions: limits.cases, pairs: limits.pairs });
  const reads = [matching.diff, messages]
    .flatMap(({ added, removed, changed }) => [added, removed, changed])
    .some(({ length }) => length > 0);
  const isOther = reads || [advice, ...silence].some(({ changes, complete }) => changes.length > 0 || !complete);
  return { advice, silence, actions: matching.diff, messages, questions, asked, isOther };
}

/** Two playbooks in one diagram. */
class Both {
  private readonly old: Playbook;
  private readonly now: Playbook;
  private readonly oldName: Matching["oldName"];
  private readonly limits: DiffLimits;
  private readonly situations: Situations;
  private readonly diagram: Diagram;
  private readonly cubes: Cubes;
  private ends: Vertex | undefined;
  private readonly vertices: { readonly was: ReadonlyMap<Target, Vertex>; readonly now: ReadonlyMap<Target, Vertex> };

  constructor(old: Playbook, now: Playbook, { oldName }: Matching, limits: DiffLimits) {
    [this.old, this.now, this.oldName, this.limits] = [old, now, oldName, limits];
    const space = new Space(old, now);
    this.situations = new Situations(space);
    const diagram = new Diagram(this.situations);
    this.diagram = diagram;
    this.cubes = new Cubes(diagram, this.situations);
    const charted = (playbook: Playbook) => chart(playbook, startsIn(playbook), { diagram, space, label: oldName });
    this.vertices = { was: charted(old), now: charted(now) };
  }

  /** In which situations two places lead to different actions; `isMeant` may leave some out. */
  changes(was: Target, now: Target, isMeant: (known: Known) => boolean = () => true): Changes {
    const { diagram, situations, limits } = this;
    const [from, to] = [this.vertices.was.get(was) as Vertex, this.vertices.now.get(now) as Vertex];
    const together = compareEnds(diagram, situations, { was: from, now: to, most: limits.pairs });
    if (together === undefined) return { changes: [], complete: false, compared: false };
    const cover = coverOf(this.cubes, together, {
      isWanted: (label) => label !== same,
      most: limits.situations,
      isMeant,
    });
    const changes = cover.situations.map((known) => this.change(together, known));
    return { changes, complete: cover.complete, compared: true };
  }

  /** Where silence leads after the actions that both have, as far as a deal comes to them in both. */
  silence(): readonly ({ readonly action: Target } & Changes)[] {
    const named = new Map([...this.now.actions.values()].map((action) => [this.oldName(action.id), action]));
    return [...this.old.actions.values()].flatMap(({ id, then }) => {
      const other = named.get(id)?.then;
      if (then === undefined || other === undefined) return [];
      const changes = this.changes(then.go, other.go, (known) => this.leadsTo(id, known));
      return changes.complete && changes.changes.length === 0 ? [] : [{ action: id, ...changes }];
    });
  }

  /** Whether some deal of a situation comes to an action in both playbooks, or to it by silence in one of them. */
  private leadsTo(action: Target, known: Known): boolean {
    if (!this.isStraight(action)) return true;
    this.ends ??= this.allEnds();
    return (
      this.ends === undefined ||
      new Ends(this.diagram, this.situations).labels(this.ends, known).has(pairOf(action, action))
    );
  }

  /** Whether answers lead to an action in both playbooks, and not silence alone. */
  private isStraight(action: Target): boolean {
    const { diagram, vertices, old, now } = this;
    return [vertices.was.get(old.start), vertices.now.get(now.start)].every((start) =>
      diagram.labelsFrom(start as Vertex).has(action),
    );
  }

  private allEnds(): Vertex | undefined {
    const [was, now] = [
      this.vertices.was.get(this.old.start) as Vertex,
      this.vertices.now.get(this.now.start) as Vertex,
    ];
    return compareAllEnds(this.diagram, this.situations, { was, now, most: this.limits.pairs });
  }

  private change(together: Vertex, known: Known): Change {
    const { diagram, situations, limits } = this;
    const labels = [...new Ends(diagram, situations).labels(together, known)];
    const tell = (one: Known) => situationOf(situations.space, one);
    return {
      when: tell(known),
      turns: labels.map(turnOf),
      cases: labels.length > 1 && labels.length <= limits.cases ? this.cases(together, known, labels) : [],
    };
  }

  private cases(together: Vertex, inside: Known, labels: readonly string[]): Change["cases"] {
    const { situations, limits } = this;
    const covers = labels.map((label) => ({
      label,
      ...coverOf(this.cubes, together, { isWanted: (other) => other === label, most: limits.cases, inside }),
    }));
    const cases = covers.flatMap(({ label, situations: all }) =>
      all.map((known) => ({ ...turnOf(label), when: situationOf(situations.space, known) })),
    );
    return cases.length <= limits.cases ? cases : [];
  }
}

/** Where a walk may start: at the start, and where silence leads. */
function startsIn({ start, actions }: Playbook): readonly Target[] {
  return [start, ...[...actions.values()].flatMap(({ then }) => (then === undefined ? [] : [then.go]))];
}

function turnOf(label: string): Turn {
  const [was, now] = labelsOf(label).map((action) => (action === nowhere ? undefined : action));
  return { was, now };
}
