import type { Playbook, Target } from "../playbook/playbook.ts";
import { compareMessages, compareQuestions, type Matching, matchActions, type TextDiff } from "./diff-texts.ts";
import { type Asked, compareAsked } from "./diff-asked.ts";
import { chart, nowhere } from "./situations/chart.ts";
import { compareEnds, labelsOf } from "./situations/compare.ts";
import { type Situation, situationOf } from "./situations/condition.ts";
import { coverOf, labelsIn } from "./situations/cover.ts";
import { Diagram, type Vertex } from "./situations/diagram.ts";
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
  readonly asked: readonly Asked[];
  /** Whether any deal gets other advice: another action, other words, another plan. */
  readonly isOther: boolean;
};

/** How much is listed. */
export type DiffLimits = { readonly situations: number; readonly cases: number };

const usualLimits: DiffLimits = { situations: 24, cases: 6 };

/** Compares the advice of two playbooks, exactly: every deal that gets another action is in a situation that is listed, as far as all are. */
export function diffPlaybooks(old: Playbook, now: Playbook, limits: DiffLimits = usualLimits): Diff {
  const matching = matchActions(old, now);
  const both = new Both(old, now, matching, limits);
  const advice = both.changes(old.start, now.start);
  const silence = both.silence();
  const [messages, questions] = [compareMessages(old, now), compareQuestions(old, now)];
  const asked = compareAsked(old, now, limits.cases);
  const reads = [matching.diff, messages].some(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
  const isOther = reads || [advice, ...silence].some(({ changes, compared }) => changes.length > 0 || !compared);
  return { advice, silence, actions: matching.diff, messages, questions, asked, isOther };
}

/** Two playbooks in one diagram. */
class Both {
  private readonly old: Playbook;
  private readonly now: Playbook;
  private readonly nameIn: Matching["nameIn"];
  private readonly limits: DiffLimits;
  private readonly situations: Situations;
  private readonly diagram: Diagram;
  private readonly vertices: { readonly was: ReadonlyMap<Target, Vertex>; readonly now: ReadonlyMap<Target, Vertex> };

  constructor(old: Playbook, now: Playbook, { nameIn }: Matching, limits: DiffLimits) {
    [this.old, this.now, this.nameIn, this.limits] = [old, now, nameIn, limits];
    const space = new Space(old, now);
    this.situations = new Situations(space);
    const diagram = new Diagram(this.situations);
    this.diagram = diagram;
    const charted = (playbook: Playbook, label: (action: Target) => string) => chart(playbook, startsIn(playbook), { diagram, space, label });
    this.vertices = { was: charted(old, (id) => nameIn("old", id)), now: charted(now, (id) => nameIn("new", id)) };
  }

  /** In which situations two places lead to different actions. */
  changes(was: Target, now: Target): Changes {
    const together = this.together(was, now);
    if (together === undefined) return { changes: [], complete: false, compared: false };
    const { situations, complete } = coverOf(this.diagram, this.situations, together, (label) => label !== "", this.limits.situations);
    return { changes: situations.map((known) => this.change(together, known)), complete, compared: true };
  }

  /** Where silence leads after the actions that both have, as far as a deal comes to them in both. */
  silence(): readonly ({ readonly action: Target } & Changes)[] {
    const renamed = new Map([...this.now.actions.keys()].map((id) => [this.nameIn("new", id), id]));
    return [...this.old.actions.values()].flatMap(({ id, then }) => {
      const other = this.now.actions.get(renamed.get(id) ?? "")?.then;
      if (then === undefined || other === undefined) return [];
      const changes = this.changes(then.go, other.go);
      return changes.compared && changes.changes.length === 0 ? [] : [{ action: id, ...changes }];
    });
  }

  private together(was: Target, now: Target): Vertex | undefined {
    return compareEnds(this.diagram, this.situations, this.vertices.was.get(was) as Vertex, this.vertices.now.get(now) as Vertex);
  }

  private change(together: Vertex, known: Known): Change {
    const { diagram, situations, limits } = this;
    const labels = [...labelsIn(diagram, situations, together, known)];
    const cases = labels.length === 1 || labels.length > limits.cases ? [] : labels.map((label) => ({ label, ...coverOf(diagram, situations, together, (other) => other === label, limits.cases, known) }));
    const isShort = cases.every(({ complete }) => complete) && cases.flatMap((one) => one.situations).length <= limits.cases;
    return {
      when: situationOf(situations.space, known),
      turns: labels.map(turnOf),
      cases: isShort ? cases.flatMap(({ label, situations: all }) => all.map((one) => ({ ...turnOf(label), when: situationOf(situations.space, one) }))) : [],
    };
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
