import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { followup, it, key, type TestTerminal } from "../support/terminal.ts";

const ring = resolve("test/fixtures/ring.yaml");
const diagnose = `${followup} diagnose '${ring}'`;

/** Answers until the farewell, with two of its three blanks. */
async function answer(at: TestTerminal): Promise<void> {
  await at.on("Question 1", key.down, key.enter);
  await at.on("Your own name?", "Zoë 日本 🙂", key.enter);
  await at.on("Your contact's first name?", key.enter);
  await at.on("What are you selling them", "pumps", key.enter);
}

describe.concurrent("prompts go to the terminal, the advice to stdout", () => {
  it("stdout is the terminal too", async ({ run }) => {
    const at = run(diagnose);
    await answer(at);
    expect(await at.code()).toBe(0);
    expect(at.history).toContain("Say goodbye, politely");
  });

  it.for<[string, string]>([
    ["a file", `${diagnose} >out`],
    ["a program", `${diagnose} | cat >out`],
    ["a program, with stderr in a file", `${diagnose} 2>err | cat >out`],
    ["a program, with stderr in another pipe and stdin empty", `${diagnose} </dev/null 2>&1 >out | cat >err`],
  ])("stdout is %s", async ([_where, script], { run }) => {
    const at = run(script);
    await answer(at);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toMatch(/^Say goodbye, politely\n[^\u001b]*Goodbye from Zoë 日本 🙂\n[^\u001b]*$/);
    expect(at.history).not.toContain("Say goodbye");
    if (existsSync(join(at.folder, "err"))) expect(at.file("err")).not.toContain("Question 1");
    expect(at.isSane).toBe(true);
  });

  it("tells which answers the config has given before it asks", async ({ run }) => {
    const at = run(
      `${followup} config set reachable no 2>/dev/null || true; ${followup} config set news doubt; ${followup} diagnose >out`,
    );
    await at.on("How far had it come?", key.ctrlC);
    await at.code();
    expect(at.history).toContain("From your config, and so not asked: news doubt.");
  });

  it("on a terminal ends with what to do, and does not repeat the answers that stand above", async ({ run }) => {
    const at = run(diagnose);
    await answer(at);
    await at.code();
    expect(at.screen).toContain("-> Say goodbye, politely");
    expect(at.history).not.toContain("How we got here");
  });

  it("and repeats them where none was asked, as a number that reads well without is not", async ({ run }) => {
    const own = `sed 's/I take it/After {{ quiet_days | default: "a while" }}, I take it/' '${ring}' >own.yaml`;
    const at = run(
      `${own}; ${followup} diagnose ./own.yaml -a reachable=no -a own_name=Al -a first_name=Ann -a goods=pumps`,
      { rows: 60 },
    );
    expect(await at.code()).toBe(0);
    expect(at.history).toContain("After a while, I take it");
    expect(at.history).toContain("How we got here");
    expect(at.history).not.toContain("Again, without questions");
  });

  it("offers formal words where there are some and nobody chose", async ({ run }) => {
    const at = run(`${followup} diagnose save-face -a phone_reaches=dead >out`);
    await at.on("For the messages", "--", key.enter);
    await at.code();
    expect(at.history).toContain("In formal words: the same call with -a tone=formal");
    expect(at.file("out")).toContain("How we got here");
  });

  it("a message that this advice has not costs no answer", async ({ run }) => {
    const at = run(`${diagnose} -m voicemail`);
    await answer(at);
    expect(await at.code()).toBe(2);
    expect(at.history).toContain("Say goodbye, politely");
    expect(at.history).toContain('error: this advice has no message "voicemail"');
    expect(at.history.replace(/\s+/g, " ")).toMatch(/Again, without questions: followup diagnose .* -m --no-input/);
  });

  it("and where stdout is a pipe, nothing else takes its place there", async ({ run }) => {
    const at = run(`${diagnose} -m voicemail >out`);
    await answer(at);
    expect(await at.code()).toBe(2);
    expect(at.file("out")).toBe("");
    expect(at.history).toContain("-m --no-input");
  });

  it("a message for the clipboard of the terminal is said to be sent, in whole words", async ({ run }) => {
    const at = run(`${followup} diagnose save-face -a phone_reaches=dead --no-input --copy >out`);
    expect(await at.code()).toBe(0);
    expect(at.history).toContain("sent to the clipboard of your terminal: way-out (email).");
    for (const line of at.history.split("\n")) expect(line.length).toBeLessThan(80);
  });

  it("answers come from a pipe, the rest is asked", async ({ run }) => {
    const at = run(`printf 'reachable: no\\nown_name: Zoë\\n' | ${diagnose} --answers - >out`);
    await at.on("Your contact's first name?", "Ann", key.enter);
    await at.on("What are you selling them", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("Hi Ann,");
    expect(at.history).not.toContain("Your own name?");
  });

  it.for(["", "--plain"])("answers are typed up to Ctrl-D, the rest is asked there too: %s", async (flag, { run }) => {
    const at = run(`${diagnose} --answers - ${flag} >out`);
    at.press("reachable: no", key.enter, "own_name: Zoë", key.enter, key.ctrlD);
    await at.on("Your contact's first name?", "Ann", key.enter);
    await at.on("What are you selling them", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("Hi Ann,");
    expect(at.isSane).toBe(true);
  });
});

describe("where there is nobody to ask, it neither asks nor waits", () => {
  // Detached: a session of its own, and so no controlling terminal.
  const alone = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, ["-e", launcher, resolve("dist/main.cjs"), ...args], {
      encoding: "utf8",
      timeout: 50_000,
      env: { PATH: "", ...env },
    });
  const launcher = `
    const [, ...args] = process.argv;
    const child = require("node:child_process").spawn(process.execPath, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] });
    child.on("exit", (code) => { process.exitCode = code; });`;

  it("a missing answer is exit 2, naming the question, its choices and the flag", () => {
    const { status, stdout, stderr } = alone(["diagnose", ring]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/reachable/);
    expect(stderr).toMatch(/I have not called the main number yet/);
    expect(stderr).toMatch(/-a reachable=.*, or run it on a terminal to be asked/);
  });

  it("a message that no action has is refused before the first question", () => {
    const { status, stderr } = alone(["diagnose", ring, "-m", "emial"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean email?");
  });

  it("with all answers it advises, and leaves blanks", () => {
    const { status, stdout } = alone(["diagnose", ring, "-a", "reachable=no"]);
    expect(status).toBe(0);
    expect(stdout).toContain("[your name]");
  });

  it.for<[string, Record<string, string>]>([
    ["--no-input", {}],
    ["CI", { CI: "true" }],
  ])("%s forbids to ask on a terminal, and is named", async ([flag, env], { run }) => {
    const at = run(`${diagnose} ${flag.startsWith("-") ? flag : ""}`, { env });
    expect(await at.code()).toBe(2);
    expect(at.raw).not.toContain("Question 1");
    expect(at.raw).toContain(`${flag} is set, so nothing is asked. Answer it with -a reachable=`);
    expect(at.raw).not.toContain("on a terminal");
  });
});

describe.concurrent("stdout that fails", () => {
  const complete = "-a reachable=no -a own_name=Al -a first_name=Ann -a goods=pumps";

  it("`| head -1` ends quietly with 0", async ({ run }) => {
    const at = run(`{ ${diagnose}; echo $? >code; } 2>err | head -1 >out`);
    await answer(at);
    await at.code();
    expect([at.file("code"), at.file("out")]).toEqual(["0\n", "Say goodbye, politely\n"]);
  });

  it("a reader that is gone already ends it quietly with 0", async ({ run }) => {
    const at = run(`{ ${diagnose}; echo $? >code; } 2>err | true`);
    await answer(at);
    await at.code();
    expect(at.file("code")).toBe("0\n");
    expect(at.file("err")).not.toMatch(/error/);
  });

  it.for<[string, string, number]>([
    ["1 of a check that found problems", "playbook check /dev/null", 1],
    ["2 of a wrong call", "diagnose --no-input 2>&1", 2],
    ["3 of blanks that were left", "diagnose save-face -a phone_reaches=dead --no-input --strict", 3],
  ])("a reader that is gone leaves the exit code %s as it is", async ([_, call, code], { run }) => {
    const at = run(`{ ${followup} ${call}; echo $? >code; } 2>err | true`);
    await at.code();
    expect(at.file("code")).toBe(`${code}\n`);
  });

  it.runIf(existsSync("/dev/full"))("`> /dev/full` is exit 74, and says so", async ({ run }) => {
    const at = run(`${diagnose} >/dev/full 2>err`);
    await answer(at);
    expect(await at.code()).toBe(74);
    expect(at.file("err")).toMatch(/^error: the output could not be written/m);
  });

  it("more than 64 KiB reach a slow reader without a byte lost", async ({ run }) => {
    const at = run("true");
    await at.code();
    const big = join(at.folder, "big.yaml");
    const line = "      日本 🙂 and so on, line after line, until the pipe is full.\n";
    writeFileSync(
      big,
      readFileSync(ring, "utf8").replace("      I take it", () => `${line.repeat(5000)}      I take it`),
    );
    const call = [resolve("dist/main.cjs"), "diagnose", big, ...complete.split(" ")];
    const whole = await output(process.execPath, call);
    expect(whole.length).toBeGreaterThan(300_000);
    expect(Buffer.compare(await readSlowly(call), whole)).toBe(0);
  });
});

/** Reads 4 KiB at a time with a pause after each, so that the pipe is full and the writer has to wait. */
function readSlowly(call: readonly string[]): Promise<Buffer> {
  const reader = `
    const { readSync, writeSync } = require("node:fs");
    const piece = Buffer.alloc(4096);
    const clock = new Int32Array(new SharedArrayBuffer(4));
    for (let read; (read = readSync(0, piece)) > 0; Atomics.wait(clock, 0, 0, 5)) writeSync(1, piece, 0, read);`;
  const pipeline = ["-c", `"$@" | "$NODE" -e "$READER"`, "sh", process.execPath, ...call];
  return output("/bin/sh", pipeline, { PATH: process.env["PATH"], NODE: process.execPath, READER: reader });
}

/** What a program writes. The tests beside this one go on meanwhile. */
async function output(file: string, args: readonly string[], env = process.env): Promise<Buffer> {
  return (await promisify(execFile)(file, args, { encoding: "buffer", maxBuffer: 2 ** 24, env })).stdout;
}
