import { type Answer, type Question, type Unit, unsure } from "../playbook/playbook.ts";

/** An answer as the rep gave it, exact: `5 weeks`, `36 days`, `90,000`, a choice's label, "I don't know", a text as it is. */
export function sayAnswer(question: Question, answer: Answer): string {
  if (question.kind === "text") return String(answer);
  if (question.kind === "choice") return question.choices.find(({ id }) => id === answer)?.label ?? String(answer);
  if (typeof answer === "string") return answer === unsure ? (question.unsure ?? "I don't know") : answer;
  return sayNumber(answer, question.unit);
}

/** A number in its unit, exact: days as whole weeks, months or years where they come out even. */
export function sayNumber(value: number, unit: Unit): string {
  if (unit !== "days") return grouped(value);
  if (value > 0 && value % 365 === 0) return counted(value / 365, "year");
  if (value > 0 && value % 7 === 0 && value <= 84) return counted(value / 7, "week");
  if (value > 0 && value % 30 === 0) return counted(value / 30, "month");
  return counted(value, "day");
}

/** An answer as it stands in a message. "I don't know" is no value and neither is an empty text: `undefined`. */
export function wordAnswer(question: Question, answer: Answer | undefined): string | undefined {
  if (answer === undefined || (answer === unsure && question.kind !== "text")) return undefined;
  const said = sayAnswer(question, answer);
  return said.trim() === "" ? undefined : said;
}

function grouped(value: number): string {
  const [whole = "", decimals] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split(".");
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? thousands : `${thousands}.${decimals}`;
}

const counted = (many: number, unit: string): string => `${grouped(many)} ${unit}${many === 1 ? "" : "s"}`;
