import {
  type Action,
  type Answer,
  type Band,
  type ChoiceNode,
  type Node,
  type NumberNode,
  type Playbook,
  type Question,
  type QuestionId,
  type ShareNode,
  type Target,
  unsure,
} from "../playbook/playbook.ts";

/** What is known of a deal: question ids to values. The walk looks only at what the tree tests. */
export type Answers = ReadonlyMap<QuestionId, Answer>;

/** What is known of one question. */
export type Fact = { readonly question: Question; readonly answer: Answer };

/** One node that was passed: what was known there, and where it led. */
export type Step = {
  readonly node: Node;
  /** The one fact that a node tests, or the two of a share. */
  readonly facts: readonly Fact[];
  readonly to: Target;
};

/** Why a walk goes no further than a node. */
type Stop =
  | { readonly kind: "ask"; readonly question: Question }
  | { readonly kind: "reject"; readonly question: Question; readonly answer: Answer };

export type Outcome = { readonly trail: readonly Step[] } & (
  | Stop
  | { readonly kind: "advise"; readonly action: Action }
);

/**
 * Follows the tree from its start as far as the answers lead: to an action, to the first question without an answer,
 * or to an answer that its question does not allow. Pure and deterministic; ends because a sound playbook has no circle.
 */
export function walk(playbook: Playbook, answers: Answers, start: Target = playbook.start): Outcome {
  const trail: Step[] = [];
  let at = start;
  for (;;) {
    const node = playbook.nodes.get(at);
    if (node === undefined) return { kind: "advise", action: playbook.actions.get(at) as Action, trail };
    const step = node.kind === "share" ? passShare(node, playbook, answers) : pass(node, playbook, answers);
    if ("kind" in step) return { ...step, trail };
    trail.push(step);
    at = step.to;
  }
}

/** In a sound playbook a node has a way on for just those answers that its question allows. */
function pass(node: ChoiceNode | NumberNode, { questions }: Playbook, answers: Answers): Step | Stop {
  const question = questions.get(node.ask) as Question;
  const answer = answers.get(node.ask);
  if (answer === undefined) return { kind: "ask", question };
  const to = node.kind === "choice" ? node.when.get(answer as string) : targetOf(node, answer, answer);
  return to === undefined ? { kind: "reject", question, answer } : { node, facts: [{ question, answer }], to };
}

function passShare(node: ShareNode, { questions }: Playbook, answers: Answers): Step | Stop {
  const [part, whole] = [answers.get(node.part), answers.get(node.whole)];
  const question = questions.get(node.part) as Question;
  if (part === undefined) return { kind: "ask", question };
  const unknown = part === unsure ? node.unsure : undefined;
  if (unknown !== undefined) return { node, facts: [{ question, answer: part }], to: unknown };
  if (!isFigure(part)) return { kind: "reject", question, answer: part };
  const other = questions.get(node.whole) as Question;
  if (whole === undefined) return { kind: "ask", question: other };
  const to = whole === 0 ? undefined : targetOf(node, whole, part / (whole as number));
  if (to === undefined) return { kind: "reject", question: other, answer: whole };
  return {
    node,
    facts: [
      { question, answer: part },
      { question: other, answer: whole },
    ],
    to,
  };
}

function targetOf(node: NumberNode | ShareNode, answer: Answer, tested: Answer): Target | undefined {
  if (answer === unsure) return node.unsure;
  return isFigure(answer) ? (bandOf(node.bands, tested as number)?.go ?? node.rest) : undefined;
}

/** Whether an answer is one that its question can have. A number is finite and not negative. */
export function allows(question: Question, answer: Answer): boolean {
  if (question.kind === "choice") return question.choices.some((choice) => choice.id === answer);
  if (question.kind === "text") return typeof answer === "string";
  if (answer === unsure) return question.unsure !== undefined;
  return isFigure(answer);
}

function isFigure(answer: Answer): answer is number {
  return typeof answer === "number" && answer >= 0 && answer < Number.POSITIVE_INFINITY;
}

/** The first band that a number falls under; none means the rest. */
export function bandOf(bands: readonly Band[], tested: number): Band | undefined {
  for (const band of bands) if (tested < band.below) return band;
  return undefined;
}
