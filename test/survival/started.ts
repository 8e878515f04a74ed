import { type ChildProcess, spawn } from "node:child_process";
import { bin, node, type Run } from "../support/program.ts";

/** A run of the built program that goes on by itself, so that something may happen to it. */
export type Started = { readonly child: ChildProcess; readonly ended: Promise<Run> };

/** Starts the program in a process without a terminal. Its code is null where a signal ended it. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(node, [bin, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
  const ended = new Promise<Run>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout: stdout.join(""), stderr: stderr.join("") }));
  });
  return { child, ended };
}

/** How often something is tried: a few times in the ordinary tests, often enough to trust it in `npm run fuzz`. */
export function times(ordinary: number, thorough: number): number {
  return process.env["FUZZ_RUNS"] === undefined ? ordinary : thorough;
}
