import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { compareWays } from "./core.ts";
import { type Growth, grow } from "./growth.ts";
import { type CallName, peakMemory, prepare, timeBareTerminal, timeCalls, timeEcho, timePrompt } from "./programs.ts";
import { tries, typical } from "./typical.ts";

/** A line of the table; without a goal, a figure to know. */
type Row = { readonly what: string; readonly figure: string; readonly ratio?: number; readonly goal?: Goal };
type Goal = { readonly says: string; readonly met: boolean };

const atMost = (limit: number, value: number, unit = ""): Goal => ({ says: `<= ${limit}${unit}`, met: value <= limit });
const ms = (value: number) => `${value.toFixed(1)} ms`;

const goals: Readonly<Partial<Record<CallName, number>>> = {
  "--version": 1.1,
  "--help": 1.4,
  "a completion": 1.4,
  "diagnose, all answered": 1.45,
  "a user's playbook of 50 KB, from the second run on": 1.5,
  "a user's playbook of 50 KB, its first run": 4,
};

function starts(rounds: number): readonly Row[] {
  prepare();
  const times = timeCalls(rounds * tries);
  const bare = typical(times["node -e 0"]);
  return Object.entries(times).map(([what, each]) => {
    const [ratio, limit] = [typical(each) / bare, goals[what as CallName]];
    return { what, figure: ms(typical(each)), ratio, ...(limit === undefined ? {} : { goal: atMost(limit, ratio) }) };
  });
}

async function prompts(rounds: number): Promise<readonly Row[]> {
  const times = { bare: [] as number[], first: [] as number[], next: [] as number[], echo: [] as number[] };
  for (let run = 0; run < 2; run++) await timePrompt();
  for (let round = 0; round < rounds * tries; round++) {
    times.bare.push(await timeBareTerminal());
    const { first, next } = await timePrompt();
    times.first.push(first);
    times.next.push(next);
    times.echo.push(await timeEcho());
  }
  const [first, next, bare] = [typical(times.first), typical(times.next), typical(times.bare)];
  return [
    { what: "the first prompt on the screen", figure: ms(first), ratio: first / bare, goal: atMost(3, first / bare) },
    { what: "from a key to the next question", figure: ms(next), goal: atMost(20, next, " ms") },
    { what: "the same of a program that only echoes", figure: ms(typical(times.echo)) },
  ];
}

function sizes(): readonly Row[] {
  const [bare, answered] = [peakMemory("node -e 0"), peakMemory("diagnose, all answered")];
  const pack = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
  const [packed] = Object.values(JSON.parse(execFileSync("npm", pack, { encoding: "utf8" }))) as [
    { unpackedSize: number },
  ];
  const [memory, megabytes] = [answered / bare, packed.unpackedSize / 1e6];
  return [
    {
      what: "peak memory, all answered",
      figure: `${(answered / 1024).toFixed(1)} MB`,
      ratio: memory,
      goal: atMost(1.3, memory),
    },
    { what: "the package, unpacked", figure: `${megabytes.toFixed(2)} MB`, goal: atMost(1.5, megabytes, " MB") },
  ];
}

async function core(): Promise<readonly Row[]> {
  const speeds = await compareWays();
  const { walk = 0, "the if chain": chain = 0, ...engines } = speeds;
  const [overEngines, underChain] = [walk / Math.max(...Object.values(engines)), chain / walk];
  return [
    ...Object.entries(speeds).map(([what, speed]) => ({
      what,
      figure: `${Math.round(speed).toLocaleString("en")} a second`,
    })),
    {
      what: "walk, times the faster engine",
      figure: "",
      ratio: overEngines,
      goal: { says: ">= 200", met: overEngines >= 200 },
    },
    { what: "the if chain, times walk", figure: "", ratio: underChain, goal: atMost(5, underChain) },
  ];
}

function lineOf({ what, figure, ratio, goal }: Row): string {
  const shown = ratio === undefined ? "" : ratio.toFixed(ratio < 100 ? 2 : 0);
  const verdict = goal === undefined ? "" : `${goal.says.padEnd(10)}${goal.met ? "pass" : "MISS"}`;
  return `${what.padEnd(53)}${figure.padStart(20)}${shown.padStart(9)}   ${verdict}`.trimEnd();
}

function growthLine({ nodes, kilobytes, loads, walkUs }: Growth): string {
  const [quick, full] =
    "refused" in loads ? ["", `refused: ${loads.refused}`] : [loads.quickMs, loads.fullMs].map(oneDigit);
  return `${String(nodes).padStart(10)}${String(kilobytes).padStart(8)}${quick?.padStart(10)}${full?.padStart(36)}${walkUs.toFixed(2).padStart(11)}`;
}

const oneDigit = (value: number): string => value.toFixed(1);

const rounds = Number(process.argv[2] ?? 21);
const machine = { node: process.version, cores: cpus().length, rounds, load: loadavg()[0] };
const rows: Row[] = [];
process.stdout.write(`${JSON.stringify(machine)}\n\n`);
for (const measure of [() => starts(rounds), () => prompts(rounds), sizes, core]) {
  const measured = await measure();
  rows.push(...measured);
  process.stdout.write(measured.map((row) => `${lineOf(row)}\n`).join(""));
}
process.stdout.write("\n     nodes      KB  load, ms        with the YAML library, as check does   walk, µs\n");
const growth = [10, 100, 1_000, 10_000, 100_000].map((nodes) => {
  const grown = grow(nodes);
  process.stdout.write(`${growthLine(grown)}\n`);
  return grown;
});
mkdirSync("node_modules/.cache", { recursive: true });
writeFileSync("node_modules/.cache/bench.json", `${JSON.stringify({ machine, rows, growth }, null, 2)}\n`);
process.stdout.write("\nAlso in node_modules/.cache/bench.json\n");
