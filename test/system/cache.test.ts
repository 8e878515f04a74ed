import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Cache } from "../../src/context.ts";
import { cache } from "../../src/system/cache.ts";
import { chunksIn } from "../../src/system/compiled.ts";

const made = Buffer.from("what was made, é and \u0000 and \n in it");
let parent: string;
let folder: string;
let kept: Cache;
let texts: Map<string, Buffer>;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "followup cache "));
  folder = join(parent, "of its own");
  kept = cache(folder, "followup 1.0.0");
  texts = new Map([
    ["team.yaml", Buffer.from("title: Ours\n")],
    ["bank", Buffer.from("questions: {}\n")],
  ]);
});

const current = (name: string) => texts.get(name);
const keep = () => kept.keep("team.yaml", texts, () => made);
const recall = (from: Cache = kept) => from.recall("team.yaml", current);
const entries = () => readdirSync(folder);
const entry = () => join(folder, entries()[0] ?? "");

describe("what is kept comes back", () => {
  it("while each text is what it was", () => {
    expect(recall()).toBeUndefined();
    keep();
    expect(recall()).toEqual(made);
    expect(recall(cache(folder, "followup 1.0.0"))).toEqual(made);
  });

  it("made of nothing, and as nothing", () => {
    kept.keep("nothing", new Map(), () => new Uint8Array());
    expect(kept.recall("nothing", current)).toEqual(Buffer.alloc(0));
  });

  it("anew, in place of what was kept before", () => {
    keep();
    kept.keep("team.yaml", texts, () => Buffer.from("newer"));
    expect(recall()).toEqual(Buffer.from("newer"));
    expect(entries()).toHaveLength(1);
  });

  it("apart for keys that a file's name cannot tell apart", () => {
    kept.keep("a/b", texts, () => Buffer.from("one"));
    kept.keep("a:b", texts, () => Buffer.from("other"));
    expect(kept.recall("a/b", current)).toEqual(Buffer.from("one"));
    expect(kept.recall("a:b", current)).toEqual(Buffer.from("other"));
  });
});

describe("nothing comes back", () => {
  beforeEach(keep);

  it.each([
    ["of another length", "title: Other\n"],
    ["of the same length", "title: ours\n"],
    ["cut short", "title: Our"],
    ["empty", ""],
  ])("for a text that is %s", (_, text) => {
    texts.set("team.yaml", Buffer.from(text));
    expect(recall()).toBeUndefined();
  });

  it("for a text that is gone, or cannot be read", () => {
    texts.delete("bank");
    expect(recall()).toBeUndefined();
    const unreadable = () => {
      throw new Error("permission denied");
    };
    expect(kept.recall("team.yaml", unreadable)).toBeUndefined();
  });

  it("from another version of the program, or under another key", () => {
    expect(recall(cache(folder, "followup 1.0.1"))).toBeUndefined();
    writeFileSync(join(folder, "x"), "");
    expect(kept.recall("team.yam", current)).toBeUndefined();
  });

  it("from an entry of another key that got the same name", () => {
    const bytes = readFileSync(entry());
    const same = Buffer.from(bytes.toString("latin1").replace('"key":"team.yaml"', '"key":"tram.yaml"'), "latin1");
    expect(same).toHaveLength(bytes.length);
    writeFileSync(entry(), same);
    expect(recall()).toBeUndefined();
  });
});

describe("a file that is not what was written", () => {
  beforeEach(keep);
  const soundOrNothing = () => expect([undefined, made]).toContainEqual(recall());

  it("counts for nothing where it was cut, at whichever byte", () => {
    const whole = readFileSync(entry());
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(entry(), whole.subarray(0, length));
      expect(recall()).toBeUndefined();
    }
  });

  it("is never taken for something else, whichever bit has turned", () => {
    const whole = readFileSync(entry());
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const rotten = Buffer.from(whole);
      rotten[bit >> 3] = (rotten[bit >> 3] as number) ^ (1 << (bit & 7));
      writeFileSync(entry(), rotten);
      soundOrNothing();
    }
  });

  it.each([
    "",
    "\n",
    "null\n",
    "{}\n",
    "[]\n",
    '{"maker":"followup 1.0.0","key":"team.yaml"}\n',
    "\u0000".repeat(5000),
    "what is this?",
  ])("may be anything: %j", (text) => {
    writeFileSync(entry(), text);
    expect(recall()).toBeUndefined();
    keep();
    expect(recall()).toEqual(made);
  });
});

describe("the disk", () => {
  it.runIf(process.getuid !== undefined)("what somebody else could have written is not used", () => {
    keep();
    expect(recall()).toEqual(made);
    chmodSync(entry(), 0o622);
    expect(recall()).toBeUndefined();
  });

  it("shows it to nobody else", () => {
    keep();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(entry()).mode & 0o777).toBe(0o600);
  });

  it("is left without a trace of a write that failed", () => {
    mkdirSync(folder);
    kept.keep("team.yaml", texts, () => {
      throw new Error("no space left on the disk");
    });
    expect(entries()).toEqual([]);
  });

  it("may have no room for it: a file in the folder's place, a folder in the entry's", () => {
    writeFileSync(folder, "a file");
    keep();
    expect(recall()).toBeUndefined();
    expect(readFileSync(folder, "utf8")).toBe("a file");
  });

  it.runIf(process.getuid?.() !== 0)("may be read-only, and then nothing is even made", () => {
    mkdirSync(folder, { mode: 0o500 });
    kept.keep("team.yaml", texts, () => expect.unreachable());
    chmodSync(folder, 0o700);
    expect(entries()).toEqual([]);
  });

  it("keeps the latest sixty entries, and whatever else lies there", () => {
    keep();
    writeFileSync(join(folder, "a note of mine"), "");
    utimesSync(entry(), 0, 0);
    for (let at = 0; at < 60; at++) kept.keep(`playbook ${at}`, texts, () => made);
    expect(entries()).toHaveLength(61);
    expect(existsSync(join(folder, "a note of mine"))).toBe(true);
    expect(recall()).toBeUndefined();
    expect(kept.recall("playbook 59", current)).toEqual(made);
  });
});

describe("compiled chunks", () => {
  const chunk = (text: string) => writeFileSync(join(parent, "sum.cjs"), text);
  type Sum = { readonly sum: (one: number, other: number) => number };
  const loaded = () => {
    const chunks = chunksIn(parent, "a test", kept);
    return { ...chunks, sum: chunks.load<Sum>("sum.cjs").sum };
  };

  it("run the same from what was kept as from their text", () => {
    chunk("exports.sum = (a, b) => a + b;");
    const first = loaded();
    expect(first.sum(2, 3)).toBe(5);
    first.keep();
    expect(entries()).toHaveLength(1);
    expect(loaded().sum(2, 3)).toBe(5);
  });

  it("are what their text is now, also where it is as long and as old as before", () => {
    chunk("exports.sum = (a, b) => a + b;");
    utimesSync(join(parent, "sum.cjs"), 1e9, 1e9);
    const first = loaded();
    first.sum(2, 3);
    first.keep();
    chunk("exports.sum = (a, b) => a * b;");
    utimesSync(join(parent, "sum.cjs"), 1e9, 1e9);
    expect(loaded().sum(2, 3)).toBe(6);
  });

  it("are run once, however often they are asked for, and find one another", () => {
    chunk('exports.sum = require("./one.cjs").one;');
    writeFileSync(join(parent, "one.cjs"), "exports.one = { is: __dirname };");
    const chunks = chunksIn(parent, "a test", kept);
    expect(chunks.load<{ sum: unknown }>("sum.cjs").sum).toBe(chunks.load<{ one: unknown }>("one.cjs").one);
    expect(chunks.load<{ one: object }>("one.cjs").one).toEqual({ is: parent });
  });

  it("are not written again where all of them were known", () => {
    chunk("exports.sum = (a, b) => a + b;");
    loaded().keep();
    utimesSync(entry(), 1e9, 1e9);
    loaded().keep();
    expect(statSync(entry()).mtimeMs).toBe(1e12);
  });
});
