// Mutation testing: changes the sources in small ways, one at a time, and looks whether a test fails. Outside of CI, since
// it takes an hour or more. Stryker is installed in a copy of the project in a temporary folder, so that it is no
// dependency: it brings 136 packages.
//
//   npm run mutation                   all of them
//   npm run mutation -- message        one part
//   npm run mutation -- decision walk.ts day.ts      some files of a part
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

// The last that runs on Node 20.
const stryker = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/vitest-runner@9.6.1"];
const threshold = 90;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What is changed, and the tests that are to notice; none of those that take long or run processes. */
const parts = {
  message: { sources: ["src/message/**/*.ts"], tests: ["test/message/**/*.test.ts", "test/proof/lint.test.ts"] },
  decision: {
    sources: ["src/decision/**/*.ts"],
    tests: [
      "test/decision/**/*.test.ts",
      "test/proof/{coverage,findings,random}.test.ts",
      "test/diff/{diff,random}.test.ts",
    ],
  },
  playbook: {
    sources: ["src/playbook/**/*.ts", "!src/playbook/compile.ts"],
    tests: ["test/playbook/**/*.test.ts", "test/render/problems.test.ts"],
  },
};

const [wanted, ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "followup-mutation-"));
copyProject();
npm("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
npm("install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", ...stryker);
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
  mkdirSync(join(folder, "config"), { recursive: true });
  writeFileSync(
    join(folder, "config", `${name}.ts`),
    `export default { test: ${JSON.stringify({ include: tests, testTimeout: 20_000 })} };`,
  );
  writeFileSync(
    join(folder, "config", `${name}.json`),
    JSON.stringify({
      testRunner: "vitest",
      plugins: ["@stryker-mutator/vitest-runner"],
      vitest: { configFile: `config/${name}.ts`, related: false },
      coverageAnalysis: "perTest",
      reporters: ["json", "progress-append-only"],
      jsonReporter: { fileName: report },
      warnings: { slow: false },
      timeoutMS: 15_000,
      mutate: files.length === 0 ? sources : files.map((file) => `src/${name}/${file}`),
    }),
  );
  const { status } = spawnSync("npx", ["stryker", "run", `config/${name}.json`], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error(`Stryker failed on ${name}`);
  return tell(name, JSON.parse(readFileSync(report, "utf8")));
}

function tell(name, { files }) {
  const mutants = Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ file, ...mutant })),
  );
  const counted = mutants.filter(({ status }) => !["Ignored", "CompileError"].includes(status));
  const survivors = counted.filter(({ status }) => ["Survived", "NoCoverage", "RuntimeError"].includes(status));
  for (const { file, location, mutatorName, replacement, status } of survivors)
    console.log(
      `${relative("", file)}:${location.start.line}:${location.start.column} ${mutatorName} ${status}: ${replacement?.replace(/\s+/g, " ")}`,
    );
  const score = (100 * (counted.length - survivors.length)) / counted.length;
  console.log(`${name}: ${counted.length - survivors.length} of ${counted.length} were noticed, ${score.toFixed(1)} %`);
  return score;
}
