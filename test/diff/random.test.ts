import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Diff, diffPlaybooks, usualLimits } from "../../src/decision/diff.ts";
import type { Condition, Situation } from "../../src/decision/situations/condition.ts";
import { type Answers, walk } from "../../src/decision/walk.ts";
import { load } from "../../src/playbook/load.ts";
import { asks, type Playbook, type Target } from "../../src/playbook/playbook.ts";
import { everyDeal } from "../support/deals.ts";
import {
  type Chooser,
  libraryOf,
  listed,
  type NodeText,
  type PlaybookText,
  smallBank,
  smallPlaybook,
  smallTests,
  type Test,
} from "../support/generate.ts";
import { runs, seen } from "../support/runs.ts";
import { isIn } from "../support/situations.ts";

const everything = { ...usualLimits, situations: 10_000, cases: 10_000, asked: 10_000 };

function loaded(it: PlaybookText, other: PlaybookText): Playbook | undefined {
  const found = load("it", libraryOf({ it, other }, smallBank));
  return found.ok ? found.playbook : undefined;
}

/** A playbook and a changed one: in a branch or two, or another one altogether. */
const pairs = fc
  .array(fc.nat({ max: 9999 }), { minLength: 200, maxLength: 200 })
  .map((drawn) => {
    const choose = listed(drawn);
    const tests = threeOf(choose);
    const options = { nodes: 5, actions: 4, tests, handovers: ["other"], silence: true };
    const other = smallPlaybook(choose, { nodes: 3, actions: 3, tests, silence: true, about: "another" });
    const old = smallPlaybook(choose, options);
    const now = choose(3) === 0 ? smallPlaybook(choose, options) : changed(choose, old);
    const [one, two] = [loaded(old, other), loaded(now, choose(2) === 0 ? other : changed(choose, other))];
    return one === undefined || two === undefined ? undefined : { old: one, now: two };
  })
  .filter((pair) => pair !== undefined);

const threeOf = (choose: Chooser): readonly Test[] =>
  Array.from({ length: 3 }, () => smallTests[choose(smallTests.length)] as Test);

/** The same with some of its branches led elsewhere. */
function changed(choose: Chooser, playbook: PlaybookText): PlaybookText {
  const copy = structuredClone(playbook);
  const nodes = Object.values(copy.tree);
  for (const action of Object.values(copy.actions))
    if (action.then !== undefined && choose(2) === 0) action.then.go = Object.keys(copy.actions).at(-1) as string;
  for (let count = 1 + choose(2); count > 0; count--) {
    const { when } = nodes[choose(nodes.length)] as NodeText;
    const action = Object.keys(copy.actions)[choose(Object.keys(copy.actions).length)] as string;
    if (!Array.isArray(when)) when[Object.keys(when)[choose(Object.keys(when).length)] as string] = action;
    else {
      const band = when[choose(when.length)];
      if (band !== undefined && "go" in band) band.go = action;
    }
  }
  return copy;
}

/** Where answers lead; nothing where they are refused, since there is no share of 0. */
function leadOf(playbook: Playbook, answers: Answers, from: Target = playbook.start): Target | undefined {
  const outcome = walk(playbook, answers, from);
  return outcome.kind === "advise" ? outcome.action.id : undefined;
}

/** Checks every deal against the comparison. */
function eachDeal(
  check: (pair: { old: Playbook; now: Playbook; diff: Diff }, deal: Answers) => void,
  numRuns: number,
): void {
  fc.assert(
    fc.property(pairs, ({ old, now }) => {
      const diff = diffPlaybooks(old, now, everything);
      for (const deal of everyDeal(old, now)) check({ old, now, diff }, deal);
    }),
    runs(numRuns),
  );
}

/** `expect` is slow, and there are very many deals. */
function agree(found: boolean, expected: boolean): void {
  if (found !== expected) expect(found).toBe(expected);
}

describe("a comparison of two random playbooks agrees with running both over every combination of answers", () => {
  it("on which deals get another action, and which one", () => {
    let [same, other] = [0, 0];
    eachDeal(({ old, now, diff }, deal) => {
      const [was, is] = [leadOf(old, deal), leadOf(now, deal)];
      const found = diff.advice.changes.filter(({ when }) => isIn(when, deal));
      if (was === is) same++;
      else other++;
      agree(found.length > 0, was !== is);
      for (const { turns, cases } of found) {
        agree(
          turns.some((turn) => turn.was === was && turn.now === is),
          true,
        );
        const told = cases.filter(({ when }) => isIn(when, deal));
        agree(told.length > 0, cases.length > 0);
        agree(
          told.every((turn) => turn.was === was && turn.now === is),
          true,
        );
      }
    }, 20);
    expect(same).toBeGreaterThan(seen(200));
    expect(other).toBeGreaterThan(seen(200));
  });

  it("with no answer in a situation that could be left out, or allow another value", () => {
    let tried = 0;
    fc.assert(
      fc.property(pairs, ({ old, now }) => {
        const { advice } = diffPlaybooks(old, now, everything);
        const deals = [...everyDeal(old, now)].map((deal) => ({
          deal,
          isSame: leadOf(old, deal) === leadOf(now, deal),
        }));
        for (const { when } of advice.changes)
          for (const wider of widened(when)) {
            tried++;
            agree(
              deals.some(({ deal, isSame }) => isSame && isIn(wider, deal)),
              true,
            );
          }
      }),
      runs(15),
    );
    expect(tried).toBeGreaterThan(seen(20));
  });

  it("on where silence leads", () => {
    let found = 0;
    eachDeal(({ old, now, diff }, deal) => {
      const [was, is] = [leadOf(old, deal), leadOf(now, deal)];
      const [then, later] = [old.actions.get(was ?? "")?.then?.go, now.actions.get(is ?? "")?.then?.go];
      if (was !== is || then === undefined || later === undefined) return;
      const told = diff.silence.find(({ action }) => action === was)?.changes ?? [];
      const isOther = leadOf(old, deal, then) !== leadOf(now, deal, later);
      if (isOther) found++;
      agree(
        told.some(({ when }) => isIn(when, deal)),
        isOther,
      );
    }, 20);
    expect(found).toBeGreaterThan(seen(0));
  });

  it("on which questions are asked more or less", () => {
    let found = 0;
    eachDeal(({ old, now, diff }, deal) => {
      const [was, is] = [askedBy(old, deal), askedBy(now, deal)];
      for (const question of new Set([...old.nodes.values(), ...now.nodes.values()].flatMap(asks))) {
        const told = diff.asked.find((asked) => asked.question === question);
        const isMore = is.has(question) && !was.has(question);
        const isLess = was.has(question) && !is.has(question);
        if (isMore || isLess) found++;
        agree(told?.where?.more.situations.some((when) => isIn(when, deal)) ?? false, isMore);
        agree(told?.where?.less.situations.some((when) => isIn(when, deal)) ?? false, isLess);
      }
    }, 15);
    expect(found).toBeGreaterThan(seen(80));
  });

  it("on nothing, where both are the same", () => {
    fc.assert(
      fc.property(pairs, ({ old }) => {
        const diff = diffPlaybooks(old, old);
        expect([diff.isOther, diff.advice.changes, diff.silence, diff.asked]).toEqual([false, [], [], []]);
      }),
      runs(15),
    );
  });
});

/** The questions that a deal is asked, each of which it answers. */
function askedBy(playbook: Playbook, deal: Answers): ReadonlySet<string> {
  return new Set(walk(playbook, deal).trail.flatMap(({ facts }) => facts.map(({ question }) => question.id)));
}

/** A situation without one of its conditions, and with one more choice in one of them. */
function widened(when: Situation): readonly Situation[] {
  return when.flatMap((condition, index) => [
    when.toSpliced(index, 1),
    ...(condition.kind === "choice"
      ? condition.others.map((choice): Situation => when.with(index, allowing(condition, choice)))
      : []),
  ]);
}

function allowing(condition: Extract<Condition, { kind: "choice" }>, choice: string): Condition {
  return { ...condition, choices: [...condition.choices, choice] };
}
