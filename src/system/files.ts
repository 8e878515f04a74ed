import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../context.ts";
import { Unwritable, UserError } from "../errors.ts";

/** The port over node:fs. */
export const files: Files = { read, readOwn, list, watch, replace, alone };

function read(path: string): Uint8Array | undefined {
  try {
    return isMissing(path) ? undefined : (streamed.get(path) ?? content(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (code === "EISDIR") throw new UserError(`${path} is a folder`, "Name a file in it.");
    throw new UserError(`cannot read ${path}: ${reasonOf(code)}`, "Check its permissions, then try again.");
  }
}

function readOwn(path: string): Uint8Array | undefined {
  try {
    if (!isMissing(path)) refuseOther(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  // /dev/null as a home says that there is none.
  if (!existsSync(path) && !path.startsWith("/dev/null/") && isInNoFolder(path))
    throw new UserError(`cannot read ${path}: ${reasonOf("ENOTDIR")}`, variables);
  return read(path);
}

const variables = "FOLLOWUP_HOME, XDG_CONFIG_HOME and HOME name folders.";

/** Whether something else stands in the place of a folder on the way: Node 20 says so, and later ones only that nothing is there. */
function isInNoFolder(path: string): boolean {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above))
    if (existsSync(above)) return !statSync(above).isDirectory();
  return false;
}

/** @throws UserError for what is no file and might keep a reader waiting for good. */
function refuseOther(path: string): void {
  const found = statSync(path);
  if (found.isFile() || realpathSync(path) === "/dev/null") return;
  const kind = found.isDirectory() ? "folder" : found.isFIFO() ? "pipe" : "device";
  throw new UserError(`${path} is a ${kind}, and no file`, "Move it away, then try again.");
}

/** Far more than anything that followup reads; /dev/zero has no end. */
export const mostBytes = 16_000_000;

/** What came through a pipe, such as `<(...)` of a shell: it can be read once only. */
const streamed = new Map<string, Buffer>();

function content(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    if (fstatSync(file).isFile() && fstatSync(file).size <= mostBytes) return readFileSync(file);
    const chunks: Buffer[] = [];
    for (let left = mostBytes; left >= 0; ) {
      const chunk = Buffer.allocUnsafe(65_536);
      const read = readSync(file, chunk);
      if (read === 0) {
        streamed.set(path, Buffer.concat(chunks));
        return Buffer.concat(chunks);
      }
      chunks.push(chunk.subarray(0, read));
      left -= read;
    }
    throw new UserError(`${path} has more than ${mostBytes} bytes`, "Name a playbook, or a file of answers.");
  } finally {
    closeSync(file);
  }
}

/** What a folder holds of files and links to files: a pipe or a folder of a playbook's name is none. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isFile = (entry: (typeof entries)[number]) =>
    entry.isFile() ||
    (entry.isSymbolicLink() && statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isFile() === true);
  return entries.filter(isFile).map(({ name }) => name);
}

function list(folder: string): readonly string[] {
  try {
    return isMissing(folder) ? [] : filesIn(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || (code === "ENOTDIR" && !existsSync(folder))) return [];
    throw new UserError(
      `cannot read the folder ${folder}: ${reasonOf(code)}`,
      "Check its permissions, then try again.",
    );
  }
}

/** Most files that are looked for are not there, and it takes ten times as long when Node throws for it. */
function isMissing(path: string): boolean {
  return !existsSync(path) && statSync(path, { throwIfNoEntry: false }) === undefined;
}

/**
 * From now on: what they are at this moment is looked at before this returns, so that no save is missed. By asking the
 * system again and again, which also sees an editor that puts a new file in the place of the old one.
 */
function watch(paths: readonly string[]): ReturnType<Files["watch"]> {
  const controller = new AbortController();
  const before = new Map(paths.map((path) => [path, stampOf(path)]));
  const look = () => {
    if (paths.some((path) => stampOf(path) !== before.get(path))) controller.abort("change");
  };
  const timer = setInterval(look, 200);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** What differs after each save; undefined where no file is. */
function stampOf(path: string): string | undefined {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return [mtimeNs, size, ino].join(" ");
  } catch {
    return undefined;
  }
}

async function replace(path: string, text: string, { isPrivate } = { isPrivate: false }): Promise<void> {
  const { write } = await import("./write.ts");
  try {
    await write(path, text, isPrivate ? 0o600 : 0o666);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Unwritable(`cannot write ${path}: ${reasonOf(code)}`, `Nothing was changed. ${mendingOf(code)}`);
  }
}

async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  return (await import("./write.ts")).alone(path, work);
}

/** What to do where the system refused to write: name another path, unless it is the disk that refused. */
function mendingOf(code: string): string {
  if (code === "EISDIR") return "Name a file in it.";
  const isOfPath = ["ENOENT", "ENOTDIR", "EEXIST", "ENAMETOOLONG", "ELOOP"].includes(code);
  return isOfPath ? `Mend the path; ${variables}` : "Make room or set its permissions, then try again.";
}

/** Why the system refused, in words where it is a usual one. */
function reasonOf(code = ""): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    ENOSPC: "no space left on the disk",
    EROFS: "the disk is read-only",
    EISDIR: "it is a folder",
    ENOENT: "its folder cannot be made",
    ENOTDIR: "a part of its path is no folder",
    EEXIST: "a part of its path is no folder",
    EDQUOT: "the disk quota is used up",
    ENAMETOOLONG: "the path is too long",
    ELOOP: "its links go round in a circle",
  };
  return words[code] ?? code;
}
