import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";

/** A call that is measured: Node's arguments, and what happens before each round. */
export type Call = { readonly args: readonly string[]; readonly before?: () => void };

const bin = "bin/followup.cjs";
const home = mkdtempSync(join(tmpdir(), "followup bench "));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
// Without NODE_EXTRA_CA_CERTS, which alone would triple a bare start.
const env = { PATH: process.env["PATH"] ?? "", HOME: home, TERM: "xterm-256color" };

const told = [
  "diagnose",
  "-a",
  "news=doubt",
  "-a",
  "stage=proposal",
  "-a",
  "doubt_kind=price",
  "-a",
  "my_name=Ann",
  "-a",
  "contact_name=Bo",
  "--no-input",
];
const own = join(home, "own.yaml");
const emptyCache = () => rmSync(join(home, ".cache"), { recursive: true, force: true });

/** The calls of the table. A user's playbook of 50 KB is the largest shipped method, under a name of its own. */
export const calls: Readonly<Record<string, Call>> = {
  "node -e 0": { args: ["-e", "0"] },
  "--version": { args: [bin, "--version"] },
  "--help": { args: [bin, "--help"] },
  "a completion": { args: [bin, "__complete", "fish", "followup diagnose -a news="] },
  "diagnose, all answered": { args: [bin, ...told] },
  "a user's playbook, first run": {
    args: [bin, "diagnose", own, "-a", "last_message_asked=none", "--no-input"],
    before: emptyCache,
  },
  "a user's playbook, from then on": { args: [bin, "diagnose", own, "-a", "last_message_asked=none", "--no-input"] },
};

/** Writes what the calls need, and runs each once, so that every cache is as in daily use. */
export function prepare(): number {
  const yaml = readFileSync("playbooks/call-down.yaml", "utf8");
  writeFileSync(own, yaml);
  for (const { args } of Object.values(calls)) runOnce(args);
  return yaml.length;
}

function runOnce(args: readonly string[]): void {
  const run = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${args.join(" ")} ended with ${run.status}: ${run.stderr}`);
}

/** Milliseconds of each call in each round; the rounds are interleaved, so that a busy moment meets all alike. */
export function timeCalls(rounds: number): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, { args, before }] of Object.entries(calls)) {
      before?.();
      const start = performance.now();
      runOnce(args);
      times.get(name)?.push(performance.now() - start);
    }
  return times;
}

/** The most memory, in KB, that a call held, as the system counted it. */
export function peakMemory(args: readonly string[]): number {
  const file = join(home, "memory");
  const preload = join(home, "memory.cjs");
  writeFileSync(
    preload,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`,
  );
  runOnce(["--require", preload, ...args]);
  return Number(readFileSync(file, "utf8"));
}

/** In a real pseudo-terminal: milliseconds from the start to the first prompt, and from a key to the next question. */
export function timePrompt(): Promise<{ readonly first: number; readonly next: number }> {
  return new Promise((resolve) => {
    const start = performance.now();
    let pressed = 0;
    let first = 0;
    let seen = "";
    const terminal = spawn(process.execPath, [bin, "diagnose"], { cols: 80, rows: 30, cwd: process.cwd(), env });
    terminal.onData((text) => {
      seen += text;
      if (first === 0 && seen.includes("Question 1")) {
        first = performance.now() - start;
        // What is typed before a prompt listens is dropped; after it is drawn, it listens.
        setImmediate(() => {
          pressed = performance.now();
          terminal.write("\r");
        });
      }
      if (pressed > 0 && seen.includes("Question 2")) {
        resolve({ first, next: performance.now() - pressed });
        terminal.kill("SIGKILL");
      }
    });
  });
}

/** A bare Node in the same kind of pseudo-terminal, from its start to its first output. */
export function timeBareTerminal(): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const terminal = spawn(process.execPath, ["-e", "process.stdout.write('Question 1')"], { cols: 80, rows: 30, env });
    terminal.onData(() => resolve(performance.now() - start));
  });
}
