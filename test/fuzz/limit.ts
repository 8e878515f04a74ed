import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { expect } from "vitest";
import { fresh } from "../support/runs.ts";

/** Seconds that one input may take: far more than it needs, even where it starts processes on a busy machine. */
const patience = 180;

/**
 * What looks on while the tests run: a process that hangs cannot stop itself. It says which input of which test did, and
 * kills the whole process, so that the test run fails. It stays as long as the process, which other files may share.
 */
const watcher = `
const { workerData: { clock, name, patience, seed } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
let [seen, since] = [0, Date.now()];
setInterval(() => {
  const now = Atomics.load(clock, 0);
  if (now !== seen || now % 2 === 0) [seen, since] = [now, Date.now()];
  else if (Date.now() - since > patience * 1000) {
    const test = Buffer.from(name).toString().replace(/\\0.*$/s, "");
    writeSync(2, "\\nhangs: input " + (now - Atomics.load(clock, 1) + 1) / 2 + " with FUZZ_SEED=" + seed + " in " + test + "\\n");
    process.kill(process.pid, "SIGKILL");
  }
}, 500);
`;

/** First what is odd while an input is tried, and another number for each; then what it was when the test began. */
const clock = new Int32Array(new SharedArrayBuffer(8));
const name = new Uint8Array(new SharedArrayBuffer(300));
const worker = new Worker(watcher, { eval: true, workerData: { clock, name, patience, seed: fresh } });
worker.unref();

let running = "";
fc.configureGlobal({
  beforeEach: () => {
    if (Atomics.load(clock, 0) % 2 === 0) Atomics.add(clock, 0, 1);
    const test = expect.getState().currentTestName ?? "";
    if (test === running) return;
    running = test;
    name.fill(0);
    new TextEncoder().encodeInto(test, name);
    Atomics.store(clock, 1, Atomics.load(clock, 0) - 1);
  },
  afterEach: () => {
    if (Atomics.load(clock, 0) % 2 === 1) Atomics.add(clock, 0, 1);
  },
});
