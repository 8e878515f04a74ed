import type { Condition, Situation } from "../../src/decision/situations/condition.ts";
import type { Range } from "../../src/decision/situations/space.ts";
import { type Answers, unsure } from "../../src/decision/walk.ts";
import type { Answer } from "../../src/playbook/playbook.ts";

/** Whether a deal is in a situation. What is not answered is in none that says something of it. */
export function isIn(situation: Situation, answers: Answers): boolean {
  return situation.every((condition) => holds(condition, answers));
}

function holds(condition: Condition, answers: Answers): boolean {
  if (condition.kind === "choice") return condition.choices.includes(String(answers.get(condition.question)));
  if (condition.kind === "number") {
    const answer = answers.get(condition.question);
    return answer === unsure ? condition.unsure : isWithin(condition.ranges, answer);
  }
  const [part, whole] = [answers.get(condition.part), answers.get(condition.whole)];
  return (
    typeof part === "number" && typeof whole === "number" && whole !== 0 && isWithin(condition.ranges, part / whole)
  );
}

function isWithin(ranges: readonly Range[], answer: Answer | undefined): boolean {
  return typeof answer === "number" && ranges.some(({ from, below }) => answer >= from && answer < below);
}
