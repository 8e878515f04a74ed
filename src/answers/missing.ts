import { expectedOf } from "../decision/answers.ts";
import type { Outcome } from "../decision/walk.ts";
import { UserError } from "../errors.ts";
import type { Playbook, Question } from "../playbook/playbook.ts";

/**
 * What to tell where a walk needs an answer and nobody can be asked: the question, its choices, the flag that answers
 * it. `silenced` is what forbids to ask, a flag or a variable; without it there is no terminal.
 */
export function missingAnswer(
  outcome: Exclude<Outcome, { kind: "advise" }>,
  playbook: Playbook,
  silenced?: string,
): UserError {
  const { question } = outcome;
  if (outcome.kind === "reject")
    return new UserError(
      `${question.id} cannot be "${outcome.answer}" here`,
      `${question.ask} Give ${expectedOf(question)}, more than 0.`,
    );
  const choices =
    question.kind === "choice"
      ? question.choices.map(({ id, label }) => `  ${id}: ${label}`)
      : [`  ${expectedOf(question)}`];
  const answered = `Answer it with -a ${question.id}=${exampleOf(question)}`;
  return new UserError(
    [`${playbook.name} needs an answer to ${question.id}: ${question.ask}`, ...choices].join("\n"),
    silenced === undefined
      ? `${answered}, or run it on a terminal to be asked.`
      : `${silenced} is set, so nothing is asked. ${answered}, or run it without ${silenced}.`,
  );
}

function exampleOf(question: Question): string {
  if (question.kind === "choice") return question.choices[0]?.id ?? "";
  if (question.kind === "text") return '"..."';
  return { money: "90k", days: "35", people: "3", count: "3" }[question.unit];
}
