import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/playbook/problem.ts";
import { readYaml } from "../../src/playbook/yaml.ts";
import { loadIt } from "../support/sheet.ts";

/** A trap, its place and how much is marked, and what the hint names: `comma 1:14+2 no`. */
function told(problem: Problem): string {
  const { line, column, length = 0 } = problem.at;
  const place = `${line}:${column}+${length}`;
  if (problem.code !== "yaml") return `${problem.code} ${place}`;
  const named = ["indent", "comma", "unclosed"].includes(problem.trap) ? ` ${problem.message}` : "";
  return `${problem.trap} ${place}${named}`;
}

describe("traps of authors get a hint", () => {
  it.each([
    // A merge field at the start, where YAML sees a map.
    ["text: {{ name }} hi", "field 1:7+2"],
    ["text: {{ name }}", "field 1:7+2"],
    ["text: {{ name | default: 'you' }} hi", "field 1:7+2"],
    // The colon of a default.
    ['text: Hi {{ name | default: "you" }} there', "default 1:27+1"],
    ["text: Hi {{ name | default: you }} there", "default 1:27+1"],
    ["text: Hi {{ name |default: you }}", "default 1:26+1"],
    ["text: Hi {{ name |  default: you }}", "default 1:28+1"],
    ["steps:\n  - Hi {{ name | default: 'you' }} there", "default 2:33+1"],
    ["text: Hi {{ name | default: 'you' }}, it's me: now", "default 1:27+1"],
    // Another colon.
    ['text: Hi "x" {{ name | default: you }}', "colon 1:31+1"],
    ["text: Hi {{ name | defaults }}: it", "colon 1:31+1"],
    ["text: Hi {{ name }} default: x", "colon 1:28+1"],
    ["text: Hi: {{ name | default: 'you' }}", "colon 1:9+1"],
    ["text: Hi: there", "colon 1:9+1"],
    ["text: Hi\n  you: there", "colon 2:6+1"],
    ["text: Hi\n  there\n  because: x", "colon 3:10+1"],
    ["a:\n  do: Call: now\n  because: It helps", "colon 2:11+1"],
    ["a\nb: c", "colon 2:2+1"],
    // Lines that stand too far to one side.
    ["text: Hi\n  because: there", "indent 2:3+8 by 2, and the one above it by 0"],
    ["text: Hi\n\n  because: there", "indent 3:3+8 by 2, and the one above it by 0"],
    ["text: Hi\n  \n    because: x", "indent 3:5+8 by 4, and the one above it by 0"],
    ["text: Hi\n  because:\n    x", "indent 2:3+8 by 2, and the one above it by 0"],
    ["a:\n  do: Call\n   because: It helps", "indent 3:4+8 by 3, and the one above it by 2"],
    ["a:\n  b: c\n d: e", "indent 3:1+0 by 1, and the one above it by 2"],
    ["a:\n  b: c\n\n  # e\n d: e\nf: @g", "indent 5:2+1 by 1, and the one above it by 2"],
    ['\'a"\': [b, "c"\nd: e', "indent 2:1+1 by 0, and the one above it by 0"],
    // Tabs.
    ["text:\n\t- you", "tab 2:1+0"],
    ["a:\n  b: 1\n\tc: 2", "tab 3:1+0"],
    ["a: >\n\tb", "tab 2:1+0"],
    ["- a: 1\n\t- b", "tab 2:1+0"],
    // Quotes within or behind quotes.
    ['text: "Hi {{ name | default: "you" }}"', "quote 1:31+8"],
    ['text: "Hi" there', "quote 1:12+5"],
    ["text: 'it's here'", "quote 1:11+7"],
    ['text: "Hi', "quote 1:10+0"],
    ["text: 'Hi", "quote 1:10+0"],
    ['- "Hi" there', "quote 1:8+5"],
    ['"Hi" there', "quote 1:6+5"],
    ['text: "Hi"  there', "quote 1:13+5"],
    ["text: 'Hi'  'there'", "quote 1:13+7"],
    ["text: 'Hi'x\nb: c", "quote 1:11+1"],
    ["text: ''x", "quote 1:9+1"],
    ['text: ""x', "quote 1:9+1"],
    // Characters with a meaning at the start.
    ["text: @you", "reserved 1:7+1"],
    ["text: `you`", "reserved 1:7+1"],
    ["text: %you", "reserved 1:7+1"],
    ["text: & you", "reserved 1:7+1"],
    ["text: - you", "reserved 1:7+1"],
    ["- *really* important", "reserved 1:12+9"],
    ["text: *really*  important", "reserved 1:17+9"],
    ["\n\ntext: *b c", "reserved 3:10+1"],
    // A comma that is missing.
    ["a: {yes: act no: wait}", "comma 1:14+2 no"],
    ["a: {yes: act, no: wait maybe: act}", "comma 1:24+5 maybe"],
    // Brackets that stay open; those in quotes and comments do not count.
    ["a:\n  b: {yes: act\n  c: d", "unclosed 3:3+1 { of line 2"],
    ["a:\n  b: [x, {c: d}, [e]\n  c: d", "unclosed 3:3+1 [ of line 2"],
    ['a:\n  # {\n  b: ["]", {c: d}\n  c: d', "unclosed 4:3+1 [ of line 3"],
    ['a:\n  b: {x: "{", y: {z: 1}\n  c: d', "unclosed 3:3+1 { of line 2"],
    ["a:\n  b: [x, # c ]\n  c: d", "unclosed 3:3+1 [ of line 2"],
    ["a: [b\nc: d]", "unclosed 2:1+1 [ of line 1"],
    // What has no hint of its own.
    ["text: ]", "other 1:7+1"],
    ["a: {yes: act http://x: y}", "other 1:10+15"],
    ["a: | b", "other 1:6+1"],
    ["a: [b {c: d}]", "other 1:7+1"],
    ["a: }", "other 1:4+1"],
    ['a: "\\q"', "other 1:5+1"],
    ["a: &b *c", "other 1:7+2"],
  ])("%j", (text, expected) => {
    expect(readYaml(text, "it.yaml").problems.map(told)).toEqual([expected]);
  });

  it("a slip of the indentation is told once, with both depths", () => {
    const loaded = loadIt({ it: "a:\n  b: c\n\td: e\n  f: g\nh: {i: j}\n" });
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([{ code: "yaml", trap: "tab", at: { line: 3 } }]);
    const deeper = loadIt({ it: "a:\n    do: Call\n     because: It helps\n    ends: Done" });
    expect(deeper.ok ? [] : deeper.problems).toMatchObject([
      { trap: "indent", message: "by 5, and the one above it by 4" },
    ]);
  });

  it.each([
    ["text: call #5 now", "swallowed 1:12+6"],
    ["text: call # 5 now", undefined],
    ["text: 'call #5 now'", undefined],
    ["text: call#5", undefined],
  ])("%j", (content, expected) => {
    const loaded = loadIt({ it: content });
    const found = loaded.ok ? [] : loaded.problems.filter(({ code }) => code === "swallowed");
    expect(found.map(({ code, at }) => `${code} ${at.line}:${at.column}+${at.length}`)).toEqual(
      expected ? [expected] : [],
    );
  });

  it.each([
    ["after a slip of the indentation", "a:\n  b: c\n d: e\nf: @g\n", [3]],
    ["after a tab", "a: >\n\tb\nc: @d\n", [2]],
    ["after what is no YAML at all", "a: b: c\n]\nd: e: f\n", [1, 2]],
    ["from the start, where that is none", "]\na: @b\n", [1]],
  ])("tells nothing more %s", (_, text, lines) => {
    expect(readYaml(text, "it.yaml").problems.map(({ at }) => at.line)).toEqual(lines);
  });

  it("tells several at once, one a line", () => {
    const loaded = loadIt({ it: "a: Hi: there\nb: {{ x }} y\nc: @d\n" });
    expect(loaded.ok ? [] : loaded.problems.map(({ at }) => at.line)).toEqual([1, 2, 3]);
  });
});
