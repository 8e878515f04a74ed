import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built program, as a user runs it. */
export const bin = fileURLToPath(new URL("../../dist/main.cjs", import.meta.url));

/** An empty home of its own, with a space in its path. */
export function newHome(): string {
  return mkdtempSync(join(tmpdir(), "followup home "));
}

/** The Node to run it on; `.ci/run` names others than the one that runs the tests. */
export const node = process.env["FOLLOWUP_NODE"] ?? process.execPath;

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Surroundings = {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  readonly cwd?: string;
  /** The number of another user to run as, where the test runs as root. */
  readonly user?: number | undefined;
};

/**
 * Runs the program in a process without a terminal and with nothing in its environment but what is given. One that
 * hangs is stopped, with no exit code.
 */
export function followup(args: readonly string[], { env = {}, input = "", cwd, user }: Surroundings = {}): Run {
  const run = spawnSync(node, [bin, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), ...env },
    input,
    encoding: "utf8",
    timeout: 120_000,
    killSignal: "SIGKILL",
    ...(cwd === undefined ? {} : { cwd }),
    ...(user === undefined ? {} : { uid: user }),
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
