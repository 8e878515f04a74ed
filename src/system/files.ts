import { existsSync, readdirSync, readFileSync, statSync, unwatchFile, watchFile } from "node:fs";
import type { Files } from "../context.ts";
import { UserError } from "../errors.ts";

/** The port over node:fs. */
export const files: Files = { read, list, watch, replace, alone };

function read(path: string): Uint8Array | undefined {
  try {
    return isMissing(path) ? undefined : readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (code === "EISDIR") throw new UserError(`${path} is a folder`, "Name a file in it.");
    throw new UserError(`cannot read ${path}: ${reasonOf(code)}`, "Check its permissions, then try again.");
  }
}

function list(folder: string): readonly string[] {
  try {
    return isMissing(folder) ? [] : readdirSync(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
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

/** By asking the system again and again, which also sees an editor that puts a new file in the place of the old one. */
function watch(paths: readonly string[]): ReturnType<Files["watch"]> {
  const controller = new AbortController();
  const changed = () => controller.abort("change");
  for (const path of paths) watchFile(path, { interval: 200 }, changed);
  const stop = () => {
    for (const path of paths) unwatchFile(path, changed);
  };
  return { signal: controller.signal, stop };
}

async function replace(path: string, text: string): Promise<void> {
  const { write } = await import("./write.ts");
  try {
    await write(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(
      `cannot write ${path}: ${reasonOf(code)}`,
      "Nothing was changed. Make room or set its permissions, then try again.",
    );
  }
}

async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  return (await import("./write.ts")).alone(path, work);
}

/** Why the system refused, in words where it is a usual one. */
function reasonOf(code = ""): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    ENOSPC: "no space left on the disk",
    EROFS: "the disk is read-only",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of its path is no folder",
    EEXIST: "a part of its path is no folder",
    EDQUOT: "the disk quota is used up",
    ENAMETOOLONG: "the path is too long",
    ELOOP: "its links go round in a circle",
  };
  return words[code] ?? code;
}
