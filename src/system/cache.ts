import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The bytes of each text that something was made from, by the name that it is read by. */
export type Sources = ReadonlyMap<string, Uint8Array>;

/**
 * What took long to make, kept for the next run. It can only cost time, never be wrong: an entry counts only if every
 * text that it was made from is still the same, byte for byte. All trouble with the disk is as if there were no entry.
 */
export type Cache = {
  /** What is kept under a key, if each of its sources, as `current` reads it now, is what it was. */
  readonly recall: (key: string, current: (source: string) => Buffer | undefined) => Buffer | undefined;
  readonly keep: (key: string, sources: Sources, made: Uint8Array) => void;
};

type Header = {
  readonly maker: string;
  readonly key: string;
  readonly sources: readonly (readonly [name: string, length: number])[];
  readonly length: number;
};

const mostEntries = 60;

/**
 * The cache in a folder of the user's. `maker` is the program with its version: what another one made does not count.
 * An entry is a line of JSON, the sources, and what was made of them, twice: one that was torn or has rotted shows.
 */
export function cache(folder: string, maker: string): Cache {
  return { recall, keep };

  function recall(key: string, current: (source: string) => Buffer | undefined): Buffer | undefined {
    return quietly(() => {
      const entry = readFileSync(fileOf(key));
      let at = entry.indexOf("\n") + 1;
      const next = (length: number): Buffer => entry.subarray(at, (at += length));
      const header = JSON.parse(entry.toString("utf8", 0, at)) as Header;
      const isMine = header.maker === maker && header.key === key;
      if (!isMine || !header.sources.every(([name, length]) => current(name)?.equals(next(length)))) return undefined;
      const [made, again] = [next(header.length), next(header.length)];
      return at === entry.length && made.equals(again) ? made : undefined;
    });
  }

  function keep(key: string, sources: Sources, made: Uint8Array): void {
    const lengths = [...sources].map(([name, text]) => [name, text.length] as const);
    const header: Header = { maker, key, sources: lengths, length: made.length };
    const entry = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...sources.values(), made, made]);
    const written = `${fileOf(key)}.${process.pid}`;
    quietly(() => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(written, entry, { mode: 0o600, flag: "wx" });
      renameSync(written, fileOf(key));
    });
    quietly(() => rmSync(written, { force: true }));
    quietly(() => leaveOnlyLatest(folder));
  }

  function fileOf(key: string): string {
    return join(folder, `${key.replace(/[^\w.-]/g, "_").slice(-60)}-${scatter(key)}.cache`);
  }
}

/** Playbooks come and go; what was not made lately is not missed. */
function leaveOnlyLatest(folder: string): void {
  const entries = readdirSync(folder).filter((name) => /\.cache(?:\.\d+)?$/.test(name));
  const files = entries.map((name) => join(folder, name));
  if (files.length <= mostEntries) return;
  const byAge = files.map((file) => ({ file, made: statSync(file).mtimeMs })).sort((a, b) => b.made - a.made);
  for (const { file } of byAge.slice(mostEntries)) rmSync(file, { force: true });
}

/** Keeps the names of files apart where keys differ only in what a name cannot hold. Two alike would only take turns. */
function scatter(key: string): string {
  let sum = 5381;
  for (let at = 0; at < key.length; at++) sum = (sum * 33 + key.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}

function quietly<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
