import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../src/decision/answers.ts";
import { type Day, parseDay } from "../../src/decision/day.ts";
import { isPlain } from "../../src/playbook/characters.ts";
import { readYaml } from "../../src/playbook/yaml.ts";
import { clean, escapeUnseen } from "../../src/render/clean.ts";
import { text } from "../support/sample.ts";

const today = parseDay("2026-11-23") as Day;

/** Every character that Unicode has nothing to show for, or may have, and some thousand others. */
const doubtful = once(() =>
  Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => code < 0x3000 || /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{DI}\p{VS}]/u.test(String.fromCodePoint(code)),
  ),
);

/** Those of them that the terminal shows spelled out. */
const shown = once(() =>
  doubtful().filter((code) => clean(`a${String.fromCodePoint(code)}b`) !== `a${String.fromCodePoint(code)}b`),
);

const names = (codes: readonly number[]) =>
  codes.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);

/** Those that a YAML file may not hold, each spelled as an escape in a text of its own. */
function refused(codes: readonly number[]): readonly number[] {
  const lines = codes.map((code, index) => `k${index}: "a\\U${code.toString(16).padStart(8, "0")}b"`);
  const { problems } = readYaml(lines.join("\n"), "it.yaml");
  return problems.flatMap((problem) => (problem.code === "character" ? [problem.codePoint] : []));
}

/** Makes something when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

describe("one definition of what may not pass unseen", () => {
  it("what a playbook is refused for is what the terminal shows spelled out", () => {
    expect(names(refused(doubtful()))).toEqual(names(shown()));
    expect(shown().length).toBeGreaterThan(4000);
  });

  it("JSON spells out the same, but for the controls that JSON itself spells out", () => {
    const hidden = shown().filter((code) => code > 0x1f);
    const escaped = doubtful().filter(
      (code) => code > 0x1f && escapeUnseen(`"${String.fromCodePoint(code)}"`).includes("\\u"),
    );
    expect(names(escaped)).toEqual(names(hidden));
  });

  it("an answer loses it or is refused, and keeps all else", () => {
    const question = text("name", "their name");
    const changed = doubtful().filter((code) => {
      const parsed = parseAnswer(question, `a${String.fromCodePoint(code)}b`, today);
      return !parsed.ok || parsed.answer !== `a${String.fromCodePoint(code)}b`;
    });
    // Every sort of space becomes a plain one, so that a name that was copied is still found by its letters.
    const spaces = doubtful().filter((code) => /\s/u.test(String.fromCodePoint(code)) && code !== 0x20);
    expect(names(changed)).toEqual(names([...new Set([...shown(), ...spaces])].sort((a, b) => a - b)));
  });

  it("a text that counts as plain has none", () => {
    expect(names(shown().filter((code) => isPlain(String.fromCodePoint(code))))).toEqual([]);
  });

  it.each([
    ["joiners", [0x200c, 0x200d]],
    ["line breaks and tabs", [0x0a, 0x09]],
    ["variants of letters and emoji", [0x180b, 0xfe0e, 0xfe0f, 0xe0100, 0xe01ef]],
    ["number signs that show", [0x0600, 0x06dd, 0x070f, 0x0890, 0x08e2, 0x110bd, 0x110cd]],
    ["the mark of lost text, which shows", [0xfffd]],
  ])("%s stay", (_, codes) => {
    expect(names(codes.filter((code) => clean(String.fromCodePoint(code)) !== String.fromCodePoint(code)))).toEqual([]);
    expect(names(refused(codes))).toEqual([]);
  });

  it.each([
    ["escape and bell", [0x1b, 0x07]],
    ["CSI as one character", [0x9b]],
    ["marks of direction", [0x061c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069]],
    ["zero widths", [0x200b, 0x2060, 0xfeff, 0x00ad, 0x034f]],
    ["fillers", [0x115f, 0x1160, 0x17b4, 0x3164, 0xffa0]],
    ["separators", [0x2028, 0x2029]],
    ["tags", [0xe0001, 0xe0041, 0xe007f]],
    ["places kept free for what shows nothing", [0x2065, 0xfff0, 0xe0fff]],
    ["half a character", [0xd800, 0xdfff]],
  ])("%s do not", (_, codes) => {
    expect(names(codes.filter((code) => clean(String.fromCodePoint(code)) === String.fromCodePoint(code)))).toEqual([]);
    expect(names(refused(codes))).toEqual(names(codes));
  });
});

describe("tags", () => {
  const flags = ["gbeng", "gbsct", "gbwls"].map(flagOf);
  const smuggled = [flagOf("secret"), flags[0]?.slice(0, -2) ?? "", `${flags[0]}${tagged("hi")}`, tagged("gbeng")];

  it.each(flags)("%s is a flag, and stays one everywhere", (flag) => {
    expect(clean(flag)).toBe(flag);
    expect(escapeUnseen(`"${flag}"`)).toBe(`"${flag}"`);
    expect(readYaml(`a: ${flag}`, "it.yaml").problems).toEqual([]);
    expect(parseAnswer(text("name", "name"), flag, today)).toEqual({ ok: true, answer: flag });
  });

  it.each(smuggled)("%j hides something in them", (text_) => {
    expect(clean(text_)).toContain("<U+E00");
    expect(readYaml(`a: ${text_}`, "it.yaml").problems).toMatchObject([{ code: "character" }]);
  });

  function tagged(letters: string): string {
    return [...letters].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
  }

  function flagOf(region: string): string {
    return `\u{1f3f4}${tagged(region)}\u{e007f}`;
  }
});
