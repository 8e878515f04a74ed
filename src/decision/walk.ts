import type { Action, Answer, Band, Node, Playbook, Question, QuestionId, Target } from "../playbook/playbook.ts";

/** What is known of a deal: question ids to values. The walk looks only at what the tree tests. */
export type Answers = ReadonlyMap<QuestionId, Answer>;

/** "I don't know", as an answer. */
export const unsure = "unsure";

/** One node that was passed: what was known there, and where it led. */
export type Step = {
  readonly node: Node;
  /** The one fact that a node tests, or the two of a share. */
  readonly facts: readonly { readonly question: Question; readonly answer: Answer }[];
  readonly to: Target;
};

export type Outcome =
  | { readonly kind: "ask"; readonly question: Question; readonly trail: readonly Step[] }
  | { readonly kind: "reject"; readonly question: Question; readonly answer: Answer; readonly trail: readonly Step[] }
  | { readonly kind: "advise"; readonly action: Action; readonly trail: readonly Step[] };

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
    const facts: { question: Question; answer: Answer }[] = [];
    for (const id of asks(node)) {
      const question = playbook.questions.get(id) as Question;
      const answer = answers.get(id);
      if (answer === undefined) return { kind: "ask", question, trail };
      if (!allows(question, answer) || (node.kind === "share" && id === node.whole && answer === 0))
        return { kind: "reject", question, answer, trail };
      facts.push({ question, answer });
      if (answer === unsure) break;
    }
    at = next(
      node,
      facts.map((fact) => fact.answer),
    );
    trail.push({ node, facts, to: at });
  }
}

/** The questions that a node asks, in order. */
export function asks(node: Node): readonly QuestionId[] {
  return node.kind === "share" ? [node.part, node.whole] : [node.ask];
}

/** Whether an answer is one that its question can have. A number is finite and not negative. */
export function allows(question: Question, answer: Answer): boolean {
  if (question.kind === "choice") return question.choices.some((choice) => choice.id === answer);
  if (question.kind === "text") return typeof answer === "string";
  if (answer === unsure) return question.unsure !== undefined;
  return typeof answer === "number" && Number.isFinite(answer) && answer >= 0;
}

function next(node: Node, answers: readonly Answer[]): Target {
  if (node.kind === "choice") return node.when.get(answers[0] as string) as Target;
  if (answers.includes(unsure)) return node.unsure as Target;
  const [first, second] = answers as readonly number[];
  const tested = node.kind === "share" ? (first as number) / (second as number) : (first as number);
  return bandOf(node.bands, tested)?.go ?? node.rest;
}

/** The first band that a number falls under; none means the rest. */
export function bandOf(bands: readonly Band[], tested: number): Band | undefined {
  return bands.find((band) => tested < band.below);
}
