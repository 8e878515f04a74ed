import type { Condition, Situation } from "../decision/situations/condition.ts";
import type { Range } from "../decision/situations/space.ts";
import { sayPercent } from "./deal.ts";

/** A set of deals by what they have in common: `stage proposal, days_silent 28 to 34`. */
export function saySituation(situation: Situation): string {
  return situation.length === 0 ? "any deal" : situation.map(sayCondition).join(", ");
}

function sayCondition(condition: Condition): string {
  if (condition.kind === "choice") {
    const { question, choices, others } = condition;
    return others.length < choices.length
      ? `${question} other than ${either(others)}`
      : `${question} ${either(choices)}`;
  }
  if (condition.kind === "share")
    return `${condition.part} ${either(condition.ranges.map((range) => sayRange(range, sayPercent)))} of ${condition.whole}`;
  const { question, ranges, unsure, whole } = condition;
  const said = ranges.map((range) => (whole ? sayWhole(range) : sayRange(range, String)));
  return `${question} ${either([...said, ...(unsure ? ["unsure"] : [])])}`;
}

/** Whole numbers: `28 to 34`, `90 or more`, `under 5`, `1`. */
function sayWhole({ from, below }: Range): string {
  if (from > 0 && below === from + 1) return String(from);
  return from > 0 && below < Number.POSITIVE_INFINITY ? `${from} to ${below - 1}` : sayRange({ from, below }, String);
}

function sayRange({ from, below }: Range, say: (value: number) => string): string {
  if (below === Number.POSITIVE_INFINITY) return from === 0 ? "known" : `${say(from)} or more`;
  return from === 0 ? `under ${say(below)}` : `${say(from)} to under ${say(below)}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
