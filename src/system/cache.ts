import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Cache } from "../context.ts";
import { makeFolder } from "./make-folder.ts";

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

  function recall(key: string, current: (source: string) => Uint8Array | undefined): Buffer | undefined {
    return quietly(() => {
      const found = statSync(fileOf(key));
      if (!found.isFile() || found.size > 32_000_000 || isOthers(found)) return undefined;
      const entry = readFileSync(fileOf(key));
      let at = entry.indexOf("\n") + 1;
      const next = (length: number): Buffer => {
        at += length;
        return entry.subarray(at - length, at);
      };
      const header = JSON.parse(entry.toString("utf8", 0, at)) as Header;
      const isMine = header.maker === maker && header.key === key;
      if (!isMine || !header.sources.every(([name, length]) => isSame(next(length), current(name)))) return undefined;
      const [made, again] = [next(header.length), next(header.length)];
      return at === entry.length && made.equals(again) ? made : undefined;
    });
  }

  function keep(key: string, sources: ReadonlyMap<string, Uint8Array>, make: () => Uint8Array): void {
    const written = `${fileOf(key)}.${process.pid}`;
    quietly(() => {
      makeFolder(folder, 0o700);
      // What nobody could read later is not even made.
      const file = openSync(written, "wx", 0o600);
      try {
        writeFileSync(file, entryOf(key, sources, make()));
      } finally {
        closeSync(file);
      }
      renameSync(written, fileOf(key));
    });
    quietly(() => rmSync(written, { force: true }));
    quietly(() => leaveOnlyLatest(folder));
  }

  function entryOf(key: string, sources: ReadonlyMap<string, Uint8Array>, made: Uint8Array): Uint8Array {
    const lengths = [...sources].map(([name, text]) => [name, text.length] as const);
    const header: Header = { maker, key, sources: lengths, length: made.length };
    return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...sources.values(), made, made]);
  }

  function fileOf(key: string): string {
    return join(folder, `${key.replace(/[^\w.-]/g, "_").slice(-60)}-${scatter(key)}.cache`);
  }
}

/** Whether somebody else could have written it: what is kept is run. Windows has no such owners. */
function isOthers({ uid, mode }: Stats): boolean {
  return process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0);
}

/** Playbooks come and go; what was not made lately is not missed. */
function leaveOnlyLatest(folder: string): void {
  const entries = readdirSync(folder).filter((name) => /\.cache(?:\.\d+)?$/.test(name));
  const files = entries.map((name) => join(folder, name));
  if (files.length <= mostEntries) return;
  const byAge = files.map((file) => ({ file, made: statSync(file).mtimeMs })).sort((a, b) => b.made - a.made);
  for (const { file } of byAge.slice(mostEntries)) rmSync(file, { force: true });
}

function isSame(kept: Buffer, current: Uint8Array | undefined): boolean {
  return current !== undefined && kept.equals(current);
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
