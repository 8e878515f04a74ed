import { describe, expect, it } from "vitest";
import type { Position, Problem } from "../../src/playbook/problem.ts";
import { describeProblems, excerpt, sentence } from "../../src/render/problems.ts";

const at: Position = { file: "it.yaml", line: 2, column: 5, length: 3 };
const first = { file: "it.yaml", line: 1, column: 1 };
const known = ["yes", "no"];

/** One of each kind, so that every sentence is read at least once. */
const problems: readonly Problem[] = [
  { at, code: "too-large", bytes: 10_000_000, limit: 1_000_000 },
  { at, code: "too-complex", limit: 400_000 },
  { at, code: "too-deep", limit: 50 },
  { at, code: "not-utf8" },
  { at, code: "empty" },
  ...(["field", "default", "colon", "quote", "reserved", "tab", "other"] as const).map(
    (trap): Problem => ({ at, code: "yaml", trap, message: "Unexpected token" }),
  ),
  { at, code: "yaml", trap: "indent", message: "by 5, and the one above it by 4" },
  { at, code: "yaml", trap: "comma", message: "yes" },
  { at, code: "yaml", trap: "unclosed", message: "{ of line 2" },
  { at, code: "no-value", key: "yes:no" },
  { at, code: "no-value", key: "with a quote" },
  { at, code: "too-far-in", key: "yes" },
  { at, code: "duplicate-key", key: "yes", first },
  { at, code: "reserved-key", key: "__proto__" },
  { at, code: "alias" },
  { at, code: "tag", tag: "!x" },
  { at, code: "several-documents" },
  { at, code: "swallowed", comment: "#5" },
  { at, code: "character", codePoint: 0x1b },
  { at, code: "missing-key", key: "title" },
  { at, code: "unknown-key", key: "yse", known },
  { at, code: "wrong-type", expected: "a list", found: "a map" },
  { at, code: "not-one-of", value: "maybe", known },
  { at, code: "too-long", has: 112, limit: 90, of: "characters" },
  { at, code: "blank" },
  { at, code: "nothing-in", what: "map" },
  { at, code: "bad-field", fault: "filter", found: "{{ a | b }}" },
  { at, code: "no-fields-here", found: "{{ a }}" },
  ...(["never-asked", "not-on-every-path", "maybe-unsure"] as const).map(
    (because): Problem => ({ at, code: "needs-default", field: "name", because }),
  ),
  ...(["question", "target", "action", "message", "source", "playbook"] as const).map(
    (what): Problem => ({ at, code: "unknown", what, name: "yess", known }),
  ),
  { at, code: "text-in-tree", question: "name" },
  { at, code: "wrong-branches", question: "days", kind: "number" },
  { at, code: "wrong-branches", question: "decides", kind: "choice" },
  { at, code: "uncovered", question: "decides", choice: "no", others: [] },
  { at, code: "uncovered", question: "decides", choice: "no", others: ["unsure"] },
  { at, code: "wrong-type", expected: "a text", found: "a map" },
  { at, code: "wrong-type", expected: "an id", found: "`Ask first`" },
  { at, code: "wrong-type", expected: "a number", found: "`30 days`" },
  { at, code: "bad-field", fault: "name", found: "{{ My_Name }}" },
  { at, code: "unknown-choice", question: "decides", choice: "on", known },
  { at, code: "not-ascending", below: "10%", before: "20%" },
  ...(["missing", "not-last", "twice"] as const).map((fault): Problem => ({ at, code: "rest", fault })),
  ...(["missing", "superfluous", "twice"] as const).map(
    (fault): Problem => ({ at, code: "unsure", fault, question: "size" }),
  ),
  { at, code: "share-of", fault: "itself", question: "size" },
  { at, code: "share-of", fault: "no-number", question: "name" },
  { at, code: "redefined", question: "size", first },
  { at, code: "redefined", question: "size", first, shared: "How large?" },
  { at, code: "redefined-source", source: "book", first },
  { at, code: "same-id", id: "act", first },
  { at, code: "asked-twice", question: "size", path: ["one", "two"] },
  { at, code: "circle", path: ["one", "two", "one"] },
  { at, code: "unreachable", what: "node", id: "one" },
  { at, code: "unreachable", what: "message", id: "one" },
  { at, code: "unused", what: "question", id: "one" },
  { at, code: "unused", what: "source", id: "one" },
  { at, code: "subject", fault: "missing", channel: "email" },
  { at, code: "subject", fault: "superfluous", channel: "call" },
  { at, code: "then-or-ends", fault: "both" },
  { at, code: "then-or-ends", fault: "neither" },
  { at, code: "unknown-element", source: "book", element: "3", known: ["1", "2"] },
  { at, code: "impossible-answer", question: "days", answer: "many", known: ["number", "unsure"] },
];

it("every problem is told in a sentence", () => {
  expect(problems.map((problem) => `${problem.code}: ${sentence(problem)}`).join("\n")).toMatchSnapshot();
});

it("a circle of many steps is cut short", () => {
  const path = Array.from({ length: 1000 }, (_, index) => `n${index}`);
  expect(sentence({ at, code: "circle", path })).toBe(
    "this leads in a circle: n0 → n1 → n2 → n3 → n4 → n5 → … → n995 → n996 → n997 → n998 → n999 (999 steps)",
  );
});

describe("the excerpt has a caret under the place", () => {
  const under = (line: string, column: number, length = 1) =>
    excerpt({ at: { file: "f", line: 1, column, length } }, line);
  it.each<[string, string, number, number, string]>([
    ["at the start", "abc: d", 1, 3, "^^^"],
    ["further on", "abc: def", 6, 3, "     ^^^"],
    ["after a tab", "a:\tdef", 4, 3, "   ^^^"],
    ["after wide characters", "日本: def", 5, 3, "      ^^^"],
    ["under wide characters", "a: 日本", 4, 2, "   ^^^^"],
    ["past the end", "abc", 4, 1, "   ^"],
    ["after an escape sequence", "a\u001b[2J: d", 8, 1, "        ^"],
  ])("%s", (_, line, column, length, caret) => expect(under(line, column, length)[1]?.slice(8)).toBe(caret));

  it("shows a window of a long line", () => {
    const [line = "", caret = ""] = under(`${"a".repeat(5000)}HERE${"b".repeat(5000)}`, 5001, 4);
    expect(line.length).toBeLessThan(120);
    expect(line.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("HERE");
  });

  it("is left out where there is nothing to show", () => expect(under("", 1)).toEqual([]));
});

describe("problems together", () => {
  const texts = new Map([["it.yaml", "one\ntwo three\n"]]);

  it("have a place, a sentence and an excerpt each", () => {
    expect(describeProblems({ problems: [{ at, code: "blank" }], texts })).toBe(
      "it.yaml:2:5: the text is empty\n    2 | two three\n      |     ^^^",
    );
  });

  it("beyond fifty are counted", () => {
    const many = Array.from({ length: 60 }, (): Problem => ({ at, code: "blank" }));
    expect(describeProblems({ problems: many, texts }).split("\n").at(-1)).toBe("and 10 more");
  });

  it("do not carry control characters from the file", () => {
    const hostile = describeProblems({
      problems: [{ at, code: "unknown-key", key: "a\u001b]52;c;x\u0007", known }],
      texts: new Map([["it.yaml", "\ntwo\u001b[2J"]]),
    });
    expect(hostile).not.toMatch(/[\u001b\u0007]/);
  });
});
