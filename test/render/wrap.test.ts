import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { clean } from "../../src/render/clean.ts";
import { clustersOf, widthOf } from "../../src/render/width.ts";
import { wrap } from "../../src/render/wrap.ts";

describe("the width of a text", () => {
  it.each<[string, number]>([
    ["", 0],
    ["abc", 3],
    ["Zoë", 3],
    ["e\u0301", 1],
    ["日本", 4],
    ["한국", 4],
    ["ｆｕ", 4],
    ["🙂", 2],
    ["👩\u200d💻", 2],
    ["🇩🇪", 2],
    ["❤️", 2],
    ["❤", 1],
    ["👍🏽", 2],
    ["1️⃣", 2],
    ["“quoted” – €", 12],
  ])("of %j is %i, as string-width has it", (text, width) => {
    expect(widthOf(text)).toBe(width);
    expect(stringWidth(text)).toBe(width);
  });

  it("is that of string-width for whatever people write", () => {
    const character = fc.oneof(
      fc.constantFrom(
        ..."abc Zoëéñ日本語한국어ｶﾅ漢字「」—–…’“”€£₿ßłøÅ",
        "🙂",
        "👩\u200d💻",
        "👨\u200d👩\u200d👧",
        "🇩🇪",
        "❤️",
        "✅",
        "☎",
        "☎️",
        "1️⃣",
        "👍🏽",
        "e\u0301",
        "שָׁ",
        "ไทย",
        "हिं",
        "→",
        "√",
      ),
      fc.oneof(
        ...[
          [0x20, 0x7e],
          [0xa1, 0x2ff],
          [0x370, 0x3ff],
          [0x400, 0x481],
          [0x5d0, 0x5ea],
          [0x2010, 0x2027],
          [0x3041, 0x3096],
          [0x4e00, 0x9fff],
          [0xac00, 0xd7a3],
          [0x1f300, 0x1f3fa],
          [0x1f400, 0x1f64f],
        ].map(([min = 0, max = 0]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code))),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 12 }).map((parts) => parts.join("")),
        (text) => {
          expect([text, widthOf(text)]).toEqual([text, stringWidth(text)]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("loses no character in pieces", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => clustersOf(text).join("") === text));
  });
});

describe("wrapping", () => {
  it.each<[string, string, number, string[]]>([
    ["breaks at spaces", "one two three", 8, ["one two", "three"]],
    ["keeps line breaks and empty lines", "one\n\ntwo", 8, ["one", "", "two"]],
    ["keeps what a line begins with", "  - one two three", 10, ["  - one", "two three"]],
    ["breaks a word only where it is wider than the line", "ab abcdefghijklm", 8, ["ab", "abcdefgh", "ijklm"]],
    ["counts what a terminal counts", "日本語 日本語", 8, ["日本語", "日本語"]],
    [
      "does not tear an emoji",
      "👩\u200d💻👩\u200d💻👩\u200d💻👩\u200d💻👩\u200d💻",
      8,
      ["👩\u200d💻👩\u200d💻👩\u200d💻👩\u200d💻", "👩\u200d💻"],
    ],
    ["leaves no space at the end of a line", "one two ", 20, ["one two"]],
  ])("%s", (_, text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  it("puts margins before the first and the other lines, but not on empty ones", () => {
    expect(wrap("one two three\n\nfour", 11, { first: "1. ", rest: "   " })).toEqual([
      "1. one two",
      "   three",
      "",
      "   four",
    ]);
  });

  it("leaves lines whole where there is no terminal", () => {
    expect(wrap("one two three ".repeat(50), undefined)).toHaveLength(1);
  });

  it("fits, and loses nothing but spaces", () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 30 }),
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 10, max: 90 }),
        (words, odd, columns) => {
          const text = clean(`${words} ${odd.replace(/\s/gu, " ")} ${words}`);
          const lines = wrap(text, columns, { first: "- ", rest: "  " });
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
          const packed = (some: string) => some.replaceAll(" ", "");
          expect(packed(lines.map((line) => line.slice(2)).join(""))).toBe(packed(text));
        },
      ),
    );
  });
});
