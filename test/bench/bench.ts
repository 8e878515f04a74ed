import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { compareEngines, grow } from "./core.ts";
import { calls, peakMemory, prepare, timeBareTerminal, timeCalls, timePrompt } from "./programs.ts";

type Row = { readonly what: string; readonly measured: number; readonly goal: string; readonly met: boolean };

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const atMost = (what: string, measured: number, limit: number, unit = ""): Row => ({
  what,
  measured,
  goal: `<= ${limit}${unit}`,
  met: measured <= limit,
});
const atLeast = (what: string, measured: number, limit: number): Row => ({
  what,
  measured,
  goal: `>= ${limit}`,
  met: measured >= limit,
});

const goals: Readonly<Record<string, number>> = {
  "--version": 1.1,
  "--help": 1.4,
  "a completion": 1.4,
  "diagnose, all answered": 1.45,
  "a user's playbook, first run": 4,
  "a user's playbook, from then on": 1.5,
};

async function measure(rounds: number): Promise<readonly Row[]> {
  prepare();
  const times = timeCalls(rounds);
  const bare = median(times.get("node -e 0") ?? []);
  const ratios = Object.entries(goals).map(([name, limit]) =>
    atMost(name, median(times.get(name) ?? []) / bare, limit),
  );
  const prompts = { first: [] as number[], next: [] as number[], bare: [] as number[] };
  for (let round = 0; round < Math.ceil(rounds / 2); round++) {
    prompts.bare.push(await timeBareTerminal());
    const { first, next } = await timePrompt();
    prompts.first.push(first);
    prompts.next.push(next);
  }
  const memory = peakMemory((calls["diagnose, all answered"] as { args: string[] }).args) / peakMemory(["-e", "0"]);
  const [packed] = Object.values(
    JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"], {
        encoding: "utf8",
      }),
    ),
  ) as [{ unpackedSize: number }];
  const speeds = await compareEngines();
  return [
    ...ratios,
    atMost("first prompt on the screen", median(prompts.first) / median(prompts.bare), 3),
    atMost("from a key to the next question", median(prompts.next), 20, " ms"),
    atMost("peak memory, all answered", memory, 1.3),
    atMost("unpacked package", packed.unpackedSize / 1e6, 1.5, " MB"),
    atLeast("walk against the faster engine", speeds.walk / Math.max(speeds.jsonRulesEngine, speeds.zenEngine), 200),
    atMost("walk against the if chain", speeds.ifChain / speeds.walk, 5),
    ...Object.entries(speeds).map(([name, speed]) => ({
      what: `${name}, a second`,
      measured: speed,
      goal: "",
      met: true,
    })),
  ];
}

const rounds = Number(process.argv[2] ?? 21);
const rows = await measure(rounds);
const growth = [10, 100, 1_000, 10_000, 100_000].map(grow);
const figure = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2));
for (const { what, measured, goal, met } of rows)
  process.stdout.write(`${met ? "  " : "! "}${what.padEnd(36)}${figure(measured).padStart(12)}  ${goal}\n`);
process.stdout.write("\n     nodes        KB   load and check, ms   walk, µs\n");
for (const { nodes, kilobytes, loadMs, walkUs } of growth)
  process.stdout.write(
    `${String(nodes).padStart(10)}${String(kilobytes).padStart(10)}${(loadMs === undefined ? "refused: too large" : loadMs.toFixed(1)).padStart(21)}${(walkUs?.toFixed(2) ?? "").padStart(11)}\n`,
  );
mkdirSync("node_modules/.cache", { recursive: true });
const machine = { node: process.version, cores: cpus().length, rounds };
writeFileSync("node_modules/.cache/bench.json", `${JSON.stringify({ machine, rows, growth }, null, 2)}\n`);
process.stdout.write("\nAlso in node_modules/.cache/bench.json\n");
