import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { followup, newHome } from "../support/program.ts";
import { type Started, start, times } from "./started.ts";

const options = { timeout: 3_600_000 };

/** Half a megabyte that nobody wants to lose, so that there is time to be killed while it is written. */
const notes = Array.from(
  { length: 500 },
  (_, line) => `# ${line} is a note of mine${", kept in this file for a reason".repeat(32)}\n`,
).join("");

let home: string;
beforeEach(() => {
  home = newHome();
});

/** A run that waits for a lock, while other tests go on. */
let waiting: Started & { readonly home: string };
beforeAll(() => {
  const home = newHome();
  // This very process; the number of one that was killed may be given to another.
  writeFileSync(join(home, "config.yaml.lock"), String(process.pid));
  waiting = { home, ...start(["config", "set", "my_name", "Bo"], { FOLLOWUP_HOME: home }) };
});

/** Kills a run before its first step that changes something on the disk, then before the second, and so on to its end. */
function killedAtEachStep(
  args: readonly string[],
  look: () => void,
  steps: Readonly<Record<string, string>> = {},
): number {
  for (let step = 1; ; step++) {
    const env = { FOLLOWUP_HOME: home, NODE_OPTIONS: `--require="${preload}"`, KILL_AT: String(step), ...steps };
    const { code } = followup(args, { env });
    look();
    if (code !== null) {
      expect(code).toBe(0);
      return step - 1;
    }
  }
}

const preload = fileURLToPath(new URL("kill-at-step.cjs", import.meta.url));

/** Kills a run at some moment from 0, its start, to 1, where it would have ended by itself. */
async function killedAt({ child, ended }: Started, moment: number, duration: number): Promise<void> {
  await setTimeout(moment * duration);
  child.kill("SIGKILL");
  await ended;
}

/** Kills a run as soon as something shows that it writes. Gives up where the run ends before. */
async function killedWhile({ child, ended }: Started, isWriting: () => boolean): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && !isWriting()) await setImmediate();
  child.kill("SIGKILL");
  await ended;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function durationOf(run: () => Started): Promise<number> {
  const from = performance.now();
  await run().ended;
  return performance.now() - from;
}

const momentOf = (index: number, count: number): number => 0.2 + (0.9 * index) / count;

describe("killed while it changes the config", options, () => {
  it("leaves the old content or the new, whatever the moment", async () => {
    const file = join(home, "config.yaml");
    const env = { FOLLOWUP_HOME: home };
    const contentOf = (name: string) => `my_name: "${name}" # me\n${notes}tone: warm\n`;
    let old = contentOf("Ana 0");
    writeFileSync(file, old);
    const duration = await durationOf(() => start(["config", "set", "my_name", "Ana 0"], env));
    const count = times(24, 300);
    const caught = { late: 0, changing: 0, writing: 0 };
    for (let index = 0; index < count; index++) {
      const run = start(["config", "set", "my_name", `Ana ${index}`], env);
      const size = statSync(file).size;
      const signs = [
        () => namesIn(home).some((name) => name.endsWith(".lock")),
        () => namesIn(home).some((name) => name.endsWith(".unfinished")),
        // What is written in its place is short at first.
        () => statSync(file).size < size,
      ];
      if (index % 2 === 0) await killedAt(run, momentOf(index, count), duration);
      else await killedWhile(run, signs[((index - 1) / 2) % 3] as () => boolean);
      const now = readFileSync(file, "utf8");
      expect([old, contentOf(`Ana ${index}`)]).toContain(now);
      const left = namesIn(home);
      if (now !== old) caught.late++;
      else if (left.includes(`config.yaml.${run.child.pid}.unfinished`)) caught.writing++;
      else if (left.includes("config.yaml.lock") && readFileSync(`${file}.lock`, "utf8") === String(run.child.pid))
        caught.changing++;
      old = now;
    }
    // Else nothing was tried.
    expect(caught.changing + caught.writing).toBeGreaterThan(0);
    console.info(
      `${count} kills: ${caught.changing} during the change, ${caught.writing} more while the file was written, ${caught.late} too late`,
    );

    const from = performance.now();
    expect(followup(["config", "set", "my_name", "Bo"], { env }).code).toBe(0);
    expect(performance.now() - from).toBeLessThan(4_000 + 2 * duration);
    expect(readFileSync(file, "utf8")).toBe(contentOf("Bo"));
  });

  it("leaves the old content or the new at each single step of it", () => {
    const file = join(home, "config.yaml");
    const [old, whole] = ["my_name: Ana # me\ntone: warm\n", 'my_name: "Bo" # me\ntone: warm\n'];
    const seen = new Set<string>();
    // With the cache filled and no lock left, each run takes the same steps, so that none of them is left out.
    writeFileSync(file, old);
    expect(followup(["config", "set", "my_name", "Bo"], { env: { FOLLOWUP_HOME: home } }).code).toBe(0);
    const reset = () => {
      for (const name of namesIn(home)) if (/unfinished|lock/.test(name)) rmSync(join(home, name));
      writeFileSync(file, old);
    };
    reset();
    const steps = killedAtEachStep(["config", "set", "my_name", "Bo"], () => {
      const now = readFileSync(file, "utf8");
      expect([old, whole]).toContain(now);
      seen.add(now);
      reset();
    });
    expect(steps).toBeGreaterThan(6);
    expect(seen.size).toBe(2);
    expect(followup(["config", "set", "my_name", "Bo"], { env: { FOLLOWUP_HOME: home } }).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(whole);
    expect(namesIn(home)).not.toContain("config.yaml.lock");
  });

  it("leaves nothing for good", () => {
    const env = { FOLLOWUP_HOME: home };
    const left = ["config.yaml.4194304.unfinished", "config.yaml.lock", "config.yaml.bak", "config.yaml.1"];
    for (const name of left) writeFileSync(join(home, name), name === "config.yaml.lock" ? "4194304" : "my_name: A");
    const longAgo = Date.now() / 1000 - 3600;
    for (const name of left) utimesSync(join(home, name), longAgo, longAgo);
    expect(followup(["config", "set", "my_name", "Bo"], { env }).code).toBe(0);
    expect(namesIn(home).filter((name) => name.startsWith("config"))).toEqual([
      "config.yaml",
      "config.yaml.1",
      "config.yaml.bak",
    ]);
  });

  it("does not hold up others where it had not yet written whose lock it is", () => {
    const env = { FOLLOWUP_HOME: home };
    const lock = join(home, "config.yaml.lock");
    const lasting = () => {
      const from = performance.now();
      expect(followup(["config", "set", "my_name", "Bo"], { env }).code).toBe(0);
      return performance.now() - from;
    };
    const usual = lasting();
    writeFileSync(lock, "");
    const aMinuteAgo = Date.now() / 1000 - 60;
    utimesSync(lock, aMinuteAgo, aMinuteAgo);
    expect(lasting()).toBeLessThan(4_000 + 2 * usual);
    expect(namesIn(home)).not.toContain("config.yaml.lock");
  });

  it("goes on after some seconds where a lock has an owner that does not let go", async () => {
    expect((await waiting.ended).code).toBe(0);
    expect(namesIn(waiting.home)).not.toContain("config.yaml.lock");
    expect(readFileSync(join(waiting.home, "config.yaml"), "utf8")).toBe('my_name: "Bo"\n');
  });
});

describe("killed while it fills the cache", options, () => {
  it("says the same afterwards at each single step of it", () => {
    mkdirSync(join(home, "playbooks"));
    const shipped = readFileSync(new URL("../../playbooks/save-face.yaml", import.meta.url));
    writeFileSync(join(home, "playbooks", "mine.yaml"), shipped);
    const args = ["diagnose", "mine", "--no-input", "--today", "2026-11-23", "-a", "phone_reaches=dead"];
    const wanted = followup(args, { env: { FOLLOWUP_HOME: home } });
    expect(wanted.code).toBe(0);
    const look = () => {
      expect(followup(args, { env: { FOLLOWUP_HOME: home } })).toEqual(wanted);
      rmSync(join(home, "cache"), { recursive: true, force: true });
    };
    rmSync(join(home, "cache"), { recursive: true });
    const writes = killedAtEachStep(args, look, { KILL_STEPS: "writeFileSync" });
    expect(writes).toBeGreaterThan(2);
    if (times(0, 1) > 0) expect(killedAtEachStep(args, look)).toBeGreaterThan(writes);
  });

  it("says the same afterwards as without a cache", async () => {
    const env = { FOLLOWUP_HOME: home };
    const cache = join(home, "cache");
    const asked = [
      "diagnose",
      "mine",
      "--format",
      "json",
      "--no-input",
      "--today",
      "2026-11-23",
      "-a",
      "phone_reaches=dead",
    ];
    mkdirSync(join(home, "playbooks"));
    const shipped = readFileSync(new URL("../../playbooks/save-face.yaml", import.meta.url), "utf8");
    writeFileSync(join(home, "playbooks", "mine.yaml"), `${shipped}${notes.slice(0, 50_000)}`);
    const first = followup(asked, { env });
    expect(first.code).toBe(0);
    rmSync(cache, { recursive: true });
    const duration = await durationOf(() => start(asked, env));
    const count = times(8, 200);
    for (let index = 0; index < count; index++) {
      if (index % 3 === 0) rmSync(cache, { recursive: true, force: true });
      const run = start(asked, env);
      if (index % 2 === 0) await killedAt(run, momentOf(index, count), duration);
      else await killedWhile(run, () => namesIn(cache).some((name) => name.endsWith(`.${run.child.pid}`)));
      expect(followup(asked, { env })).toEqual(first);
    }
  });
});
