import { describe, expect, it } from "vitest";
import { litWayOf, noWay } from "../../src/render/graph/lit-way.ts";
import { panelsOf } from "../../src/render/graph/panels.ts";
import { given, sample, worthIt } from "../decision/sample.ts";

describe("the panels of a picture", () => {
  it("are the playbook's own and one for each that it hands over to, in reading order", () => {
    expect(panelsOf(sample).map(({ playbook, boxes }) => [playbook, boxes.map(({ id }) => id)])).toEqual([
      ["sample", ["how-long", "wait", "ask-around", "who-decides", "worth", "warn-them", "call-above"]],
      ["save-face", ["save-face/phone", "save-face/call", "save-face/write"]],
    ]);
  });

  it("have a row for each place that answers lead to", () => {
    const [howLong] = panelsOf(sample)[0]?.boxes ?? [];
    expect(howLong).toEqual({
      id: "how-long",
      kind: "question",
      name: "how-long",
      says: "days_silent?",
      rows: [
        { says: ["under 5 days", "I don't know"], to: "wait" },
        { says: ["5 days or more"], to: "who-decides" },
      ],
    });
  });

  it("name the playbook that takes over, and the end of a chain", () => {
    const rows = panelsOf(sample).flatMap(({ boxes }) =>
      boxes.flatMap(({ id, rows }) => rows.map((row) => ({ from: id, ...row }))),
    );
    expect(rows.filter(({ handover }) => handover !== undefined)).toEqual([
      { from: "ask-around", says: ["no answer in 5 business days"], to: "save-face/phone", handover: "save-face" },
    ]);
    expect(rows.find(({ from }) => from === "call-above")).toEqual({
      from: "call-above",
      says: ["no answer: call-above ends"],
    });
  });
});

describe("the way of answers", () => {
  it("goes from the start to the advice", () => {
    const way = litWayOf(sample, worthIt);
    expect(["how-long", "wait", "who-decides", "worth", "warn-them", "call-above"].filter(way.passes)).toEqual([
      "how-long",
      "who-decides",
      "worth",
      "warn-them",
    ]);
    expect([
      way.takes("worth", "warn-them"),
      way.takes("worth", "ask-around"),
      way.takes("warn-them", "call-above"),
    ]).toEqual([true, false, false]);
  });

  it.each([
    ["the first question that is open", { days_silent: 35 }, ["how-long", "who-decides"]],
    ["an answer that cannot be", { days_silent: 35, decision_maker: "maybe" }, ["how-long", "who-decides"]],
  ])("ends at %s", (_, answers, places) => {
    const way = litWayOf(sample, given(answers));
    expect([...sample.nodes.keys(), ...sample.actions.keys()].filter(way.passes)).toEqual(places);
  });

  it("is no way without answers", () => {
    expect([noWay.passes("how-long"), noWay.takes("how-long", "wait")]).toEqual([false, false]);
  });
});
