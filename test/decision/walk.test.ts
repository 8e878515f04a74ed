import { describe, expect, it } from "vitest";
import { allows, walk } from "../../src/decision/walk.ts";
import type { Answer } from "../../src/playbook/playbook.ts";
import { choice, given, number, sample, text } from "../support/sample.ts";

const share = { days_silent: 9, decision_maker: "yes" };

describe("a walk", () => {
  it.each<[sentence: string, answers: Record<string, Answer>, end: string, steps: number]>([
    ["asks its first question", {}, "ask days_silent", 0],
    ["asks the next one", { days_silent: 9 }, "ask decision_maker", 1],
    ["asks for the part of a share first", share, "ask deal_size", 2],
    ["and then for the whole", { ...share, deal_size: 5 }, "ask territory_size", 2],
    ["does without the whole of a part that is not known", { ...share, deal_size: "unsure" }, "advise ask-around", 3],
    [
      "goes where a whole leads that is not known",
      { ...share, deal_size: 5, territory_size: "unsure" },
      "advise ask-around",
      3,
    ],
    ["ends at an action", { ...share, deal_size: 1, territory_size: 10 }, "advise warn-them", 3],
    ["takes the band below its bound", { ...share, deal_size: 0.9, territory_size: 10 }, "advise ask-around", 3],
    ["takes no choice that there is not", { days_silent: 9, decision_maker: "perhaps" }, "reject decision_maker", 1],
    ["takes no number below zero", { days_silent: -1 }, "reject days_silent", 0],
    ["takes no number without end", { days_silent: Number.POSITIVE_INFINITY }, "reject days_silent", 0],
    ["takes no words for a number", { days_silent: "soon" }, "reject days_silent", 0],
    ["takes no words for a part", { ...share, deal_size: "much" }, "reject deal_size", 2],
    ["takes no words for a whole", { ...share, deal_size: 5, territory_size: "much" }, "reject territory_size", 2],
    ["takes no share of nothing", { ...share, deal_size: 0, territory_size: 0 }, "reject territory_size", 2],
  ])("%s", (_, answers, end, steps) => {
    const outcome = walk(sample, given(answers));
    const at = outcome.kind === "advise" ? outcome.action.id : outcome.question.id;
    expect([`${outcome.kind} ${at}`, outcome.trail.length]).toEqual([end, steps]);
  });
});

describe("a question allows", () => {
  const { unsure: _, ...sure } = number("days_silent", "days");
  const decider = choice("decision_maker", { yes: "Yes", no: "No" });
  it.each([
    ["one of its choices", decider, "no", true],
    ["no other one", decider, "perhaps", false],
    ["no number as a choice", decider, 1, false],
    ["any text", text("my_name", "your name"), "unsure", true],
    ["no number as a text", text("my_name", "your name"), 5, false],
    ["zero", sure, 0, true],
    ["nothing below it", sure, -1, false],
    ["no words as a number", sure, "soon", false],
    ["that it is not known, where that is offered", number("days_silent", "days"), "unsure", true],
    ["not that it is not known, where it is not offered", sure, "unsure", false],
  ])("%s", (_, question, answer, isAllowed) => {
    expect(allows(question, answer)).toBe(isAllowed);
  });
});
