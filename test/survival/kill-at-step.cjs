// Loaded into the program before it starts: ends it, as SIGKILL does, right before the step KILL_AT of those that change
// something on the disk, or of those that KILL_STEPS names. Of a text that is written, the first half is.
const fs = require("node:fs");

const steps = [
  "appendFileSync",
  "closeSync",
  "fchmodSync",
  "fchownSync",
  "fsyncSync",
  "mkdirSync",
  "openSync",
  "renameSync",
  "rmSync",
  "writeFileSync",
  "writeSync",
];
let left = Number(process.env.KILL_AT);
for (const name of process.env.KILL_STEPS?.split(",") ?? steps) {
  const step = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left !== 0) return step(...args);
    if (name === "writeFileSync") step(args[0], args[1].slice(0, args[1].length / 2), args[2]);
    process.kill(process.pid, "SIGKILL");
    // The signal may take a moment, in which nothing more may happen.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}
