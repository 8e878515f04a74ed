import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChangedAnswer, explain } from "../../src/decision/explain.ts";
import { leadOf } from "../../src/decision/plan.ts";
import { type Answers, type Outcome, walk } from "../../src/decision/walk.ts";
import { runs } from "../support/runs.ts";
import { action, given, number, playbookOf, sample, worthIt } from "../support/sample.ts";

type Advised = Extract<Outcome, { kind: "advise" }>;
const changes = (answers: Answers): readonly ChangedAnswer[] => {
  const { trail, action } = walk(sample, answers) as Advised;
  return explain(sample, answers, trail, action);
};
const brief = (answers: Answers) =>
  changes(answers).map(({ question, to, bound, lead }) => [
    question.id,
    to,
    bound === undefined ? "" : `${bound.is} ${bound.value}`,
    lead.kind === "advise" ? lead.action.id : `? ${lead.question.id}`,
  ]);

describe("what would change the advice", () => {
  it("is for each answer on the trail its smallest change", () => {
    expect(brief(worthIt)).toEqual([
      ["days_silent", 4, "below 5", "wait"],
      ["decision_maker", "no", "", "ask-around"],
      ["decision_maker", "unsure", "", "ask-around"],
      ["deal_size", 26_999, "below 27000", "ask-around"],
      ["territory_size", 900_001, "above 900000", "ask-around"],
    ]);
  });

  it("is the question that a change would open", () => {
    expect(brief(given({ days_silent: 2 }))).toEqual([["days_silent", 5, "from 5", "? decision_maker"]]);
    expect(brief(given({ days_silent: 9, decision_maker: "no" }))).toEqual([
      ["days_silent", 4, "below 5", "wait"],
      ["decision_maker", "yes", "", "? deal_size"],
    ]);
  });

  it("for an unknown number is each range that leads elsewhere", () => {
    expect(brief(given({ days_silent: "unsure", decision_maker: "no" }))).toEqual([
      ["days_silent", 5, "from 5", "ask-around"],
    ]);
  });

  it("for an unknown number is the first of the ranges that lead to the same", () => {
    const bands = [
      { below: 5, go: "soon" },
      { below: 14, go: "now" },
      { below: 30, go: "soon" },
    ];
    const node = {
      kind: "number",
      id: "n",
      ask: "days_silent",
      bands,
      rest: "late",
      unsure: "ask",
      cites: [],
    } as const;
    const advised = ["soon", "now", "late", "ask"].map((id) => action(id));
    const playbook = playbookOf([number("days_silent", "days")], [node], advised);
    const answers = given({ days_silent: "unsure" });
    const { trail, action: current } = walk(playbook, answers) as Advised;
    const told = explain(playbook, answers, trail, current).map(({ to, bound, lead }) => [
      to,
      `${bound?.is} ${bound?.value}`,
      lead.kind === "advise" ? lead.action.id : "",
    ]);
    expect(told).toEqual([
      [4, "below 5", "soon"],
      [5, "from 5", "now"],
      [30, "from 30", "late"],
    ]);
  });

  it("goes by the bounds of the question itself, not of others", () => {
    const nodes = [
      {
        kind: "number",
        id: "n",
        ask: "days_silent",
        bands: [{ below: 5, go: "soon" }],
        rest: "more",
        unsure: "ask",
        cites: [],
      },
      { kind: "number", id: "more", ask: "calls", bands: [{ below: 4, go: "now" }], rest: "part", cites: [] },
      {
        kind: "share",
        id: "part",
        part: "calls",
        whole: "days",
        bands: [{ below: 0.5, go: "now" }],
        rest: "late",
        cites: [],
      },
    ] as const;
    const asked = [number("days_silent", "days"), number("calls", "count"), number("days", "days")];
    const playbook = playbookOf(
      asked,
      nodes,
      ["soon", "now", "late", "ask"].map((id) => action(id)),
    );
    const answers = given({ days_silent: "unsure", calls: 3, days: 10 });
    const { trail, action: current } = walk(playbook, answers) as Advised;
    expect(explain(playbook, answers, trail, current).map(({ to, bound }) => [to, bound])).toEqual([
      [4, { is: "below", value: 5 }],
      [5, { is: "from", value: 5 }],
    ]);
  });

  it("for an unknown number is each of the questions that it may open", () => {
    const bands = [
      { below: 5, go: "more" },
      { below: 9, go: "most" },
    ];
    const nodes = [
      { kind: "number", id: "n", ask: "days_silent", bands, rest: "ask", unsure: "ask", cites: [] },
      { kind: "number", id: "more", ask: "calls", bands: [], rest: "ask", cites: [] },
      { kind: "number", id: "most", ask: "people", bands: [], rest: "ask", cites: [] },
    ] as const;
    const asked = [number("days_silent", "days"), number("calls", "count"), number("people", "people")];
    const playbook = playbookOf(asked, nodes, [action("ask")]);
    const answers = given({ days_silent: "unsure" });
    const { trail, action: current } = walk(playbook, answers) as Advised;
    const opened = explain(playbook, answers, trail, current).map(
      ({ lead }) => lead.kind === "ask" && lead.question.id,
    );
    expect(opened).toEqual(["calls", "people"]);
  });

  it("of a share is how far either of its numbers would have to go, up or down", () => {
    const large = given({ days_silent: 9, decision_maker: "yes", deal_size: 90_000, territory_size: 2_000_000 });
    expect(brief(large).filter(([, , bound]) => bound !== "below 5")).toEqual([
      ["deal_size", 200_000, "from 200000", "warn-them"],
      ["territory_size", 900_000, "up-to 900000", "warn-them"],
    ]);
  });

  it("for an unknown half of a share is any figure, which opens the other half", () => {
    const unknown = given({ days_silent: 9, decision_maker: "yes", deal_size: "unsure" });
    expect(brief(unknown)).toContainEqual(["deal_size", 0, "from 0", "? territory_size"]);
  });

  it.each([
    [6, 4, "below 5"],
    [12, 14, "from 14"],
    [20, 13, "below 14"],
    [10, 14, "from 14"],
    [9, 4, "below 5"],
    [5, 4, "below 5"],
  ])(
    "of %i days, between two bounds, is the nearer one, and the lower of two equally near: %i",
    (days, to, crossed) => {
      const bands = [
        { below: 5, go: "soon" },
        { below: 14, go: "now" },
      ];
      const node = { kind: "number", id: "n", ask: "days_silent", bands, rest: "late", cites: [] } as const;
      const playbook = playbookOf(
        [number("days_silent", "days")],
        [node],
        ["soon", "now", "late"].map((id) => action(id)),
      );
      const answers = given({ days_silent: days });
      const outcome = walk(playbook, answers) as Advised;
      const [change, ...more] = explain(playbook, answers, outcome.trail, outcome.action);
      expect([change?.to, `${change?.bound?.is} ${change?.bound?.value}`, more]).toEqual([to, crossed, []]);
    },
  );

  it("is the bound that is crossed, not one on the far side of it that begins where the change ends", () => {
    const bands = [
      { below: 5, go: "soon" },
      { below: 6, go: "now" },
    ];
    const node = { kind: "number", id: "n", ask: "days_silent", bands, rest: "late", cites: [] } as const;
    const playbook = playbookOf(
      [number("days_silent", "days")],
      [node],
      ["soon", "now", "late"].map((id) => action(id)),
    );
    const boundFrom = (days: number) => {
      const answers = given({ days_silent: days });
      const { trail, action: current } = walk(playbook, answers) as Advised;
      return explain(playbook, answers, trail, current).map(({ to, bound }) => `${to} ${bound?.is} ${bound?.value}`);
    };
    expect([boundFrom(6), boundFrom(4)]).toEqual([["5 below 6"], ["5 from 5"]]);
  });

  it("leaves out what changes nothing, and an answer that cannot be", () => {
    const noDeal = given({ days_silent: 9, decision_maker: "yes", deal_size: 0, territory_size: 5 });
    expect(brief(noDeal).filter(([id]) => id === "territory_size")).toEqual([]);
  });

  const answersThatAdvise = fc
    .record({
      days_silent: fc.oneof(fc.nat(60), fc.constant("unsure")),
      decision_maker: fc.constantFrom("yes", "no", "unsure"),
      deal_size: fc.oneof(fc.nat(300), fc.constant("unsure")),
      territory_size: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constant("unsure")),
    })
    .map(given);

  it("leads where it says, and never to the same action", () => {
    fc.assert(
      fc.property(answersThatAdvise, (answers) => {
        const { action } = walk(sample, answers) as Advised;
        for (const { question, to, lead } of changes(answers)) {
          expect(leadOf(sample, walk(sample, new Map(answers).set(question.id, to)), sample.start)).toEqual(lead);
          if (lead.kind === "advise") expect(lead.action.id).not.toBe(action.id);
        }
      }),
    );
  });

  it("is the nearest number there is", () => {
    fc.assert(
      fc.property(answersThatAdvise, (answers) => {
        const { action, trail } = walk(sample, answers) as Advised;
        const found = changes(answers);
        const elsewhere = (id: string, value: number): boolean => {
          const outcome = walk(sample, new Map(answers).set(id, value));
          return outcome.kind === "ask" || (outcome.kind === "advise" && outcome.action.id !== action.id);
        };
        for (const { question, answer } of trail.flatMap(({ facts }) => facts)) {
          if (typeof answer !== "number") continue;
          const nearest = [...Array(4000).keys()].find(
            (far) => (far <= answer && elsewhere(question.id, answer - far)) || elsewhere(question.id, answer + far),
          );
          const change = found.find((one) => one.question.id === question.id);
          const distance = change === undefined ? undefined : Math.abs(Number(change.to) - answer);
          if (nearest !== undefined) expect([question.id, distance]).toEqual([question.id, nearest]);
        }
      }),
      runs(60),
    );
  });
});
