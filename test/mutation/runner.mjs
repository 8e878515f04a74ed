// A test runner for Stryker: runs the bundled tests that come to a mutant, the quickest first, until one fails. They stay
// loaded; where a mutant left something behind, so that a test fails without it as well, they are loaded anew and tried
// again. A mutant in what is computed when a module is loaded gets tests that are loaded with it, all of them, where no
// other way noticed it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { determineHitLimitReached, toMutantRunResult } from "@stryker-mutator/api/test-runner";
import { expectSnapshots, failureOf, load, unchanged } from "./harness.mjs";

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, "bundled", () => new Runner()),
  declareFactoryPlugin(PluginKind.Checker, "sample", () => new Sample()),
];

/** Leaves out all mutants but a part of them, drawn by chance, the same ones for the same seed. */
class Sample {
  #part = Number(process.env.MUTATION_PART ?? 1);
  #seed = process.env.MUTATION_SEED ?? "1";

  async init() {}

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.#isDrawn(mutant) ? tried : leftOut]));
  }

  #isDrawn({ id, replacement }) {
    const drawn = createHash("sha256").update(`${this.#seed} ${id} ${replacement}`).digest().readUInt32BE();
    return drawn < this.#part * 2 ** 32;
  }
}

const tried = { status: "passed" };
const leftOut = { status: "compileError", reason: "not drawn" };

/** Tests of such a name are left out, such as those that take long: each survivor has to live through all the others. */
const leftOutTests = new RegExp(process.env.MUTATION_WITHOUT ?? "^$");

globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

const endless = (id) => resolve(`test/bundled/endless-${id}`);
/**
 * Ends the process where a mutant never does, by the time that the processor spent on it: on a busy machine a clock says
 * nothing. Stryker then starts another process and tries the mutant again, which finds the note.
 */
const watcher = `
const { workerData: { clock, notes } } = require("node:worker_threads");
let [seen, since] = [-1, 0];
setInterval(() => {
  const [id, limit] = clock;
  const spent = process.cpuUsage().user / 1000;
  if (id !== seen || limit === 0) [seen, since] = [id, spent];
  else if (spent - since > limit) {
    require("node:fs").writeFileSync(notes + id, "");
    process.kill(process.pid, "SIGKILL");
  }
}, 200);
`;

class Runner {
  // In the folder in which Stryker changed the sources, where this is made.
  #bundle = pathToFileURL(resolve("test/bundled/tests.mjs"));
  /** What the run without a mutant found out, for all processes. */
  #notes = resolve("test/bundled/notes.json");
  #clock = new Int32Array(new SharedArrayBuffer(8));
  #watcher = new Worker(watcher, { eval: true, workerData: { clock: this.#clock, notes: endless("") } });
  #loaded = 0;
  /** The tests as they were loaded without a mutant. */
  #kept;
  #quickest;
  /** The tests that come to each mutant when they run. */
  #coming;
  /** Milliseconds of computing after which a mutant counts as endless. */
  #limit;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#watcher.unref();
  }

  async dispose() {
    await this.#watcher.terminate();
  }

  async dryRun() {
    stryker.activeMutant = undefined;
    const from = process.cpuUsage();
    const results = [];
    const snapshots = await unchanged(async () => {
      for (const [id, work] of await this.#tests()) {
        if (leftOutTests.test(id)) continue;
        stryker.currentTestId = id;
        results.push(await this.#run(id, work));
        stryker.currentTestId = undefined;
      }
    });
    const ids = results.toSorted((one, other) => one.timeSpentMs - other.timeSpentMs).map(({ id }) => id);
    const coming = {};
    for (const [id, mutants] of Object.entries(stryker.mutantCoverage.perTest))
      for (const mutant of Object.keys(mutants)) coming[mutant] = [...(coming[mutant] ?? []), id];
    const duration = process.cpuUsage(from).user / 1000;
    writeFileSync(this.#notes, JSON.stringify({ ids, coming, snapshots, duration }));
    return { status: "complete", tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, mutantActivation }) {
    if (this.#quickest === undefined) {
      const { ids, coming, snapshots, duration } = JSON.parse(readFileSync(this.#notes, "utf8"));
      this.#quickest = ids;
      this.#coming = new Map(Object.entries(coming).map(([mutant, tests]) => [mutant, new Set(tests)]));
      this.#limit = 5_000 + 3 * duration;
      expectSnapshots(snapshots);
    }
    const id = Number(activeMutant.id);
    // This process may be the second one that tries it.
    if (existsSync(endless(id))) return { status: "timeout" };
    this.#clock.set([id, this.#limit]);
    Object.assign(stryker, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const ran = await this.#mutated(activeMutant.id, mutantActivation === "static");
    stryker.activeMutant = undefined;
    this.#clock[1] = 0;
    return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? ran);
  }

  async #mutated(mutant, isStatic) {
    const coming = this.#coming.get(mutant) ?? new Set();
    const results = await this.#inKept(
      mutant,
      this.#quickest.filter((id) => coming.has(id)),
    );
    if (!isStatic || hasFailed(results)) return complete(results);
    stryker.activeMutant = mutant;
    try {
      return complete(await this.#untilOneFails(await this.#tests(), this.#quickest));
    } catch (error) {
      // A program that does not even start is noticed.
      return complete([{ id: "load", name: "load", timeSpentMs: 0, status: 1, failureMessage: String(error) }]);
    }
  }

  async #inKept(mutant, ids) {
    const isFresh = this.#kept === undefined;
    this.#kept ??= await this.#tests();
    stryker.activeMutant = mutant;
    const results = await this.#untilOneFails(this.#kept, ids);
    stryker.activeMutant = undefined;
    if (!hasFailed(results)) return results;
    if (!hasFailed(await this.#untilOneFails(this.#kept, [results.at(-1).id]))) return results;
    this.#kept = undefined;
    return isFresh ? results : this.#inKept(mutant, ids);
  }

  async #untilOneFails(tests, ids) {
    const results = [];
    for (const id of ids) {
      const work = tests.get(id) ?? (() => Promise.reject(new Error(`no test ${id}`)));
      results.push(await this.#run(id, work));
      if (hasFailed(results)) break;
    }
    return results;
  }

  #tests() {
    return load(`${this.#bundle}?${this.#loaded++}`);
  }

  async #run(id, work) {
    const from = spent();
    const failureMessage = await failureOf(id, work);
    const result = { id, name: id, timeSpentMs: spent() - from };
    return failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage };
  }
}

/** Milliseconds of computing that the processor has spent so far: on a busy machine a clock tells of that. */
const spent = () => process.cpuUsage().user / 1000;

/** Whether the last test failed. */
const hasFailed = (results) => results.at(-1)?.failureMessage !== undefined;

const complete = (tests) => ({ status: "complete", tests });
