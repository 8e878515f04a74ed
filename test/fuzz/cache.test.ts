import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cache } from "../../src/system/cache.ts";
import { newHome } from "../support/program.ts";
import { runs } from "../support/runs.ts";
import { anyText, spoiled } from "./spoil.ts";

const options = { timeout: 3_600_000 };
const maker = "followup 1.0.0 abc";
const sources = new Map([
  ["", Buffer.from("the bank")],
  ["it", Buffer.from("title: é\n".repeat(4))],
]);
const current = (name: string) => sources.get(name);
const made = Buffer.from(`{"what":"was made of them"}\n${"x".repeat(200)}`);

/** A cache with one entry, and the file that it stands in. */
function filled() {
  const folder = newHome();
  const kept = cache(folder, maker);
  kept.keep("playbook it", sources, () => made);
  const [name = ""] = readdirSync(folder);
  return { kept, file: join(folder, name) };
}

describe("a cache file, whatever stands in it", options, () => {
  const { kept, file } = filled();
  const whole = readFileSync(file);
  const header = whole.toString("utf8", 0, whole.indexOf("\n"));
  const body = whole.subarray(whole.indexOf("\n"));
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(-1, 0, 1e9, "8", null, [], {}));
  const edited = fc
    .tuple(fc.constantFrom("maker", "key", "sources", "length"), value)
    .map(([key, other]) => Buffer.concat([Buffer.from(JSON.stringify({ ...JSON.parse(header), [key]: other })), body]));

  it("gives what was kept, or nothing", () => {
    expect(kept.recall("playbook it", current)).toEqual(made);
    fc.assert(
      fc.property(fc.oneof(spoiled(fc.constant(whole)), edited, fc.uint8Array(), anyText), (content) => {
        writeFileSync(file, content);
        const recalled = kept.recall("playbook it", current);
        if (recalled !== undefined) expect(recalled).toEqual(made);
      }),
      runs(500),
    );
  });

  it("that was cut off anywhere gives nothing", () => {
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(file, whole.subarray(0, length));
      expect(kept.recall("playbook it", current)).toBeUndefined();
    }
  });

  it("with one bit turned over gives what was kept, or nothing", () => {
    // In the ordinary tests one of each byte, another from byte to byte.
    for (let bit = 0; bit < whole.length * 8; bit += runs(9).numRuns > 9 ? 1 : 9) {
      const rotten = Buffer.from(whole);
      rotten[bit >> 3] = (rotten[bit >> 3] as number) ^ (1 << (bit & 7));
      writeFileSync(file, rotten);
      const recalled = kept.recall("playbook it", current);
      if (recalled !== undefined) expect(recalled).toEqual(made);
    }
  });

  it("counts only for the same program, the same key, and the same sources", () => {
    writeFileSync(file, whole);
    const folder = join(file, "..");
    expect(kept.recall("playbook it", current)).toEqual(made);
    expect(cache(folder, `${maker}!`).recall("playbook it", current)).toBeUndefined();
    expect(kept.recall("playbook is", current)).toBeUndefined();
    expect(kept.recall("playbook it", () => undefined)).toBeUndefined();
    for (const [name, text] of sources) {
      const other = Buffer.from(text);
      other[0] = (other[0] as number) ^ 1;
      expect(kept.recall("playbook it", (asked) => (asked === name ? other : current(asked)))).toBeUndefined();
      expect(
        kept.recall("playbook it", (asked) => (asked === name ? Buffer.concat([text, other]) : current(asked))),
      ).toBeUndefined();
    }
  });
});

describe("keys of any kind", options, () => {
  it("have files of their own inside the folder, and what is kept comes back", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { minLength: 1, maxLength: 3 }), fc.uint8Array(), (keys, content) => {
        const folder = newHome();
        const kept = cache(folder, maker);
        for (const key of keys) kept.keep(key, new Map([[key, Buffer.from(key)]]), () => content);
        for (const key of keys) expect(kept.recall(key, (name) => Buffer.from(name))).toEqual(Buffer.from(content));
        expect(readdirSync(folder).length).toBe(keys.length);
      }),
      { ...runs(60), numRuns: Math.min(runs(60).numRuns, 3_000) },
    );
  });
});
