import { describe, expect, it } from "vitest";
import { sayAnswer, wordAnswer } from "../../src/message/values.ts";
import type { Answer } from "../../src/playbook/playbook.ts";
import { choice, number, text } from "../support/sample.ts";

const days = number("days_silent", "days");
const money = number("deal_size", "money");
const decider = choice("decision_maker", { yes: "Yes, alone", no: "No", unsure: "I could ask" });

describe("an answer as the rep gave it", () => {
  it.each<[number, string]>([
    [0, "0 days"],
    [1, "1 day"],
    [7, "1 week"],
    [10, "10 days"],
    [35, "5 weeks"],
    [36, "36 days"],
    [60, "2 months"],
    [90, "3 months"],
    [84, "12 weeks"],
    [365, "1 year"],
    [1001, "1,001 days"],
  ])("of %i days is %s", (answer, said) => {
    expect(sayAnswer(days, answer)).toBe(said);
  });

  it.each<[number, string]>([
    [90_000, "90,000"],
    [999, "999"],
    [1_234_567, "1,234,567"],
    [1234.5, "1,234.50"],
    [0, "0"],
  ])("of %d in money is %s", (answer, said) => {
    expect(sayAnswer(money, answer)).toBe(said);
  });

  it("is a choice's label, and what the question calls not knowing", () => {
    expect(sayAnswer(decider, "yes")).toBe("Yes, alone");
    expect(sayAnswer(decider, "unsure")).toBe("I could ask");
    expect(sayAnswer({ ...days, unsure: "No idea" }, "unsure")).toBe("No idea");
  });

  it("is what it is where its question does not know it", () => {
    const { unsure: _, ...asked } = days;
    expect(sayAnswer(asked, "unsure")).toBe("I don't know");
    expect(sayAnswer(days, "soon")).toBe("soon");
    expect(sayAnswer(decider, "perhaps")).toBe("perhaps");
  });
});

describe("an answer in a message", () => {
  it.each<[number, string]>([
    [3, "3 days"],
    [7, "1 week"],
    [13, "13 days"],
    [35, "5 weeks"],
    [38, "38 days"],
    [40, "40 days"],
    [59, "59 days"],
    [60, "2 months"],
    [100, "100 days"],
    [365, "1 year"],
    [800, "800 days"],
  ])("of %i days is said as %s", (answer, said) => {
    expect(wordAnswer(days, answer)).toBe(said);
  });

  it.each<[string, Parameters<typeof wordAnswer>]>([
    ["nothing", [money, undefined]],
    ["not knowing a number", [money, "unsure"]],
    ["not knowing some days", [days, "unsure"]],
    ["not knowing which", [decider, "unsure"]],
    ["an empty text", [text("my_name", "your name"), "  "]],
  ])("is no value where it is %s", (_, [question, answer]) => {
    expect(wordAnswer(question, answer as Answer | undefined)).toBeUndefined();
  });

  it("may be the word unsure where it is a text", () => {
    expect(wordAnswer(text("product", "product"), "unsure")).toBe("unsure");
  });
});
