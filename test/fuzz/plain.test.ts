import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { lostCharacter } from "../../src/playbook/characters.ts";
import { load } from "../../src/playbook/load.ts";
import { loadPlain } from "../../src/playbook/load-plain.ts";
import { NotPlain } from "../../src/playbook/plain-flow.ts";
import { fitsBank, fitsPlaybook } from "../../src/playbook/plain-form.ts";
import { readPlain } from "../../src/playbook/plain-yaml.ts";
import { bankShape, playbookShape } from "../../src/playbook/shape.ts";
import { readYaml } from "../../src/playbook/yaml.ts";
import { listed, smallBank, smallPlaybook, written } from "../support/generate.ts";
import { runs } from "../support/runs.ts";
import { spent } from "../support/spent.ts";
import { anyText, misshapen, pieces, spoiled } from "./spoil.ts";
import { shipped } from "./world.ts";

const starter = readFileSync(fileURLToPath(new URL("../../playbooks/starter/starter.yaml", import.meta.url)), "utf8");
const texts = [starter, ...[...shipped.values()].map((bytes) => bytes.toString())];

/** What the quick reader makes of a text; undefined where it leaves it to the library. */
function plain(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: readPlain(text) };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Whatever the quick reader accepts is sound YAML, and the library reads the same. What was no UTF-8 never comes to it. */
function agrees(text: string): void {
  const read = text.includes(lostCharacter) ? undefined : plain(text);
  if (read === undefined) return;
  const { located, problems } = readYaml(text, "it.yaml");
  expect([problems, located?.value]).toEqual([[], read.value]);
}

/** A few lines from the middle of a playbook, as far to the left as they go. */
const excerpt = fc
  .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 15 }))
  .map(([text, at, count]) => {
    const lines = text.split("\n");
    const from = at % lines.length;
    const taken = lines.slice(from, from + count);
    const indent = Math.min(...taken.filter((line) => line !== "").map((line) => line.search(/[^ ]|$/)));
    return taken.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join("\n");
  });

describe("the quick reader of YAML and the library agree", () => {
  it("on all that ships, which is plain", () => {
    for (const text of texts) expect(plain(text)?.value).toEqual(readYaml(text, "it.yaml").located?.value);
  });

  it("on excerpts, as they are and spoiled", () => {
    const spoiledExcerpt = spoiled(excerpt, 3).map((bytes) => new TextDecoder().decode(bytes));
    fc.assert(fc.property(fc.oneof(excerpt, spoiledExcerpt, spoiledExcerpt), agrees), runs(500));
  }, 3_600_000);

  it("on values and lines of all sorts", () => {
    const lines = fc.array(fc.tuple(fc.constantFrom("a: ", "b:\n  ", "- ", "  ", "c: [", "d: {e: "), anyText), {
      minLength: 1,
      maxLength: 4,
    });
    const text = lines.map((drawn) => drawn.map(([start, rest]) => `${start}${rest}\n`).join(""));
    fc.assert(fc.property(text, agrees), runs(500));
  }, 3_600_000);

  it.each([
    ...[
      "a: 1",
      "a: 010",
      "a: 1.50",
      "a: 1.",
      "a: 1e3",
      "a: -1",
      "a: 0x1f",
      "a: 2026-11-23",
      "a: 10%",
      "a: 1_000",
      "a: +1",
    ],
    ...[
      "a: yes",
      "a: True",
      "a: ~",
      "a:",
      "a: NULL",
      "a: .inf",
      "1: a",
      "yes: a",
      "null: a",
      "a: 'it''s'",
      'a: "\\"\\n"',
    ],
    ...[
      "a: x\n  y",
      "a: x\n\n  y",
      "a: x\n  # c\n  y",
      "a: x # c",
      "a: [x] # c",
      "a: [x]# c",
      "a: x: y",
      "a: x:y",
      "a:\n- b\n- c",
    ],
    ...[
      "a: >-\n  x\n  y\n\n  z\n",
      "a: >\n  x\n   y\n",
      "a: |\n  x\n   y\n\n\nb: 1",
      "a: |\n\n  x\n",
      "a: |2\n   x\n",
      "a: |\n  x",
    ],
    ...[
      "- a: 1\n  b: 2\n",
      "a:\n  - b: 1\n    c: 2\n  -\n    d: 3\n",
      "a: {b: c, d: [e, {f: g}]}",
      "a: {b: c,}",
      "a: {b:c}",
      "a: [b: c]",
    ],
    ...[
      "a: 1\na: 2",
      "__proto__: 1",
      "a: &x 1\nb: *x",
      "a: !!str 1",
      "--- \na: 1",
      "a: 1\n...\n",
      "%YAML 1.1\n---\na: yes",
      "a: 1\n b: 2",
    ],
    ...[
      "a: é",
      "a: 日本",
      "a: \u00a0x\u00a0",
      "a: x\u00a0",
      "a: \u202ex",
      "a:\tx",
      "a: x\r\nb: y\r\n",
      "a: {b: it's, c: 3\"}",
      "a: [\"x\", 'y']",
    ],
  ])("on %j", agrees);
});

describe("the quick reader costs little whatever the text is", () => {
  const many = 94_000;
  it.each([
    ["spaces inside", `a: b${" ".repeat(many)}c\n`],
    ["spaces at the end", `a: b${" ".repeat(many)}\n`],
    ["digits", `a: ${"1".repeat(many)}x\n`],
    ["digits with a dot", `a: ${"1".repeat(many)}.${"1".repeat(many)}x\n`],
    ["a text on many lines", `a: b\n${" c\n".repeat(many / 2)}`],
    ["many lines below >", `a: >\n${" c\n".repeat(many / 2)}`],
    ["empty lines below >", `a: >\n b\n${"\n".repeat(many)}`],
    ["empty lines in a text", `a: b\n${"\n".repeat(many)} c\n`],
    ["a long text in double quotes", `a: "${"x".repeat(many)}"\n`],
    ["escapes", `a: "${"\\n".repeat(many / 2)}"\n`],
    ["quotes", `a: '${"''".repeat(many / 2)}'\n`],
    ["open quotes", `a: '${"''".repeat(many / 2)}\n`],
    ["brackets", `a: ${"[".repeat(many)}\n`],
    ["items", `a: [${"b, ".repeat(many / 3)}c]\n`],
    ["dashes", `a:\n${"- ".repeat(many / 2)}b\n`],
    ["colons", `a: [${"b:c".repeat(many / 3)}]\n`],
    ["levels", Array.from({ length: 400 }, (_, level) => `${" ".repeat(level)}a:\n`).join("")],
    ["comments", "#\n".repeat(many)],
    ["keys", `${Array.from({ length: 9_000 }, (_, index) => `k${index}: a`).join("\n")}\n`],
    ["what is not Latin", `a: ${"日".repeat(many)}\n`],
  ])("%s", (_, text) => {
    const start = spent();
    plain(text);
    expect(spent() - start).toBeLessThan(1_500);
  });
});

describe("the quick look at a form and its definition agree", () => {
  const sound = fc
    .array(fc.nat(), { maxLength: 40 })
    .map((numbers) =>
      written({ ...smallPlaybook(listed(numbers), { nodes: 4, actions: 3, silence: true }), questions: smallBank }),
    );
  const values = fc
    .oneof(sound, fc.constantFrom(...texts))
    .map((text) => readYaml(text.toString(), "it.yaml").located?.value);

  it("on playbooks with values changed, moved, renamed and taken out", () => {
    fc.assert(
      fc.property(fc.oneof(values, misshapen(values)), (value) => {
        expect(fitsPlaybook(value)).toBe(playbookShape.safeParse(value).success);
        expect(fitsBank(value)).toBe(bankShape.safeParse(value).success);
      }),
      runs(30),
    );
  }, 3_600_000);

  it("on banks with values changed, moved, renamed and taken out", () => {
    const bank = fc.constant(readYaml(String(shipped.get("questions")), "it.yaml").located?.value);
    fc.assert(
      fc.property(misshapen(bank), (value) => {
        expect(fitsBank(value)).toBe(bankShape.safeParse(value).success);
      }),
      runs(30),
    );
  }, 3_600_000);
});

describe("a playbook that is loaded quickly", () => {
  const library = (own: string) => ({
    names: ["it", ...shipped.keys()].filter((name) => name !== "questions"),
    read: (name: string) => ({ file: `${name}.yaml`, content: name === "it" ? own : String(shipped.get(name)) }),
    bank: { file: "questions.yaml", content: String(shipped.get("questions")) },
  });
  const expectSame = (own: string) => {
    const [quick, slow] = [loadPlain("it", library(own)), load("it", library(own))];
    if (quick !== undefined) expect(slow).toMatchObject({ ok: true, playbook: quick });
    return quick;
  };

  it("is the same as one that is loaded with the library, for all that ship", () => {
    for (const text of texts.filter((text) => text.includes("\ntree:"))) expect(expectSame(text)).toBeDefined();
  });

  it("is left to the library where anything is wrong with it", () => {
    const values = misshapen(fc.constant(readYaml(starter, "it.yaml").located?.value));
    const changed = values.map((value) => stringify(value, { aliasDuplicateObjects: false }));
    fc.assert(
      fc.property(fc.oneof(changed, spoiled(fc.constant(starter)).map(String)), (text) => void expectSame(text)),
      runs(20),
    );
  }, 3_600_000);

  it.each(["title: [", "title: x", "", "\ufeff", pieces.join("")])("gives up on %j", (text) => {
    expect(loadPlain("it", library(text))).toBeUndefined();
  });
});
