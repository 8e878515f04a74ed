import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import { walk } from "../../src/decision/walk.ts";
import type { Answer, Playbook, Question, QuestionId } from "../../src/playbook/playbook.ts";
import { shipped } from "./shipped.ts";

/** A call that is measured: Node's arguments, whose home it runs in, and what happens before each round. */
export type Call = { readonly args: readonly string[]; readonly home?: string; readonly before?: () => void };

const bin = "dist/main.cjs";
const homes = mkdtempSync(join(tmpdir(), "followup bench "));
process.on("exit", () => rmSync(homes, { recursive: true, force: true }));
const [own, edited] = [join(homes, "own.yaml"), join(homes, "edited.yaml")];
// One that is used every day, one of somebody who edits a playbook, and one where nothing was run before.
const [daily, editing, new_] = ["daily", "editing", "new"].map((name) => join(homes, name)) as [string, string, string];
// Without NODE_EXTRA_CA_CERTS, which alone would triple a bare start.
const envOf = (home: string) => ({ PATH: process.env["PATH"] ?? "", HOME: home, TERM: "xterm-256color" });

const told = (playbook: Playbook) => [...firstWay(playbook)].flatMap(([id, answer]) => ["-a", `${id}=${answer}`]);
const ownCall = (file: string) => [bin, "diagnose", file, ...told(shipped("call-down")), "--no-input"];

/** The calls of the table. The user's playbook is the shipped method of some 50 KB, under a name of its own. */
export const calls = {
  "node -e 0": { args: ["-e", "0"] },
  "--version": { args: [bin, "--version"] },
  "--help": { args: [bin, "--help"] },
  "a completion": { args: [bin, "__complete", "fish", "followup", "diagnose", "-a", ""] },
  "diagnose, all answered": { args: [bin, "diagnose", ...told(shipped("gone-quiet")), "--no-input"] },
  "a user's playbook of 50 KB, from the second run on": { args: ownCall(own) },
  "a user's playbook of 50 KB, its first run": { args: ownCall(edited), home: editing, before: () => edit() },
  "the same, and the very first run of followup": { args: ownCall(own), home: new_, before: () => forget(new_) },
} as const satisfies Readonly<Record<string, Call>>;

export type CallName = keyof typeof calls;

/** Answers as a rep may give them, to the first action: always the first choice. */
function firstWay(playbook: Playbook): ReadonlyMap<QuestionId, Answer> {
  const answers = new Map<QuestionId, Answer>();
  for (let outcome = walk(playbook, answers); outcome.kind === "ask"; outcome = walk(playbook, answers))
    answers.set(outcome.question.id, firstAnswer(outcome.question));
  return answers;
}

function firstAnswer(question: Question): Answer {
  if (question.kind === "choice") return question.choices[0]?.id ?? "";
  return question.kind === "number" && question.unit === "money" ? 90_000 : 35;
}

/** As an editor leaves it: the same but for a comment. */
function edit(): void {
  writeFileSync(edited, `${readFileSync("playbooks/call-down.yaml", "utf8")}# ${performance.now()}\n`);
}

function forget(home: string): void {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
}

/** Writes what the calls need, and runs each twice, so that every cache is as in daily use. */
export function prepare(): void {
  for (const home of [daily, editing, new_]) mkdirSync(home);
  cpSync("playbooks/call-down.yaml", own);
  edit();
  for (const call of [...Object.values(calls), ...Object.values(calls)]) run(call);
}

function run({ args, home = daily }: Call): void {
  const { status, stderr } = spawnSync(process.execPath, args, { env: envOf(home), encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

/** Milliseconds of each call in each round. Each round has an order of its own: after a long call, a busy machine makes the next one wait. */
export function timeCalls(rounds: number): Readonly<Record<CallName, readonly number[]>> {
  const names = Object.keys(calls) as CallName[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<CallName, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of shuffled(names)) {
      const call: Call = calls[name];
      call.before?.();
      const start = performance.now();
      run(call);
      times[name].push(performance.now() - start);
    }
  return times;
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const drawn = items.map((item) => ({ item, lot: Math.random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ item }) => item);
}

/**
 * The most memory, in KB, that a call held. Linux tells it of the process alone; what `resourceUsage` says there begins
 * with what this benchmark itself held when it started the process.
 */
export function peakMemory(name: CallName): number {
  const file = join(homes, "memory");
  const preload = join(homes, "memory.cjs");
  const read = `process.platform === "linux" ? /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1] : process.resourceUsage().maxRSS`;
  writeFileSync(
    preload,
    `const fs = require("node:fs"); process.on("exit", () => fs.writeFileSync(${JSON.stringify(file)}, String(${read})));`,
  );
  run({ args: ["--require", preload, ...calls[name].args] });
  return Number(readFileSync(file, "utf8"));
}

/**
 * In a real pseudo-terminal: milliseconds from the start to the first prompt, and from a key to the next question. Ends as
 * a person would, with Ctrl-C, so that the program keeps what it compiled, as in daily use.
 */
export function timePrompt(): Promise<{ readonly first: number; readonly next: number }> {
  return new Promise((resolve) => {
    const start = performance.now();
    const times = { first: 0, pressed: 0, next: 0 };
    let seen = "";
    const terminal = spawn(process.execPath, [bin, "diagnose"], { cols: 80, rows: 30, env: envOf(daily) });
    terminal.onExit(() => resolve({ first: times.first, next: times.next - times.pressed }));
    terminal.onData((text) => {
      seen += text;
      if (times.first === 0 && seen.includes("Question 1")) {
        times.first = performance.now() - start;
        // What is typed before a prompt listens is dropped; once it is drawn and idle, it listens.
        setTimeout(() => {
          times.pressed = performance.now();
          terminal.write("\r");
        }, 100);
      }
      if (times.next === 0 && seen.includes("Question 2")) {
        times.next = performance.now();
        setTimeout(() => terminal.write("\u0003"), 100);
      }
    });
  });
}

/** What the terminal itself takes of that: milliseconds from a key to what a program answers that does nothing else. */
export function timeEcho(): Promise<number> {
  const program = `process.stdin.setRawMode(true).on("data", () => process.stdout.write("heard")); process.stdout.write("ready")`;
  return new Promise((resolve) => {
    let pressed = 0;
    let seen = "";
    const terminal = spawn(process.execPath, ["-e", program], { cols: 80, rows: 30, env: envOf(daily) });
    terminal.onData((text) => {
      seen += text;
      if (seen === "ready")
        setTimeout(() => {
          pressed = performance.now();
          terminal.write("\r");
        }, 100);
      if (!seen.includes("heard")) return;
      resolve(performance.now() - pressed);
      terminal.kill("SIGKILL");
    });
  });
}

/** `node -e 0` in the same kind of pseudo-terminal, from its start to its end. */
export function timeBareTerminal(): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const terminal = spawn(process.execPath, ["-e", "0"], { cols: 80, rows: 30, env: envOf(daily) });
    terminal.onExit(() => resolve(performance.now() - start));
  });
}
