import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, escapeUnseen } from "../../src/render/clean.ts";

describe("text from outside, for a terminal", () => {
  it.each<[string, string, string]>([
    ["an escape sequence", "\u001b[31mred", "^[[31mred"],
    ["a clipboard hijack", "\u001b]52;c;ZXZpbA==\u0007", "^[]52;c;ZXZpbA==^G"],
    ["a NUL and DEL", "\u0000\u007f", "^@^?"],
    ["a carriage return, which would overwrite the line", "ok\rno", "ok^Mno"],
    ["a C1 control", "\u009b31m", "<U+009B>31m"],
    ["a direction override", "a\u202eb\u2066c", "a<U+202E>b<U+2066>c"],
    ["what is invisible", "a\u200b\u00ad\ufeff\u2060b", "a<U+200B><U+00AD><U+FEFF><U+2060>b"],
    ["a filler that looks like nothing", "\u3164\u115f\uffa0", "<U+3164><U+115F><U+FFA0>"],
    ["half a character", "a\ud800b", "a<U+D800>b"],
    ["tags outside of a flag", "a\u{e0041}", "a<U+E0041>"],
  ])("shows %s", (_, text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it.each([
    "two\nlines\tand a tab",
    "Zoë 日本 العربية שלום",
    "👩\u200d💻 🏳️\u200d🌈",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "می\u200cخواهم",
    "e\u0301",
  ])("keeps %j", (text) => {
    expect(clean(text)).toBe(text);
  });

  it("is clean after one pass, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = clean(text);
        expect(once).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
        expect(clean(once)).toBe(once);
      }),
    );
  });
});

describe("JSON", () => {
  it("spells out what hides, and stays the same value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = escapeUnseen(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(escaped)).toEqual({ text });
        expect(escaped).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|[\u200b\u202a-\u202e\u2066-\u2069\u{e0001}]/u);
      }),
    );
    expect(escapeUnseen('"\u202e\u{e0041}"')).toBe('"\\u202e\\udb40\\udc41"');
  });
});
