import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withEntry, withoutEntry } from "../../src/answers/edit.ts";
import { readYaml } from "../../src/playbook/yaml.ts";
import { clean } from "../../src/render/clean.ts";
import { runs } from "../support/runs.ts";
import { anyText, spoiled } from "./spoil.ts";
import { expectHarmless, holds, place } from "./world.ts";

const ids = ["my_name", "my_company", "my_phone", "territory_size", "tone", "plain", "no_question"];
const value = fc.oneof(
  fc.constantFrom(
    "Bo",
    "O'Neil",
    'say "hi"',
    "# no comment",
    "a: b",
    "- x",
    "yes",
    "~",
    "1.50",
    "{{ x }}",
    "\\u001b",
    "*a",
  ),
  fc
    .string({ unit: "grapheme" })
    .map((text) => text.replace(/\s+/gu, " "))
    .filter((text) => clean(text) === text && !text.includes("\ufffd")),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
);

/** One entry as people write it, each line with its own end left open. */
const spelling = fc.constantFrom<(id: string) => readonly string[]>(
  (id) => [`${id}: Ana`],
  (id) => [`${id}: Ana # the first one`],
  (id) => [`${id}:   'Ana''s'  `],
  (id) => [`"${id}": "A\\tna" # "quoted"`],
  (id) => [`${id}: 270000`],
  (id) => [`${id}:`],
  (id) => [`${id}: # nothing yet`],
  (id) => [`${id}: |`, "  Ana", "    Li", "", "  Lo"],
  (id) => [`${id}: >- # folded`, "  Ana", "  Li"],
  (id) => [`${id}: |+`, "  Ana"],
  (id) => [`${id}: |2-`, "    Ana"],
  (id) => [`${id}: Ana`, "  Li"],
  (id) => [`${id}:`, "  # above the value", "  Ana"],
  (id) => [`${id}: "Ana`, `  Li"`],
  (id) => [`${id}: !!str 5`],
  (id) => [`${id}: !!int "5"`],
  (id) => [`${id}: [Ana, Li]`],
  (id) => [`${id}: {a: 1, b: [2]}`],
  (id) => [`${id}:`, "  - Ana", "  - Li"],
  (id) => [`${id}:`, "- Ana", "- Li"],
  (id) => [`${id}:`, "  a: 1", "  # inside", "  b: 2"],
);
const between = fc.constantFrom<readonly string[]>(
  [],
  [],
  ["# a comment"],
  [""],
  ["", "# two", "  # lines", ""],
  ["\t"],
  ["   "],
);
const newline = fc.constantFrom("\n", "\n", "\r\n");

type Part = { readonly id?: string; readonly text: string };

/** A config as its parts: entries and what stands between them. */
const parts: fc.Arbitrary<readonly Part[]> = fc
  .tuple(
    fc.constantFrom("", "", "", "\ufeff", "---\n", "# mine\n---\n", "%YAML 1.2\n---\n"),
    fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 5 }),
    fc.array(fc.tuple(spelling, between, newline, newline), { minLength: 6, maxLength: 6 }),
    between,
    fc.boolean(),
  )
  .map(([head, chosen, ways, end, isClosed]) => {
    const lines = (texts: readonly string[], ends: string) => texts.map((text) => text + ends).join("");
    const entries = chosen.flatMap((id, index): readonly Part[] => {
      const [spell, gap, ends, gapEnds] = ways[index] ?? [() => [], [], "\n", "\n"];
      return [{ text: lines(gap, gapEnds) }, { id, text: lines(spell(id), ends) }];
    });
    const all = [{ text: head }, ...entries, { text: lines(end, "\n") }];
    const last = all.findLastIndex(({ text }) => text !== "");
    const cut = ({ text, ...part }: Part) => ({ ...part, text: text.replace(/\r?\n$/, "") });
    return isClosed ? all : all.map((part, index) => (index === last && part.text !== "---\n" ? cut(part) : part));
  });
const textOf = (all: readonly Part[]) => all.map(({ text }) => text).join("");

/** Without the line of an entry: as it is, and without the line end that came before it. */
const withoutLine = (text: string, id: string) => {
  const line = new RegExp(`(?<=^\\ufeff?)${id}: .*\\r?\\n`, "m");
  return [text.replace(line, ""), text.replace(new RegExp(`\\r?\\n${line.source}`, "m"), "")];
};

/** Whether a config says what another one says, without one entry. */
function says(left: string, before: string, id: string): boolean {
  const others = [...(entriesIn(before) ?? [])].filter(([other]) => other !== id);
  const entries = entriesIn(left);
  return entries !== undefined && JSON.stringify([...entries]) === JSON.stringify(others);
}

/** The entries of a config; undefined where it is none that the program would read. */
function entriesIn(text: string): ReadonlyMap<string, unknown> | undefined {
  const { located, problems } = readYaml(text, "config.yaml");
  if (located === undefined) return problems[0]?.code === "empty" ? new Map() : undefined;
  const { value } = located;
  if (problems.length > 0 || typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

const options = { timeout: 3_600_000 };

describe("an edit of a config in blocks", options, () => {
  it("sets an entry, and every byte outside of it stays", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...ids), value, (all, id, set) => {
        const before = textOf(all);
        const known = entriesIn(before);
        fc.pre(known !== undefined);
        const after = withEntry(before, id, set) ?? "";
        expect([...(entriesIn(after) ?? [])]).toEqual([...new Map(known).set(id, set)]);
        const at = all.findIndex((part) => part.id === id);
        if (at === -1) expect(withoutLine(after, id)).toContain(before);
        else expect(after.startsWith(textOf(all.slice(0, at))) && after.endsWith(textOf(all.slice(at + 1)))).toBe(true);
      }),
      runs(200),
    );
  });

  it("unsets an entry, and every byte outside of it stays", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...ids), (all, id) => {
        const before = textOf(all);
        fc.pre(entriesIn(before)?.has(id) === true);
        const after = withoutEntry(before, id);
        const left = textOf(all.filter((part) => part.id !== id));
        // What follows may become part of a text above that keeps its empty lines.
        expect(after).toBe(says(left, before, id) ? left : undefined);
      }),
      runs(200),
    );
  });

  it("set and unset again, it is what it was", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...ids), value, (all, id, set) => {
        const before = textOf(all);
        fc.pre(entriesIn(before)?.has(id) === false);
        const after = withoutEntry(withEntry(before, id, set) ?? "", id);
        expect([before, `${before}\n`, `${before}\r\n`]).toContain(after);
      }),
      runs(150),
    );
  });
});

describe("an edit of a config of any form", options, () => {
  const odd = fc.constantFrom(
    "{my_name: Ana}",
    '{"my_name": "Ana", "my_phone": 5}\n',
    "{ my_name: Ana, # me\n  my_phone: '1',\n}\n",
    "{my_name, tone: }",
    "{}",
    "  my_name: Ana\n  my_phone: 1\n",
    "? my_name\n: Ana\n? my_phone\n: 1\n",
    "? my_name\nmy_phone: 1\n",
    "my_name: Ana\n...\n",
    "my_name: Ana\n... # the end\n# really\n",
    "--- {my_name: Ana}\n",
    "--- # mine\nmy_name: Ana\n",
    "~\n",
    "--- ~\n",
    "null # nothing\n",
    "---\n...\n",
    "!!map\nmy_name: Ana\n",
    "my_name: Ana\rmy_phone: 1\r",
    "\ufeff# mine\n",
  );
  const texts = fc.oneof(odd, spoiled(fc.oneof(odd, parts.map(textOf)), 2).map(String), anyText);

  it("says what it is to say and all else what it said, or is not made", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...ids), value, (before, id, set) => {
        const known = entriesIn(before);
        const after = withEntry(before, id, set);
        const without = withoutEntry(before, id);
        if (known === undefined) {
          if (after !== undefined) expect(entriesIn(after)).toEqual(new Map([[id, set]]));
          return;
        }
        if (after !== undefined)
          expect(JSON.stringify([...(entriesIn(after) ?? [])])).toBe(JSON.stringify([...new Map(known).set(id, set)]));
        if (without !== undefined) {
          const left = new Map(known);
          left.delete(id);
          expect([...(entriesIn(without) ?? [])]).toEqual([...left]);
        }
      }),
      runs(200),
    );
  });

  it("as a command, leaves a file that it can read again, or the old one", async () => {
    const call = fc.constantFrom<readonly string[]>(
      ["set", "my_name", "Bo"],
      ["set", "territory_size", "90k"],
      ["set", "constructor", "x"],
      ["unset", "my_name"],
      ["unset", "__proto__"],
      ["get", "my_name"],
      ["list"],
      ["path"],
    );
    const any = fc.oneof(texts, spoiled(parts.map(textOf)), fc.uint8Array({ maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(any, call, async (text, args) => {
        const files = new Map([[place.config, text]]);
        const { code } = await holds(["config", ...args], { files });
        if (code !== 0) expect(files.get(place.config)).toBe(text);
        else if (args[0] === "set") expect((await holds(["config", "get", String(args[1])], { files })).code).toBe(0);
        const told = await holds(["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input"], { files });
        expectHarmless(told.stdout);
      }),
      runs(60),
    );
  });
});
