// A test runner for Stryker: loads the bundled tests anew for each mutant, so that nothing is left of the one before,
// and runs those that come to it, the quickest first, until one fails.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { determineHitLimitReached, toMutantRunResult } from "@stryker-mutator/api/test-runner";
import { expectSnapshots, failureOf, load, unchanged } from "./harness.mjs";

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "bundled", () => new Runner())];

globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

class Runner {
  // In the folder in which Stryker changed the sources, where this is made.
  #bundle = pathToFileURL(resolve("test/bundled/tests.mjs"));
  /** What the run without a mutant found out, for all processes. */
  #notes = resolve("test/bundled/notes.json");
  #loaded = 0;
  #quickest;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {}

  async dispose() {}

  async dryRun() {
    stryker.activeMutant = undefined;
    const results = [];
    const snapshots = await unchanged(async () => {
      for (const [id, work] of await this.#tests()) {
        stryker.currentTestId = id;
        results.push(await this.#run(id, work));
        stryker.currentTestId = undefined;
      }
    });
    const ids = results.toSorted((one, other) => one.timeSpentMs - other.timeSpentMs).map(({ id }) => id);
    writeFileSync(this.#notes, JSON.stringify({ ids, snapshots }));
    return { status: "complete", tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    if (this.#quickest === undefined) {
      const { ids, snapshots } = JSON.parse(readFileSync(this.#notes, "utf8"));
      this.#quickest = ids;
      expectSnapshots(snapshots);
    }
    Object.assign(stryker, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const ran = await this.#mutated(activeMutant.id, testFilter, mutantActivation === "static");
    stryker.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? ran);
  }

  async #mutated(mutant, wanted, isStatic) {
    stryker.activeMutant = isStatic ? mutant : undefined;
    let tests;
    try {
      tests = await this.#tests();
    } catch (error) {
      // A program that does not even start is noticed.
      return complete([{ id: "load", name: "load", timeSpentMs: 0, status: 1, failureMessage: String(error) }]);
    }
    stryker.activeMutant = mutant;
    const isWanted = wanted === undefined ? () => true : (id) => wanted.includes(id);
    const results = [];
    for (const id of this.#quickest.filter(isWanted)) {
      const work = tests.get(id) ?? (() => Promise.reject(new Error(`no test ${id}`)));
      results.push(await this.#run(id, work));
      if (results.at(-1).failureMessage !== undefined) break;
    }
    return complete(results);
  }

  #tests() {
    return load(`${this.#bundle}?${this.#loaded++}`);
  }

  async #run(id, work) {
    const from = performance.now();
    const failureMessage = await failureOf(id, work);
    const result = { id, name: id, timeSpentMs: performance.now() - from };
    return failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage };
  }
}

const complete = (tests) => ({ status: "complete", tests });
