import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/playbook/yaml.ts";
import { loadIt } from "../support/sheet.ts";

const placesIn = (text: string) =>
  readYaml(text, "it.yaml").problems.map(({ code, at }) => `${code} ${at.line}:${at.column}`);

describe("a problem stands where the file has it", () => {
  it.each([
    // The YAML parser does not count the line breaks in what it could not make sense of.
    ["behind braces that close too early, with a quote that stays open", '{{]"b: c\n}', ["yaml 1:1", "yaml 2:1"]],
    ["in the second line of a text in quotes", '"\n""\n": ', ["yaml 3:2", "yaml 2:2"]],
    ["behind Windows line ends", "a: 1\r\na: 2\r\n", ["duplicate-key 2:1"]],
    ["behind a carriage return, which is no line end here", "# one\rtwo\na: 1\na: 2", ["duplicate-key 3:1"]],
    ["behind many lines", `${"# line\n".repeat(500)}a: *b\n`, ["alias 501:4"]],
    ["after a comma in a text between braces", "a: {yes: Yes, with a quote}", ["no-value 1:15"]],
    ["where a colon has no space", "a: {yes:act}", ["no-value 1:5"]],
    ["at an entry that stands too far in", "a:\n  b: 1\n  c:\n  b: 2\n  d: 3", ["too-far-in 3:3"]],
    ["in the last line, which has no end", "a: 1\nb: !x 2", ["yaml 2:4"]],
  ])("%s", (_, text, places) => {
    expect(placesIn(text)).toEqual(places);
  });

  it("an alias in place of the whole file is told once", () => {
    const loaded = loadIt({ it: "*a\n" });
    expect(loaded.ok ? [] : loaded.problems.map(({ code }) => code)).toEqual(["alias"]);
  });
});
