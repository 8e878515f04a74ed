import type { SpawnSyncReturns } from "node:child_process";
import type { Files } from "../context.ts";
import { UserError } from "../errors.ts";

/** A path inside a git revision: `main:playbooks/team.yaml`. One letter is a drive of Windows. */
const shape = /^(?<revision>[^-:/\\.~][^:]+):(?<path>.*)$/s;

const mostBytes = 16_000_000;

/** Files that can be read as they are, or as they were: where there is no file `main:team.yaml`, git is asked for it. */
export function withRevisions(files: Files): Files {
  return {
    ...files,
    read: (path) => files.read(path) ?? shown(path),
    list: (folder) => listed(folder) ?? files.list(folder),
  };
}

/** The path without the revision that it may begin with, and that revision with its colon. */
export function splitRevision(path: string): readonly [revision: string, path: string] {
  const { revision, path: inside } = shape.exec(path)?.groups ?? {};
  return revision === undefined || inside === undefined ? ["", path] : [`${revision}:`, inside];
}

function shown(path: string): Uint8Array | undefined {
  const name = nameIn(path);
  if (name === undefined) return undefined;
  const { status, stdout, stderr, error } = git(["cat-file", "blob", name]);
  if (status === 0) return stdout;
  const reason =
    error === undefined
      ? stderr
          .toString("utf8")
          .replace(/^fatal: /, "")
          .trim()
      : "git cannot be run";
  // A playbook looks for others beside it first, so a file that is not there is no mistake.
  if (/does not exist in|exists on disk, but not in/.test(reason)) return undefined;
  throw new UserError(
    `cannot read ${path}: ${reason}`,
    "REVISION:PATH names a file of the git repository that you are in.",
  );
}

/** The names in a folder of a revision; undefined where it is none. */
function listed(folder: string): readonly string[] | undefined {
  const name = nameIn(folder);
  if (name === undefined) return undefined;
  const { status, stdout } = git(["ls-tree", "--name-only", "-z", name]);
  return status === 0 ? stdout.toString("utf8").split("\0").slice(0, -1).sort() : undefined;
}

/** What git calls it: paths are those of the whole repository, unless they begin with a dot. */
function nameIn(path: string): string | undefined {
  const [revision, inside] = splitRevision(path);
  return revision === ""
    ? undefined
    : `${revision}${inside.replaceAll("\\", "/").replace(/^\/+/, "").replace(/^\.$/, "./")}`;
}

/**
 * In a partial clone git would fetch what is missing, by a program that the folder's own .git/config names. No transport
 * is allowed, in whatever version of git, over whatever a config says.
 */
const offline = { GIT_ALLOW_PROTOCOL: "", GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };

function git(args: readonly string[]): SpawnSyncReturns<Buffer> {
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  return spawnSync("git", args, {
    env: { ...process.env, LC_ALL: "C", ...offline },
    maxBuffer: mostBytes,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
}
