import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emsOf, fold } from "../../../src/render/graph/measure.ts";

describe("text in a box", () => {
  it("breaks at spaces and nowhere else where it can", () => {
    expect(fold("Tell your contact that an executive call is coming", 12)).toEqual([
      "Tell your contact that",
      "an executive call is",
      "coming",
    ]);
  });

  it("breaks a word that fits no line, but no letter and no emoji", () => {
    const lines = fold("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧e\u0301e\u0301", 3);
    expect(lines.join("")).toBe("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧e\u0301e\u0301");
    expect(lines.every((line) => !/^[\u200d\u0301]/u.test(line))).toBe(true);
  });

  it("is whole in its lines, and each line fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 3, max: 20 }), (text, ems) => {
        const lines = fold(text, ems);
        expect(lines.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        expect(lines.filter((line) => emsOf(line) > ems && [...line].length > 12)).toEqual([]);
      }),
    );
  });
});
