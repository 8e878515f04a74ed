import { describe, expect, it } from "vitest";
import type { Node } from "../../src/playbook/playbook.ts";
import { litWayOf } from "../../src/render/graph/lit-way.ts";
import { plain } from "../../src/render/style.ts";
import { renderTree } from "../../src/render/tree.ts";
import { sayBranches } from "../../src/render/tree-branches.ts";
import { widthOf } from "../../src/render/width.ts";
import { action, given, number, playbookOf, sample } from "../support/sample.ts";
import { hostilePlaybook } from "./graph/hostile.ts";

describe("a playbook's tree", () => {
  it("reads like this", () => {
    expect(`\n${renderTree(sample, { style: plain, width: 80 })}`).toMatchInlineSnapshot(`
      "
      sample: A sample
      For tests.

      days_silent? (how-long)
      ├─ under 5 days / I don't know
      │  -> Wait a little longer (wait)
      │  └─ no answer in 3 business days
      │     -> Ask somebody else there (ask-around)
      │     └─ no answer in 5 business days
      │        -> on with the playbook save-face
      └─ 5 days or more
         -> decision_maker? (who-decides)
         ├─ Yes, alone
         │  -> deal_size? As a share of: territory_size? (worth)
         │  ├─ under 10% / I don't know
         │  │  -> Ask somebody else there (see above: ask-around)
         │  └─ 10% or more
         │     -> Warn your contact (warn-them)
         │     └─ no answer in 2 business days
         │        -> Have your executive call theirs (call-above)
         │        └─ no answer: call-above ends
         └─ No, somebody else / I don't know
            -> Ask somebody else there (see above: ask-around)
      "
    `);
  });

  it("puts thresholds in words", () => {
    const bands = [5, 35, 90].map((below, index) => ({ below, go: `a${index}` }));
    const node: Node = { kind: "number", id: "n", ask: "days_silent", bands, rest: "a3", unsure: "a0", cites: [] };
    const playbook = playbookOf(
      [number("days_silent", "days", "No idea")],
      [node],
      ["a0", "a1", "a2", "a3"].map((id) => action(id)),
    );
    expect(sayBranches(playbook, "n").map(({ when, to }) => `${when}: ${to}`)).toEqual([
      "under 5 days / No idea: a0",
      "5 days to under 35 days: a1",
      "35 days to under 90 days: a2",
      "90 days or more: a3",
    ]);
  });
});

const small = given({ days_silent: 35, decision_maker: "no" });

describe("the tree with a way", () => {
  it("shows the way in heavy lines, and draws what it passes where it passes", () => {
    expect(
      `\n${renderTree(sample, { style: plain, width: undefined }, litWayOf(sample, small))}`,
    ).toMatchInlineSnapshot(`
      "
      sample: A sample
      For tests.

      days_silent? (how-long)
      ├─ under 5 days / I don't know
      │  -> Wait a little longer (wait)
      │  └─ no answer in 3 business days
      │     -> Ask somebody else there (see below: ask-around)
      ┗━ 5 days or more
         => decision_maker? (who-decides)
         ├─ Yes, alone
         │  -> deal_size? As a share of: territory_size? (worth)
         │  ├─ under 10% / I don't know
         │  │  -> Ask somebody else there (see below: ask-around)
         │  └─ 10% or more
         │     -> Warn your contact (warn-them)
         │     └─ no answer in 2 business days
         │        -> Have your executive call theirs (call-above)
         │        └─ no answer: call-above ends
         ┗━ No, somebody else / I don't know
            => Ask somebody else there (ask-around)
            └─ no answer in 5 business days
               -> on with the playbook save-face
      "
    `);
  });

  it("colours the way alone", () => {
    const style = { ...plain, headline: (text: string) => `*${text}*` };
    const lit = renderTree(sample, { style, width: undefined }, litWayOf(sample, small))
      .split("\n")
      .filter((line) => line.includes("*"));
    expect(lit.slice(1).map((line) => line.replace(/^[^*]*/, ""))).toEqual([
      "*days_silent? (how-long)*",
      "*5 days or more*",
      "*decision_maker? (who-decides)*",
      "*No, somebody else / I don't know*",
      "*Ask somebody else there (ask-around)*",
    ]);
  });

  it.each([12, 20, 40, 80])("is cut to %i columns", (width) => {
    const lines = [sample, hostilePlaybook].flatMap((playbook) =>
      renderTree(playbook, { style: plain, width }).split("\n"),
    );
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  });
});
