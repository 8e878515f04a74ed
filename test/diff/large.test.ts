import { describe, expect, it } from "vitest";
import { diffPlaybooks } from "../../src/decision/diff.ts";
import { prove } from "../../src/decision/proof.ts";
import { walk } from "../../src/decision/walk.ts";
import { load } from "../../src/playbook/load.ts";
import { pathFigures } from "../../src/playbook/paths.ts";
import type { Answer, Node, Playbook, Question, Target } from "../../src/playbook/playbook.ts";
import { type Chooser, largePlaybook, libraryOf, seeded, smallBank } from "../support/generate.ts";
import { isIn } from "./situation.ts";

// The figures are for test/bench; here it is only held that nothing takes time with the number of paths.
const timeout = 20_000;

const old = loaded();

function loaded(): Playbook {
  const it = largePlaybook(seeded(7), { nodes: 2000, layers: 40 });
  const found = load("it", libraryOf({ it }, smallBank));
  if (!found.ok) throw new Error(JSON.stringify(found.problems.slice(0, 3)));
  return found.playbook;
}

/** A copy in which the first answers at some nodes, counted from the top, lead elsewhere. */
function led(to: Target, ...places: readonly number[]): Playbook {
  const nodes = new Map(old.nodes);
  const ids = [...old.nodes.keys()];
  for (const place of places) {
    const node = old.nodes.get(ids.at(place) as Target) as Node;
    const [first] = node.kind === "choice" ? node.when.keys() : [];
    if (node.kind === "choice") nodes.set(node.id, { ...node, when: new Map(node.when).set(first as string, to) });
    else nodes.set(node.id, { ...node, bands: node.bands.with(0, { below: node.bands[0]?.below ?? 1, go: to }) });
  }
  return { ...old, nodes };
}

/** A copy that asks one more question before all others. */
function asking(): Playbook {
  const extra: Question = {
    kind: "choice",
    id: "extra",
    ask: "Extra?",
    choices: ["yes", "no"].map((id) => ({ id, label: id })),
    cites: [],
  };
  const first: Node = {
    kind: "choice",
    id: "first",
    ask: "extra",
    when: new Map([
      ["yes", old.start],
      ["no", "a3"],
    ]),
    cites: [],
  };
  return {
    ...old,
    start: "first",
    nodes: new Map([["first", first], ...old.nodes]),
    questions: new Map([["extra", extra], ...old.questions]),
  };
}

/** Some deal, by chance. */
function someDeal({ questions }: Playbook, choose: Chooser): ReadonlyMap<string, Answer> {
  const answerTo = (question: Question): Answer =>
    question.kind === "choice" ? (question.choices[choose(question.choices.length)]?.id ?? "") : choose(60);
  return new Map([...questions.values()].map((question) => [question.id, answerTo(question)]));
}

function leadOf(playbook: Playbook, deal: ReadonlyMap<string, Answer>): Target | undefined {
  const outcome = walk(playbook, deal);
  return outcome.kind === "advise" ? outcome.action.id : undefined;
}

describe("2,000 nodes that share sub-trees", () => {
  it("have more paths than anybody could list, and are proved all the same", { timeout }, () => {
    expect(old.nodes.size).toBeGreaterThan(1500);
    expect(pathFigures(old).paths).toBeGreaterThan(10n ** 15n);
    expect(prove(old)).toMatchObject({ findings: [], complete: true });
  });

  it.each<[sentence: string, change: () => Playbook]>([
    ["a branch near the top", () => led("a1", 3)],
    ["a branch at the bottom", () => led("a1", -1)],
    ["twenty branches", () => led("a1", ...Array.from({ length: 20 }, (_, index) => 50 + index * 70))],
    ["a question before all others", asking],
  ])("are compared with a copy that differs in %s, and the deals agree", { timeout }, (_, change) => {
    const now = change();
    const { advice } = diffPlaybooks(old, now);
    expect(advice).toMatchObject({ compared: true });
    expect(advice.changes.length).toBeGreaterThan(0);
    const choose = seeded(3);
    for (let count = 0; count < 300; count++) {
      const deal = someDeal(now, choose);
      const isOther = leadOf(old, deal) !== leadOf(now, deal);
      const isTold = advice.changes.some(({ when }) => isIn(when, deal));
      if (isTold || advice.complete) expect(isOther).toBe(isTold);
    }
  });

  it("are the same as a copy of theirs at once", { timeout }, () => {
    expect(diffPlaybooks(old, { ...old, nodes: new Map(old.nodes) }).isOther).toBe(false);
  });
});
