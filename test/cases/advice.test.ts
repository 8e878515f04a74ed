import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { revive } from "../../src/playbook/stored.ts";
import { unpacked } from "../../src/system/unpacked.ts";
import { figures, judge, readCases, readMoves } from "./judged.ts";

const stored = (name: string) => unpacked(readFileSync(`dist/playbooks/${name}.playbook`));
const playbook = revive(stored("gone-quiet"), stored);
const figuresOf = (set: "shaping" | "apart") =>
  figures(readCases(set).map((each) => judge(playbook, each, readMoves())));

/** The default tree against what two judges said who had not seen it. `npm run advice` prints the cases one by one. */
describe("the advice", () => {
  it("is acceptable, and mostly the very same, for the cases that the tree was changed for", () => {
    const { move, acceptable, harm, medianQuestions, mostQuestions } = figuresOf("shaping");
    expect(acceptable).toBeGreaterThanOrEqual(0.95);
    expect(move).toBeGreaterThanOrEqual(0.75);
    expect(harm).toBe(0);
    expect(medianQuestions).toBeLessThanOrEqual(5);
    expect(mostQuestions).toBeLessThanOrEqual(8);
  });

  // The goal is 0.9 acceptable and 0.75 the same. When the 54 cases kept apart were first looked at, 0.85 were acceptable,
  // 0.48 the same, and one did harm, which a new move mended: that one shapes the tree now.
  it("does no harm in the cases that were kept apart, and does not get worse there", () => {
    const { acceptable, move, harm, mostQuestions } = figuresOf("apart");
    expect(acceptable).toBeGreaterThanOrEqual(0.86);
    expect(move).toBeGreaterThanOrEqual(0.48);
    expect(harm).toBe(0);
    expect(mostQuestions).toBeLessThanOrEqual(8);
  });
});
