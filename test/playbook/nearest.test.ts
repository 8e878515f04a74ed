import { expect, it } from "vitest";
import { nearest } from "../../src/playbook/nearest.ts";

const known = ["decision_maker", "deal_size", "days_silent", "yes", "no", "wait"];

it.each([
  ["decison_maker", "decision_maker"],
  ["desicion_maker", "decision_maker"],
  ["decisionmaker", "decision_maker"],
  ["Deal_Size", "deal_size"],
  ["deal_sized", "deal_size"],
  ["days-silent", "days_silent"],
  ["yse", "yes"],
  ["yess", "yes"],
  ["on", "no"],
  ["territory", undefined],
  ["maybe", undefined],
  ["", undefined],
])("%s was meant as %s", (name, meant) => expect(nearest(name, known)).toBe(meant));

it("prefers fewer mistakes, then the earlier name", () => {
  expect(nearest("abc", ["abd", "abc"])).toBe("abc");
  expect(nearest("abx", ["aby", "abz"])).toBe("aby");
});
