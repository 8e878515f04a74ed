import { describe, expect, it } from "vitest";
import { type Day, parseDay } from "../../src/decision/day.ts";
import { planFrom, playbookOf } from "../../src/decision/plan.ts";
import type { Answers } from "../../src/decision/walk.ts";
import type { Action } from "../../src/playbook/playbook.ts";
import { given, sample, worthIt } from "../support/sample.ts";

const monday = parseDay("2026-11-23") as Day;
const plan = (action: string, answers: Answers = given({})) =>
  planFrom(sample, sample.actions.get(action) as Action, answers, monday);
const lines = (action: string, answers?: Answers) =>
  plan(action, answers).steps.map(({ on, after, lead }) => [
    on,
    after,
    lead.kind === "advise" ? lead.action.id : `${lead.playbook}: ${lead.question.id}`,
  ]);

describe("a plan", () => {
  it("counts business days from today and says how the chain ends", () => {
    expect(lines("warn-them", worthIt)).toEqual([["2026-11-25", 2, "call-above"]]);
    expect(plan("warn-them", worthIt).ends).toBe("call-above ends");
  });

  it("counts each step from the one before", () => {
    expect(lines("wait", given({ phone: "dead" }))).toEqual([
      ["2026-11-26", 3, "ask-around"],
      ["2026-12-03", 5, "save-face/write"],
    ]);
  });

  it("stops at a question that nobody has answered, and names the playbook that asks it", () => {
    expect(lines("ask-around")).toEqual([["2026-11-30", 5, "save-face: phone"]]);
    expect(plan("ask-around").ends).toBeUndefined();
  });

  it("takes an answer that its question does not allow for none", () => {
    expect(lines("ask-around", given({ phone: "gone" }))).toEqual([["2026-11-30", 5, "save-face: phone"]]);
  });

  it("has no step after an action that ends its chain", () => {
    expect(plan("call-above")).toEqual({ steps: [], ends: "call-above ends" });
  });
});

describe("the playbook of a node", () => {
  it("stands before its slash, and is the opened one where there is none", () => {
    expect(playbookOf(sample, "save-face/phone")).toBe("save-face");
    expect(playbookOf(sample, "how-long")).toBe("sample");
  });
});
