import { describe, expect, it } from "vitest";
import { given, sample, worthIt } from "../support/sample.ts";
import { adviceFor } from "./samples.ts";

describe("advice", () => {
  it("says a changed number by the bound it crosses", () => {
    expect(adviceFor().changes.map(({ question, said }) => `${question}: ${said}`)).toEqual([
      "days_silent: under 5 days",
      "decision_maker: No, somebody else",
      "decision_maker: I don't know",
      "deal_size: under 27,000",
      "territory_size: more than 900,000",
    ]);
  });

  it("says that any figure would do where half of a share is not known", () => {
    const unknown = given({ days_silent: 9, decision_maker: "yes", deal_size: "unsure" });
    expect(adviceFor(unknown).changes.map(({ said }) => said)).toContain("any figure");
  });

  it("credits whom the action and its messages come from, and nobody else", () => {
    expect(adviceFor().sources).toEqual([
      {
        source: "brown",
        author: "Shamus Brown",
        title: "Sales Prospects Avoiding You?",
        year: 2004,
        elements: [{ cite: "brown/4" }, { cite: "brown/5" }],
      },
      { source: "closerq", author: "CloserQ", title: "No Return Calls", elements: [{ cite: "closerq/3" }] },
    ]);
  });

  it("tells an element in words where the playbook does", () => {
    const sources = new Map([["brown", { author: "B", title: "T", elements: new Map([["5", "Warn first"]]) }]]);
    expect(adviceFor(worthIt, { ...sample, sources }).sources[0]?.elements).toEqual([
      { cite: "brown/4" },
      { cite: "brown/5", says: "Warn first" },
    ]);
  });

  it("counts a voicemail's seconds, and no other message's", () => {
    expect(adviceFor().messages.map(({ id, words, seconds }) => [id, words, seconds])).toEqual([
      ["heads-up", 9, 4],
      ["heads-up-mail", 15, undefined],
    ]);
  });

  it("gathers the blanks of all messages, each once", () => {
    expect(adviceFor(new Map([...worthIt, ["contact_name", "Zoë"]])).blanks).toEqual([
      { question: "my_name", blank: "your name" },
      { question: "product", blank: "what you offer" },
    ]);
  });
});
