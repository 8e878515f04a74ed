import { describe, expect, it } from "vitest";
import { type AdviceJson, jsonOf, renderJson } from "../../src/render/json.ts";
import { given, worthIt } from "../support/sample.ts";
import { adviceFor } from "./samples.ts";

const advice = adviceFor();

/** The keys of a value, all the way down, as the contract has them. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [keysOf(value[0])];
  if (value === null || typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]));
}

describe("advice as JSON, contract version 1", () => {
  it("has these values for the sample", () => {
    expect(renderJson(advice)).toMatchSnapshot();
  });

  it("has all its keys in their order, and ends in a line break", () => {
    expect(Object.keys(jsonOf(advice))).toEqual([
      "version",
      "product",
      "today",
      "playbook",
      "answers",
      "action",
      "messages",
      "blanks",
      "plan",
      "trail",
      "changes",
      "sources",
    ]);
    expect(renderJson(advice)).toMatch(/^\{\n {2}"version": 1,\n {2}"product": "1\.2\.3",\n.*\}\n$/s);
  });

  it("has the same keys for advice of which parts are missing, with null in their place", () => {
    const bare = jsonOf(adviceFor(given({ days_silent: 9, decision_maker: "no", contact_name: "Zoë" })));
    expect(Object.keys(bare)).toEqual(Object.keys(jsonOf(advice)));
    expect(Object.keys(bare.action)).toEqual(Object.keys(jsonOf(advice).action));
    expect(bare.action.let_go).toBeNull();
    expect(bare.plan).toEqual({
      steps: [
        {
          after: 5,
          on: "2026-11-30",
          leads_to: { playbook: "save-face", action: null, question: { id: "phone", ask: "phone?" } },
        },
      ],
      ends: null,
    });
    expect(keysOf(bare.trail)).toEqual(
      [
        {
          node: "string",
          facts: [{ question: "string", ask: "string", value: "number", said: "string" }],
          share: "object",
        },
      ]
        .map((step) => ({ ...step, share: "object" }))
        .map(({ share: _, ...step }) => ({ ...step, share: "object" })),
    );
  });

  it("is the same, byte for byte, whatever order the answers came in", () => {
    expect(renderJson(adviceFor(new Map([...worthIt].reverse())))).toBe(renderJson(advice));
  });

  it("leaves out answers to questions that the playbook does not have", () => {
    expect(renderJson(adviceFor(new Map([...worthIt, ["elsewhere", "yes"]])))).toBe(renderJson(advice));
  });

  it("tells the share that was compared, and the bound that would turn it", () => {
    const { trail, changes } = JSON.parse(renderJson(advice)) as AdviceJson;
    expect(trail.at(-1)?.share).toBeCloseTo(1 / 3);
    expect(changes.find(({ question }) => question === "deal_size")).toEqual({
      question: "deal_size",
      ask: "deal_size?",
      from: 90_000,
      to: 26_999,
      said: "under 27,000",
      bound: { is: "below", value: 27_000 },
      leads_to: { playbook: "sample", action: { id: "ask-around", do: "Ask somebody else there" }, question: null },
    });
  });
});
