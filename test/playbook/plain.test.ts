import { describe, expect, it } from "vitest";
import { NotPlain } from "../../src/playbook/plain-flow.ts";
import { readPlain } from "../../src/playbook/plain-yaml.ts";
import { readYaml } from "../../src/playbook/yaml.ts";

describe("the quick reader reads as the library does", () => {
  it.each([
    // Texts and numbers.
    "a: b",
    "a: b c  \n",
    "a: b:c d#e",
    "a: b-c, d [e] {f}",
    "a: 0\nb: 7\nc: 10\nd: 1.5\ne: 1.50\nf: 123456789012345\ng: 0.123456",
    "a: yes\nb: no\nc: 10%\nd: 2026-11-23\ne: 1_000\nf: trueish\ng: nulls\nh: 1.2.3\ni: 0o\nj: 0xg\nk: e5\nl: ..5",
    "a: é 日本 🙂",
    "a: x\u00a0",
    // Quotes.
    "a: 'b'\nc: 'it''s '''\nd: ''",
    'a: "b"\nc: "d \\"e\\" \\\\ \\/ \\n f"\ng: ""\nh: "it\'s"',
    "a: 'b' # c\nd: \"e\"  # f\ng: [h]   # i\nj: {k: l} \n",
    // Keys.
    "a-b: 1\n_a.b: 2\n1: c\nA9: d\nyes: e\nnull: f",
    "a:   b\nc: d",
    // Maps and lists by indentation.
    "a:\n  b: 1\n  c:\n    d: 2\n  e: 3\nf: 4",
    "a:\n  - b\n  - c\nd:\n- e\n-   f\n-\n  g: 1\n",
    "a:\n  - b: 1\n    c: 2\n  -   d: 3\n      e: 4\n  -\n    f: 5\n",
    "a:\n  -\n    - b\n    - c\n",
    "a:\nb:\n  c:\nd:\n  -\n  - e\n",
    "a:\n\n  # one\n  b: 1\n # two\n  c: 2\n\n# three\nd: 3\n# four",
    "a:\n  b:\n    - c\n  d: 1",
    "a:\n- b\nc:\n- d",
    // In braces and brackets.
    "a: {}\nb: []\nc: { }\nd: [ ]",
    "a: {b: c, d: 1}\ne: [f, 2, g h]",
    "a: { b: c , d: e }\nf: [ g , h ]",
    "a: {b: [c, {d: e}], f: {g: h}}",
    "a: [\"b, c\", 'd, e', f's, 3\"]\ng: {h: 'i}', j: \"k]\"}",
    "a: [b:c, 1:30, (d)]",
    "a: [_b, C, 9d]",
    "a: [b,c,  d]",
    // Texts on several lines.
    "a: b\n  c\n  d\ne: f",
    "a: b\n\n  c\n\n\n  d\n\ne: f",
    "a: b\n c  \n   d",
    "a:\n  - b\n    c\n  - d",
    "a: 1\n  2",
    "a: b\n  # c\nd: e",
    // Texts under > and |.
    "a: >\n  b\n  c\n\n  d\n\n\n  e\nf: g",
    "a: >-\n  b\n  c\n\nd: e",
    "a: |\n  b\n   c\n\n  d  \n\n\ne: f",
    "a: |-\n  b\n  # c\n  d: e\n\nf: g",
    "a: |\n  b\n",
    "a: |-\n    b\n    c\n",
    "a:\n  b: >\n    c\n    d\n  e: 1\n",
    "a:\n  - >\n    b\n  - |\n    c\n",
    "a: |\n  b\n\n\n",
    "a: |\n  b\n  \n \n  c\n",
    "a: >\n  b\n  \n \n  c\n",
  ])("%j", (text) => {
    const { located, problems } = readYaml(text, "it.yaml");
    expect(problems).toEqual([]);
    expect(readPlain(text)).toEqual(located?.value);
  });
});

describe("the quick reader leaves to the library what is unusual or wrong", () => {
  it.each([
    // What would be no text, or not the text that it looks like.
    ...["a: ~", "a: null", "a: True", "a: FALSE", "a: .inf", "a: -.Inf", "a: .NaN", "a: 0o17", "a: 0xfF"],
    ...["a: 010", "a: 1.", "a: .5", "a: -1", "a: +1", "a: 1e3", "a: 1.5E-3", "a: 1234567890123456", "a: 0.1234567"],
    ...["a: +.inf", "a: -.5", "a: .5e+3", "a: 5e-3", "a: 1.e5", "a: -0.5", "a: 00", "a: 1E5"],
    ...["a: [~]", "a: [010]", "a: [-1]", "a: {b: true}", "a: {b: null}"],
    // Characters with a meaning at the start of a text, and inside.
    ...["&b c", "*b", "!b c", "%b", "@b", "`b`", "? b", "- b", ": b", ", b", "] b", "} b", "?b", "-b", ":b"].map(
      (value) => `a: ${value}`,
    ),
    ...["a: b: c", "a: b:", "a: b #c", "a: b\n  c: d", "a: b\n  c #d", "a: b\n  - c", "a: b\n  'c'", "a: b\n  c:"],
    // Quotes that do not end, go on, or hold other escapes.
    ...["a: 'b", 'a: "b', "a: 'b' c", 'a: "b" c', "a: 'b\n  c'", 'a: "b\\tc"', 'a: "\\u0041"', 'a: "b\\', "a: 'b'#c"],
    // Braces and brackets that do not end, or hold what means more there.
    ...["a: {b: c", "a: [b", "a: [b]]", "a: [b] c", "a: [b]#c", "a: [b\n]", "a: {b}", "a: {b:c}", "a: [b: c]"],
    ...["a: [,]", "a: [b,,c]", "a: {b: c d: e}", "a: [b #c]", "a: [-b]", "a: [b, c}", "a: {b: c]"],
    ...["a: {b: 1, b: 2}", "a: {__proto__: 1}", "a: {'b': 1}", "a: [*b]", "a: {b: }", "a: [b,]", "a: [.b]"],
    // Keys.
    ...["a: 1\na: 2", "__proto__: 1", "'a': 1", "a b: 1", "a:b", "a :b", ".a: 1", "-a: 1", "? a", "é: 1", "a", "- a"],
    // Lines that stand where none may.
    ...[" a: 1", "a: 1\n b: 2", "a:\n  b: 1\n c: 2", "a:\n  - b\n c", "a:\n  - b\n   - c", "a:\n    b: 1\n  c: 2"],
    ...["a:\n  b: 1\n  - c", "a:\n  - b\n  c: 1", "a:\n- b\n c: 1", "a: 1\n- b", "a: [b]\n  c", "a: 'b'\n  c: 1"],
    ...["a:\n  - 'b'\n   - c", "a:\n  b: 'c'\n   d: 1", "a:\n- 'b'\n  c: 1", "a: 'b'\n  - c", "a:\n  b c", "a:\n  b"],
    ...["a:\n  -b", "a:\n  - b: 1\n   c: 2", "a:\n  - b: 1\n     c: 2"],
    // Texts under > and |.
    ...["a: |2\n   b\n", "a: >+\n  b\n", "a: | # c\n  b\n", "a: |\n  b", "a: |\n\n  b\n", "a: |\n", "a: |\nb: 1\n"],
    ...["a: |", "a: |\n  \n  b\n"],
    ...["a: >\n  b\n   c\n", "a: >\n  b \n  c\n", "a: |\n  b\n   \n  c\n", "a: |\n  b\n c\n", "a:\n  b: |\n  c\n"],
    ...["a: >b\n  c\n"],
    // Other documents, and characters that are not for the quick reader.
    ...["--- \na: 1", "---\na: 1", "a: 1\n...\n", "%YAML 1.1\n---\na: 1", "", "\n", "# a", "{a: 1}", "[a]"],
    ...["a: 1\n---\nb: 2"],
    ...["a:\tb", "a: b\t", "\ta: b", "a: b\r\n", "a: \u202eb", "a: b\u0007", "\ufeffa: b"],
  ])("%j", (text) => {
    expect(() => readPlain(text)).toThrow(NotPlain);
  });

  it("what stands in too much else", () => {
    const brackets = (depth: number) => `a: ${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(() => readPlain(brackets(40))).not.toThrow();
    expect(() => readPlain(brackets(41))).toThrow(NotPlain);
    const levels = (depth: number) => Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:\n`).join("");
    expect(() => readPlain(levels(41))).not.toThrow();
    expect(() => readPlain(levels(42))).toThrow(NotPlain);
  });

  it("no more where many stand beside each other", () => {
    expect(() => readPlain(`a: [${"[], ".repeat(50)}[]]`)).not.toThrow();
    expect(() => readPlain(`a:\n${"  - b: 1\n".repeat(50)}`)).not.toThrow();
  });

  it("what is very long", () => {
    expect(() => readPlain(`a: ${"b".repeat(250_000 - 3)}`)).not.toThrow();
    expect(() => readPlain(`a: ${"b".repeat(250_000 - 2)}`)).toThrow(NotPlain);
  });
});
