import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, type Outcome, walk } from "../../src/decision/walk.ts";
import { fromJson, toJson } from "../../src/playbook/json.ts";
import { pathFigures } from "../../src/playbook/paths.ts";
import { type Answer, asks, type Playbook, type Question } from "../../src/playbook/playbook.ts";
import { describeProblems } from "../../src/render/problems.ts";
import { runs } from "../support/runs.ts";
import { loadIt, soundly } from "../support/sheet.ts";
import { soundFiles } from "./random.ts";

/** Numbers on each side of every threshold that `random.ts` uses, and in every ratio to each other that it tests. */
const numbers = [0.3, 4, 6, 30, 49, 60, 400, 5000, 60000];

function answersTo(question: Question): readonly Answer[] {
  if (question.kind === "choice") return question.choices.map(({ id }) => id);
  if (question.kind === "text") return ["Zoë"];
  return question.unsure === undefined ? numbers : [...numbers, "unsure"];
}

/** Every walk there is, with its answers: as a tree of answers, tried one after the other. */
function* everyWalk(
  playbook: Playbook,
  answers: Answers = new Map(),
): Generator<{ outcome: Outcome; answers: Answers }> {
  const outcome = walk(playbook, answers);
  if (outcome.kind !== "ask") yield { outcome, answers };
  else
    for (const answer of answersTo(outcome.question))
      yield* everyWalk(playbook, new Map(answers).set(outcome.question.id, answer));
}

/** One path: which branch each node took, and how the two of a share were answered. */
function pathOf({ trail }: Outcome): string {
  return trail
    .map(({ node, facts }) => {
      const [first, second] = facts.map(({ answer }) => answer);
      if (node.kind === "choice" || first === "unsure" || second === "unsure")
        return `${node.id}=${facts.map(({ answer }) => (typeof answer === "string" ? answer : "number"))}`;
      const tested = node.kind === "share" ? Number(first) / Number(second) : Number(first);
      return `${node.id}=${node.bands.findIndex(({ below }) => tested < below)}`;
    })
    .join(" ");
}

describe("any playbook that loads", () => {
  it("leads every walk to one action, and asks nothing twice", () => {
    fc.assert(
      fc.property(soundFiles, (files) => {
        const playbook = soundly(files["it"] as string, files);
        const astray = [...everyWalk(playbook)].filter(({ outcome, answers }) => {
          const facts = new Set(outcome.trail.flatMap(({ node, facts }) => asks(node).slice(0, facts.length)));
          return outcome.kind !== "advise" || facts.size !== answers.size;
        });
        expect(astray).toEqual([]);
      }),
      runs(15),
    );
  });

  it("has as many paths, with as many questions, as walking each of them finds", () => {
    fc.assert(
      fc.property(soundFiles, (files) => {
        const playbook = soundly(files["it"] as string, files);
        const questions = new Map(
          [...everyWalk(playbook)].map(({ outcome, answers }) => [pathOf(outcome), answers.size]),
        );
        const counted = new Map<number, bigint>();
        for (const asked of questions.values()) counted.set(asked, (counted.get(asked) ?? 0n) + 1n);
        const { byQuestions, exact } = pathFigures(playbook);
        expect(exact).toBe(true);
        expect([...byQuestions]).toEqual([...counted].toSorted(([one], [other]) => one - other));
      }),
      runs(25),
    );
  });

  it("is the same again from its JSON", () => {
    fc.assert(
      fc.property(soundFiles, (files) => {
        const playbook = soundly(files["it"] as string, files);
        expect(fromJson(JSON.parse(JSON.stringify(toJson(playbook))))).toEqual({ ...playbook, scenarios: [] });
      }),
      runs(10),
    );
  });
});

describe("any text at all", () => {
  /** A sound file with some pieces exchanged for others of the kind that files are made of. */
  const pieces = [
    "n0",
    "n1",
    "a0",
    "yes",
    "no",
    "unsure",
    "decides",
    "days",
    "ask",
    "when",
    "go",
    "below",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\n",
    "  ",
    ",",
    "5",
    "10%",
    "#",
    "- ",
    "*a",
    "&a",
    "!!map",
    "|",
    '"',
    "{{ name }}",
    "{% if %}",
    "\u202e",
    "null",
    "__proto__",
  ];
  const spoiled = fc
    .tuple(soundFiles, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 4 }))
    .map(([files, changes]) => {
      const parts = (files["it"] as string).split(/\b|(?<=[{}[\]:,\n])/);
      for (const [at, piece] of changes) parts[at % parts.length] = piece;
      return { ...files, it: parts.join("") };
    });

  it("loads, or has problems that stand somewhere in a file and can be told", () => {
    fc.assert(
      fc.property(spoiled, (files) => {
        const loaded = loadIt(files);
        if (loaded.ok) {
          expect([...everyWalk(loaded.playbook)].filter(({ outcome }) => outcome.kind !== "advise")).toEqual([]);
          return;
        }
        expect(loaded.problems.length).toBeGreaterThan(0);
        for (const { at } of loaded.problems)
          expect(at.line).toBeLessThanOrEqual((loaded.texts.get(at.file) ?? "").split("\n").length);
        expect(describeProblems(loaded)).not.toMatch(/undefined|\[object/);
      }),
      runs(100),
    );
  });

  it("never makes the loader throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (it) => void loadIt({ it })),
      runs(30),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (it) => void loadIt({ it })),
      runs(30),
    );
  });
});
