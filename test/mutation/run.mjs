// Mutation testing: changes the sources in small ways, one at a time, and looks whether a test fails. Outside of CI, since
// it takes long. Stryker is installed in a copy of the project in a temporary folder, so that it is no dependency: it
// brings 130 packages. README.md has what it measured, and why mutants survive.
//
//   npm run mutation                                 all of them
//   npm run mutation -- message                      one part
//   npm run mutation -- decision walk.ts day.ts      some files of a part
//   MUTATION_PART=0.15 MUTATION_SEED=2 npm run mutation -- playbook      a sample, drawn by chance
//   MUTATION_WITHOUT="expensive|large" npm run mutation -- playbook       without the tests of such names
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The last that runs on Node 20.
const stryker = "@stryker-mutator/core@9.6.1";
const threshold = 90;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What is changed, and the folders and files of tests that are to notice: none that start processes. */
const parts = {
  message: { sources: ["src/message/**/*.ts"], tests: ["message", "proof/lint"] },
  decision: {
    sources: ["src/decision/**/*.ts"],
    tests: [
      ...[
        "decision",
        "proof/blanks",
        "proof/coverage",
        "proof/examples",
        "proof/explore",
        "proof/findings",
        "proof/reach",
        "proof/lint",
        "proof/random",
        "proof/shares",
        "diff/diff",
        "diff/limits",
        "diff/situations",
        "diff/random",
      ],
      ...["render/advice", "render/text", "render/json", "render/markdown", "render/tree"],
    ],
  },
  // `compile.ts` runs when the program is built.
  playbook: {
    sources: ["src/playbook/**/*.ts", "!src/playbook/compile.ts"],
    tests: ["playbook", "render/problems", "proof/findings", "proof/reach"],
  },
};

const [wanted, ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "followup-mutation-"));
copyProject();
npm("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
npm("install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", stryker);
const scores = Object.entries(parts)
  .filter(([name]) => wanted === undefined || name === wanted)
  .map(([name, part]) => mutate(name, part));
rmSync(folder, { recursive: true });
process.exitCode = scores.every((score) => score >= threshold) ? 0 : 1;

function copyProject() {
  for (const name of ["package.json", "package-lock.json", ".npmrc", "src", "test", "playbooks", "README.md"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  // Where Stryker finds a tsconfig.json, it wants the compiler's API, which TypeScript 7 does not have yet.
  rmSync(join(folder, "src/page/tsconfig.json"), { force: true });
}

function npm(...args) {
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`npm ${args[0]} failed in ${folder}`);
}

/** Mutates a part, prints what was not noticed, and gives the percentage that was. */
function mutate(name, { sources, tests }) {
  const report = join(folder, `${name}.json`);
  mkdirSync(join(folder, "test/bundled"), { recursive: true });
  const entry = tests.flatMap(testFiles).map((file) => `import ${JSON.stringify(`../${file}`)};\n`);
  writeFileSync(join(folder, `test/bundled/${name}.ts`), entry.join(""));
  const alias = "--alias:vitest=./test/mutation/vitest.mjs";
  writeFileSync(
    join(folder, `${name}.config.json`),
    JSON.stringify({
      plugins: ["./test/mutation/runner.mjs"],
      testRunner: "bundled",
      // Half of the processes are for the checkers, where there are any.
      checkers: process.env.MUTATION_PART === undefined ? [] : ["sample"],
      // In Stryker's own copy, after it has changed the sources.
      buildCommand: `npx esbuild test/bundled/${name}.ts --bundle --platform=node --format=esm --packages=external --log-level=warning ${alias} --outfile=test/bundled/tests.mjs`,
      coverageAnalysis: "perTest",
      concurrency: 2,
      // Each mutant loads the tests anew, and Node never forgets a module.
      maxTestRunnerReuse: 300,
      // `runner.mjs` ends what is endless.
      timeoutMS: 3_600_000,
      warnings: { slow: false },
      reporters: ["json", "progress-append-only"],
      jsonReporter: { fileName: report },
      mutate: files.length === 0 ? sources : files.map((file) => `src/${name}/${file}`),
    }),
  );
  const { status } = spawnSync("npx", ["stryker", "run", `${name}.config.json`], {
    cwd: folder,
    stdio: "inherit",
    // A few runs of each property: some thousand mutants have to live through them.
    env: { FUZZ_RUNS: "10", ...process.env },
  });
  if (status !== 0) throw new Error(`Stryker failed on ${name}`);
  return tell(name, JSON.parse(readFileSync(report, "utf8")));
}

/** The files of tests in a folder, or the one of that name. */
function testFiles(name) {
  const isFile = name.includes("/");
  const all = readdirSync(join(root, "test", isFile ? name.replace(/\/.*/, "") : name));
  const found = all.filter((file) =>
    isFile ? name.endsWith(`/${file.replace(/\.test\.ts$/, "")}`) : file.endsWith(".test.ts"),
  );
  if (found.length === 0) throw new Error(`no tests: ${name}`);
  return found.map((file) => `${name.replace(/\/.*/, "")}/${file}`);
}

function tell(name, { files }) {
  const mutants = Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants.map((mutant) => ({ file, was: textAt(source, mutant.location), ...mutant })),
  );
  // What is left out of a sample is an error of compilation to Stryker.
  const counted = mutants.filter(({ status }) => !["Ignored", "CompileError"].includes(status));
  const survivors = counted.filter(({ status }) => ["Survived", "NoCoverage", "RuntimeError"].includes(status));
  const oneLine = (text = "") => text.replace(/\s+/g, " ").slice(0, 160);
  for (const { file, location, status, was, replacement } of survivors)
    console.log(`${file}:${location.start.line} ${status}: ${oneLine(was)} => ${oneLine(replacement)}`);
  const score = (100 * (counted.length - survivors.length)) / counted.length;
  const drawn = counted.length < mutants.length ? ` drawn from ${mutants.length}` : "";
  const endless = counted.filter(({ status }) => status === "Timeout").length;
  console.log(
    `${name}: ${counted.length - survivors.length} of ${counted.length}${drawn} were noticed, ${score.toFixed(1)} % (${endless} ran without end)`,
  );
  return score;
}

function textAt(source, { start, end }) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  return lines.join("\n").slice(start.column - 1);
}
