import { expect, it } from "vitest";
import { readEntries } from "../../src/answers/given.ts";
import type { Day } from "../../src/decision/day.ts";
import { UserError } from "../../src/errors.ts";
import { given, sample } from "../support/sample.ts";

const read = (...entries: readonly (readonly [id: string, value: unknown])[]) =>
  readEntries(
    entries.map(([id, value]) => ({ id, value, from: `-a ${id}=${value}` })),
    sample.questions,
    "2026-11-23" as Day,
  );

it.each([
  ["an id", [["decision_maker", "no"]], { decision_maker: "no" }],
  ["a number in words", [["days_silent", "5 weeks"]], { days_silent: 35 }],
  ["a number from JSON", [["deal_size", 90000]], { deal_size: 90000 }],
  [
    "the later of two",
    [
      ["days_silent", "3"],
      ["days_silent", "4"],
    ],
    { days_silent: 4 },
  ],
] as const)("reads %s", (_, entries, answers) => {
  expect(read(...entries)).toEqual(given(answers));
});

it.each([
  ["an unknown id, with the one that was meant", [["decision_makr", "no"]], ["decision_makr", "decision_maker"]],
  ["an impossible value", [["days_silent", "soon"]], ["days_silent", "soon"]],
  [
    "every mistake at once",
    [
      ["nobody", "1"],
      ["deal_size", "much"],
    ],
    ["-a nobody=1", "-a deal_size=much"],
  ],
] as const)("tells %s", (_, entries, told) => {
  const error = mistake(() => read(...entries));
  for (const part of told) expect(error.message).toContain(part);
});

function mistake(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}
