import { expect, it } from "vitest";
import { missingAnswer } from "../../src/answers/missing.ts";
import { walk } from "../../src/decision/walk.ts";
import { given, sample } from "../support/sample.ts";

const told = (answers: Readonly<Record<string, string | number>>) => {
  const outcome = walk(sample, given(answers));
  if (outcome.kind === "advise") throw new Error("nothing is missing");
  const { message, hint } = missingAnswer(outcome, sample);
  return { message, hint };
};

it("names the question and the flag that answers it", () => {
  expect(told({})).toEqual({
    message: expect.stringMatching(/^sample .*days_silent: days_silent\?/),
    hint: expect.stringContaining("-a days_silent="),
  });
});

it("lists the choices of a question by their ids and labels", () => {
  const { message, hint } = told({ days_silent: 35 });
  const { choices } = sample.questions.get("decision_maker") as { choices: readonly { id: string; label: string }[] };
  for (const { id, label } of choices) expect(message).toContain(`\n  ${id}: ${label}`);
  expect(hint).toContain(`-a decision_maker=${choices[0]?.id}`);
});

it("says that a share of nothing is none", () => {
  const answers = { days_silent: 35, decision_maker: "yes", deal_size: 90000, territory_size: 0 };
  expect(told(answers).message).toContain('territory_size cannot be "0"');
});
