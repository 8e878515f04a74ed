import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, vi } from "vitest";
import { followup, it, key, type TestTerminal } from "../support/terminal.ts";

const diagnose = `${followup} diagnose '${resolve("test/fixtures/ring.yaml")}'`;

/** Every kind of question, and the flags that lead straight to it. */
const questions = [
  ["a choice", "", "Does anybody at their main"],
  ["a number", "-a reachable=yes", "What is this deal worth?"],
  ["a number of days", "-a reachable=unsure", "How long since"],
  ["a text", "-a reachable=no", "Your own name?"],
] as const;

const manners = [
  ["", "redrawn prompts"],
  ["--plain", "plain lines"],
] as const;
const signals = [
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGINT", 130],
] as const;
const everyQuestion = manners.flatMap(([flag, manner]) =>
  questions.map(([kind, flags, ask]) => ({ kind, manner, ask, script: `${diagnose} ${flag} ${flags} >out` })),
);

const left = (at: TestTerminal) => ({ stdout: at.file("out"), isSane: at.isSane });
const clean = { stdout: "", isSane: true };

describe.concurrent("a cancelled interview leaves nothing on stdout and the terminal as it was", () => {
  it.for(everyQuestion)("Ctrl-C at $kind, $manner", async ({ script, ask }, { run }) => {
    const at = run(script);
    await at.on(ask, key.ctrlC);
    expect(await at.code()).toBe(130);
    expect(left(at)).toEqual(clean);
  });

  it.for(everyQuestion)("Ctrl-D at $kind, $manner", async ({ script, ask }, { run }) => {
    const at = run(script);
    await at.on(ask, key.ctrlD);
    expect(await at.code()).toBe(130);
    expect(left(at)).toEqual(clean);
  });

  it.for(manners.flatMap(([flag, manner]) => signals.map(([name, code]) => ({ flag, manner, name, code }))))(
    "$name is exit $code, $manner",
    async ({ flag, name, code }, { run }) => {
      const at = run(`${diagnose} ${flag} >out`);
      await at.see("Question 1");
      at.signal(name);
      expect(await at.code()).toBe(code);
      expect(left(at)).toEqual(clean);
    },
  );

  it("the prompt is gone from the screen, the answers given stay", async ({ run }) => {
    const at = run(`${diagnose} >out`);
    await at.on("Question 1", key.enter);
    await at.on("What is this deal worth?", "90", key.ctrlC);
    await at.code();
    expect(at.lines.filter((line) => line !== "")).toEqual([
      expect.stringMatching(/^✔ Does anybody/),
      expect.any(String),
      "RC=130",
    ]);
  });

  it("Ctrl-D in a line with something typed only concerns the line", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=no >out`);
    await at.on("Your own name?", "Al", key.ctrlD, "ice", key.enter);
    await at.see("✔ Your own name? Alice");
    at.press(key.ctrlC);
    expect(await at.code()).toBe(130);
  });

  it("Ctrl-C works while stdin is a file and the terminal was opened for the prompts", async ({ run }) => {
    const at = run(`${diagnose} </dev/null 2>/dev/null >out`);
    await at.on("Question 1", key.ctrlC);
    expect(await at.code()).toBe(130);
    expect(left(at)).toEqual(clean);
  });

  it.for(manners)("a terminal that goes away ends it: %s", async ([flag], { run }) => {
    const at = run(`trap : HUP; ${diagnose} ${flag} >out; echo $? >code`);
    await at.see("Question 1");
    at.hangUp();
    await vi.waitUntil(() => existsSync(join(at.folder, "code")) && at.file("code") !== "", 30_000);
    expect([at.file("out"), at.file("code")]).toEqual(["", "129\n"]);
  });
});
