import {
  type Action,
  type Answer,
  type Node,
  type Playbook,
  type Question,
  type QuestionId,
  unsure,
} from "../playbook/playbook.ts";
import { type Lead, leadOf } from "./plan.ts";
import { type Answers, type Step, walk } from "./walk.ts";

/** Where a number would have to lie: below or up to a bound, from it on or above it. */
export type Bound = { readonly is: "below" | "up-to" | "from" | "above"; readonly value: number };

/** One answer given otherwise, and where all the other answers would then lead. */
export type ChangedAnswer = {
  readonly question: Question;
  readonly from: Answer;
  /** An answer that makes the difference; for a number the nearest. */
  readonly to: Answer;
  /** The bound that a changed number crosses; absent for a choice and for "I don't know". */
  readonly bound?: Bound;
  readonly lead: Lead;
};

/**
 * What would change the advice: for each answer on the trail, in its order, the smallest change that leads to another
 * action or opens a question. For a choice each alternative that makes a difference; for a number the nearest bound that
 * does; for "I don't know" about a number, each range that does. Pure and deterministic.
 */
export function explain(
  playbook: Playbook,
  answers: Answers,
  trail: readonly Step[],
  action: Action,
): readonly ChangedAnswer[] {
  const facts = new Map(trail.flatMap((step) => step.facts.map((fact) => [fact.question.id, fact])));
  return [...facts.values()].flatMap(({ question, answer }) => {
    const changes = alternatives(playbook, answers, question, answer).flatMap((alternative) => {
      const outcome = walk(playbook, new Map(answers).set(question.id, alternative.to));
      if (outcome.kind === "reject" || (outcome.kind === "advise" && outcome.action.id === action.id)) return [];
      const lead = leadOf(playbook, outcome, playbook.start);
      return [{ question, from: answer, ...alternative, lead }];
    });
    if (question.kind !== "number") return changes;
    return answer === unsure ? firstOfEachLead(changes) : changes.slice(0, 1);
  });
}

type Alternative = { readonly to: Answer; readonly bound?: Bound };

/** The answers worth trying: of a choice all, in its own order, for a number others, the nearest first. */
function alternatives(
  playbook: Playbook,
  answers: Answers,
  question: Question,
  answer: Answer,
): readonly Alternative[] {
  if (question.kind === "choice") return question.choices.map(({ id }) => ({ to: id }));
  const bounds = [...playbook.nodes.values()].flatMap((node) => boundsOf(node, question.id, answers));
  const crossings = bounds.flatMap((bound) => crossing(bound, answer));
  const near = typeof answer === "number" ? answer : 0;
  return crossings.sort((a, b) => Math.abs(a.to - near) - Math.abs(b.to - near) || a.to - b.to);
}

/** The bounds at which a node starts to decide otherwise about one fact, while the other fact of a share stays. */
function boundsOf(node: Node, fact: QuestionId, answers: Answers): readonly Bound[] {
  if (node.kind === "choice") return [];
  if (node.kind === "number")
    return node.ask === fact ? node.bands.flatMap(({ below }) => either("below", "from", below)) : [];
  const other = answers.get(fact === node.part ? node.whole : node.part);
  if (fact !== node.part && fact !== node.whole) return [];
  // As long as the other fact is not known, any figure at all makes the difference.
  if (typeof other !== "number") return [{ is: "from", value: 0 }];
  return node.bands.flatMap(({ below }) =>
    fact === node.part ? either("below", "from", exact(below * other)) : either("up-to", "above", exact(other / below)),
  );
}

const either = (down: Bound["is"], up: Bound["is"], value: number): Bound[] => [
  { is: down, value },
  { is: up, value },
];
// 0.1 * 270000 is 27000.000000000004 in binary; a bound is meant to the cent.
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The whole number nearest to an answer that lies on a bound's side, unless the answer lies there already. */
function crossing(bound: Bound, answer: Answer): readonly { readonly to: number; readonly bound: Bound }[] {
  const { is, value } = bound;
  const nearest = {
    below: Math.ceil(value) - 1,
    "up-to": Math.floor(value),
    from: Math.ceil(value),
    above: Math.floor(value) + 1,
  };
  const to = nearest[is];
  const isDown = is === "below" || is === "up-to";
  if (typeof answer === "number" && (isDown ? answer <= to : answer >= to)) return [];
  return [{ to, bound }];
}

function firstOfEachLead(changes: readonly ChangedAnswer[]): readonly ChangedAnswer[] {
  const keyOf = ({ lead }: ChangedAnswer): string => (lead.kind === "ask" ? `?${lead.question.id}` : lead.action.id);
  const firsts = new Map([...changes].reverse().map((change) => [keyOf(change), change]));
  return changes.filter((change) => firsts.get(keyOf(change)) === change);
}
