import { describe, expect, it } from "vitest";
import { describeProblems } from "../../src/render/problems.ts";
import { bank, loadIt, text } from "../support/sheet.ts";
import { spent } from "../support/spent.ts";

const first = (content: string | Uint8Array) => {
  const loaded = loadIt({ it: content });
  const [problem] = loaded.ok ? [] : loaded.problems;
  return problem && `${problem.code} ${problem.at.line}:${problem.at.column}`;
};
const message = (words: string) => `${text()}messages:\n  m: {channel: call, asks: x, text: '${words}'}\n`;
const many = (piece: string, bytes = 900_000) => piece.repeat(bytes / piece.length);
const bytes = (...numbers: number[]) => new Uint8Array(numbers);
const encoded = (words: string) => new TextEncoder().encode(words);

describe("a file that is no playbook is refused at once, with its place", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["no bytes", "", "empty 1:1"],
    ["blank lines", "\n\n  \n", "empty 1:1"],
    ["comments only", "# nothing\n", "empty 1:1"],
    ["null", "null", "empty 1:1"],
    ["a text", "hello", "wrong-type 1:1"],
    ["a list", "- title: x", "wrong-type 1:1"],
    ["ten megabytes", "a".repeat(10_000_000), "too-large 1:1"],
    ["ten megabytes of brackets", "[".repeat(10_000_000), "too-large 1:1"],
    ["bytes that are no UTF-8", Uint8Array.from([...encoded("title: é\nsummary: a"), 0xff]), "not-utf8 2:11"],
    ["half a character at the end", Uint8Array.from([...encoded("title: "), 0xc3]), "not-utf8 1:8"],
    ["UTF-16", bytes(0xff, 0xfe, 0x74, 0, 0x69, 0), "not-utf8 1:1"],
    ["two documents", `${text()}---\n${text()}`, "several-documents 12:1"],
  ])("%s", (_, content, expected) => expect(first(content)).toBe(expected));

  it("reads past a byte order mark and Windows line ends", () => {
    expect(loadIt({ it: Uint8Array.from([0xef, 0xbb, 0xbf, ...encoded(text().replaceAll("\n", "\r\n"))]) }).ok).toBe(
      true,
    );
  });
});

describe("YAML made to be expensive costs little", () => {
  it.each<[string, string, string]>([
    ["nested brackets", many("["), "too-deep 1:51"],
    ["closed nested brackets", `${many("[", 5000)}${many("]", 5000)}`, "too-deep 1:51"],
    ["nested maps in brackets", many("{a: "), "too-deep"],
    ["nested dashes", many("- "), "too-deep"],
    ["nested keys", many("? "), "too-deep"],
    ["nested indents", Array.from({ length: 1300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), "too-deep"],
    ["commas", `[${many(",", 110_000)}]`, "yaml"],
    ["stray brackets", `a: {${many("}")}`, "yaml"],
    ["stray quotes", many('"', 200_000), "yaml"],
    ["empty fields", many("a: {{x}} b\n", 100_000), "yaml"],
    ["documents", many("---\n", 100_000), "empty"],
    ["blank lines", `${many("\n")}a: 1`, "too-complex"],
    ["keys", Array.from({ length: 10_000 }, (_, key) => `k${key}: 1`).join("\n"), "missing-key"],
    ["one key", many("a: 1\n", 60_000), "missing-key"],
    ["keys in one line", `{${Array.from({ length: 10_000 }, (_, key) => `k${key}: 1`).join(", ")}}`, "missing-key"],
    ["one long text", `title: ${many("x")}`, "missing-key"],
    ["fields that do not end", message(many('{{ "', 200_000)), "unreachable"],
    ["quotes in a field", message(`{{ ${many('"a" ', 400_000)}`), "unreachable"],
    ["braces", message(many("{", 200_000)), "unreachable"],
    ["fields", message(many("{{a}}", 50_000)), "unreachable"],
  ])("%s", (_, content, expected) => {
    const start = spent();
    expect(first(content)).toMatch(expected);
    expect(spent() - start).toBeLessThan(5000);
  });

  it.each([
    [
      "a bomb of aliases",
      "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
      ["alias 1:7", "alias 2:7", "alias 2:8", "alias 2:12", "alias 3:5", "alias 3:9"],
    ],
    ["an alias of nothing", "title: *a\n", ["alias 1:8"]],
    ["a merge key", "title: {<<: {a: b}}\n", ["wrong-type 1:8"]],
    ["a tag", "title: !!js/function x\n", ["yaml 1:8"]],
    ["a tag of this file", "%TAG !e! tag:example.com,2000:\n---\ntitle: !e!x y\n", ["yaml 3:8"]],
    ["a key twice", "title: a\nsummary: b\ntitle: c\n", ["duplicate-key 3:1"]],
    ["a key twice, once in quotes", 'title: a\nsummary: b\n"title": c\n', ["duplicate-key 3:1"]],
    ["__proto__", "title: a\nsummary: b\n__proto__: {tree: x}\n", ["reserved-key 3:1"]],
    ["__proto__ in the tree", "title: a\ntree:\n  __proto__: {ask: x}\n", ["reserved-key 3:3"]],
  ])("%s", (_, content, expected) => {
    const loaded = loadIt({ it: content });
    const found = loaded.ok ? [] : loaded.problems.map(({ code, at }) => `${code} ${at.line}:${at.column}`);
    expect(found.filter((problem) => !/^(missing|unknown)-key|nothing-in/.test(problem))).toEqual(expected);
  });

  it("%YAML 1.1 does not turn yes and no into booleans", () => {
    expect(loadIt({ it: `%YAML 1.1\n---\n${text()}` }).ok).toBe(true);
  });

  it("keys named like members of every object are ids like any other", () => {
    const it_ = text({
      tree: "tree:\n  constructor: {ask: valueof, when: {tostring: act, hasownproperty: act}}\n",
      questions: "questions:\n  valueof: {ask: Which?, type: choice, choices: {tostring: A, hasownproperty: B}}\n",
    });
    expect(loadIt({ it: it_ }).ok).toBe(true);
  });
});

describe("characters that control, hide or reorder text are refused where they stand", () => {
  it.each([
    ["an escape sequence, spelled out", 'title: "a \\e[2J"', "character 1:8"],
    ["an escape sequence, raw", "title: a \u001b[2J", "character 1:10"],
    ["a bell", 'title: "a \\a"', "character 1:8"],
    ["C1", "title: a \u009b31m", "character 1:10"],
    ["BiDi", "title: ab\u202ecd", "character 1:10"],
    ["a zero width space", "title: ab\u200bcd", "character 1:10"],
    ["a soft hyphen", "title: ab\u00adcd", "character 1:10"],
    ["a tag", "title: ab\u{e0041}cd", "character 1:10"],
    ["in a key", "ti\u200btle: ab", "character 1:3"],
    ["in a block", "title: |\n  ab\n  c\u2066d", "character 3:4"],
    ["in a choice's label", 'questions:\n  a: {ask: a, type: choice, choices: {b: "c\u200ed"}}', "character 2:44"],
  ])("%s", (_, content, expected) => {
    const loaded = loadIt({ it: `${content}\n` });
    const found = loaded.ok ? [] : loaded.problems.map(({ code, at }) => `${code} ${at.line}:${at.column}`);
    expect(found).toContain(expected);
  });

  it("emoji, joiners and every script are fine", () => {
    expect(loadIt({ it: text({ head: 'title: "Zoë 日本 👩‍👩‍👧 می‌خواهم ❤️"\nsummary: "one\\ttwo"\n' }) }).ok).toBe(true);
  });
});

it("a broken bank is told with its own name", () => {
  const loaded = loadIt({ it: text() }, `${bank}  decides: {ask: x}\n`);
  expect(loaded.ok ? "" : describeProblems(loaded)).toMatch(/^questions\.yaml:\d+:3: /);
});
