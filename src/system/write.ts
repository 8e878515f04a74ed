import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { makeFolder } from "./make-folder.ts";

/*
 * In a chunk of its own, since few calls write a file.
 */

/**
 * The whole new content or the old one, never less, whatever ends the process: through a file beside it, flushed and
 * renamed. A link stays a link, and a file keeps its owner and mode; `mode` is that of a new one, before the umask. What
 * is no file, such as a terminal, is written to.
 *
 * @throws what the system says.
 */
export async function write(path: string, text: string, mode: number): Promise<void> {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) return writeFileSync(path, text);
  const target = targetOf(path);
  makeFolder(dirname(target));
  const beside = `${target}.${process.pid}${unfinished}`;
  try {
    fill(beside, text, mode, old);
    await rename(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
  forgetUnfinished(target);
}

/** How the files end that become the new content. */
const unfinished = ".unfinished";

function fill(path: string, text: string, mode: number, old: Stats | undefined): void {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", old === undefined ? mode : 0o600);
  try {
    // Goes on where a full disk took only a part, until the system says so.
    writeFileSync(file, text);
    if (old !== undefined) keepAsItWas(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** As far as the system lets them: only root may give a file to another owner. */
function keepAsItWas(file: number, { uid, gid, mode }: Stats): void {
  quietly(() => fchownSync(file, uid, gid));
  quietly(() => fchmodSync(file, mode & 0o777));
}

/** On Windows a virus scanner or an editor may hold the file for a moment. */
async function rename(from: string, to: string): Promise<void> {
  for (let left = 20; ; left--)
    try {
      return renameSync(from, to);
    } catch (error) {
      const isHeld = ["EPERM", "EBUSY", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (!isHeld || process.platform !== "win32" || left === 0) throw error;
      await setTimeout(50);
    }
}

/** What a link points to, also where nothing is there yet. */
function targetOf(path: string): string {
  return quietly(() => realpathSync(path)) ?? quietly(() => resolve(dirname(path), readlinkSync(path))) ?? path;
}

/** What processes left behind that were killed while they wrote. */
function forgetUnfinished(target: string): void {
  const old = Date.now() - 60_000;
  quietly(() => {
    for (const name of readdirSync(dirname(target))) {
      const file = join(dirname(target), name);
      const isOurs = name.startsWith(`${basename(target)}.`) && name.endsWith(unfinished);
      if (isOurs && statSync(file).mtimeMs < old) rmSync(file, { force: true });
    }
  });
}

/** Milliseconds that a process waits for another one. A change takes a fraction of that. */
const patience = 5_000;

/**
 * Does some work while no other process does any for the same file: a lock beside the file says so. Where no lock can
 * be made, and after some seconds, the work is done all the same.
 */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${targetOf(path)}.lock`;
  const isMine = await lockedWithin(lock, Date.now() + patience);
  try {
    return await work();
  } finally {
    if (isMine && ownerOf(lock) === String(process.pid)) rmSync(lock, { force: true });
  }
}

async function lockedWithin(lock: string, end: number): Promise<boolean> {
  quietly(() => makeFolder(dirname(lock)));
  while (Date.now() < end) {
    const failure = failureOf(() => writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 }));
    if (failure === undefined) return true;
    if (failure !== "EEXIST") break;
    if (isLeftBehind(lock)) takeAway(lock);
    else await setTimeout(10);
  }
  quietly(() => rmSync(lock, { force: true }));
  return false;
}

/** Another process may have taken it away already and made its own: that one is put back. */
function takeAway(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  quietly(() => renameSync(lock, aside));
  if (isLeftBehind(aside)) quietly(() => rmSync(aside, { force: true }));
  else quietly(() => renameSync(aside, lock));
}

/** Whether the process that made a lock is gone: one that was killed before it wrote its number into it, too. */
function isLeftBehind(lock: string): boolean {
  const owner = ownerOf(lock);
  if (owner === "") return quietly(() => Date.now() - statSync(lock).mtimeMs > 1_000) === true;
  return Number(owner) > 0 && failureOf(() => process.kill(Number(owner), 0)) === "ESRCH";
}

/** The number of the process that made a lock; empty where it was killed before it wrote it. */
function ownerOf(lock: string): string | undefined {
  return quietly(() => readFileSync(lock, "utf8"));
}

/** What the system says against some work; undefined where it is done. */
function failureOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function quietly<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
