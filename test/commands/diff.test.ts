import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DiffJson } from "../../src/render/diff-json.ts";
import { call } from "../fuzz/world.ts";
import { followup, newHome } from "../support/program.ts";

const old = `title: A test
summary: Small and sound.
tree:
  start: {ask: days_silent, when: [{below: 5, go: wait}, {go: act}, {unsure: act}]}
actions:
  act: {do: "Call *them*", because: It helps, ends: Done}
  wait: {do: Wait, because: It helps, ends: Done}
`;
const now = old.replace("below: 5", "below: 8");
const said = old.replace("because: It helps, ends", "because: It may help, ends");

const diff = (was: string, is: string, ...options: readonly string[]) =>
  call(["playbook", "diff", "/old.yaml", "/new.yaml", ...options], {
    files: new Map([
      ["/old.yaml", was],
      ["/new.yaml", is],
    ]),
  });

describe("followup playbook diff", () => {
  it("says which deals get another action, and fails", async () => {
    const { code, stdout, stderr } = await diff(old, now);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "/old.yaml → /new.yaml: 1 situation leads to another action

      Other advice
        days_silent 5 to 7
          was: act: Call *them*
          now: wait: Wait
      "
    `);
  });

  it("ends well where the advice is the same, however it is written", async () => {
    const comment = `# The same\n${old}`;
    expect(await diff(old, comment)).toEqual({
      code: 0,
      stdout: "/old.yaml → /new.yaml: the same advice in every situation\n",
      stderr: "",
    });
  });

  it("fails where only words changed", async () => expect((await diff(old, said)).code).toBe(1));

  it("prints Markdown, in which a playbook's own signs are text", async () => {
    const { code, stdout } = await diff(old, now, "--format", "markdown");
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "**/old.yaml → /new.yaml: 1 situation leads to another action**

      ### Other advice

      - days\\_silent 5 to 7
        - was: act: Call \\*them\\*
        - now: wait: Wait
      "
    `);
  });

  it("prints JSON as its contract says", async () => {
    const { code, stdout } = await diff(old, now, "--format", "json");
    const json = JSON.parse(stdout) as DiffJson;
    expect([code, json.version, json.product, json.advice_changed]).toEqual([1, 1, "0.0.0", true]);
    expect(json.old).toMatchObject({ given: "/old.yaml", name: "old", title: "A test" });
    expect(json.advice).toEqual({
      compared: true,
      complete: true,
      situations: [
        {
          when: [{ question: "days_silent", ranges: [{ from: 5, below: 8 }], unsure: false }],
          says: "days_silent 5 to 7",
          turns: [{ was: "act", now: "wait" }],
          cases: [],
        },
      ],
    });
    expect(json.after_silence).toEqual([]);
    expect(json.actions).toEqual({ added: [], removed: [], renamed: [], changed: [] });
    expect(json.questions.asked).toEqual([]);
  });

  it("leaves no escape sequence of a playbook in what it prints", async () => {
    const hostile = now
      .replace("do: Wait", 'do: "Wait \\u202e"')
      .replace("summary: Small", 'summary: "\\e[31m"\nsummary2: Small');
    const { code, stderr } = await diff(old, hostile);
    expect(code).toBe(2);
    expect(stderr).not.toContain("\u001b");
    expect(stderr).not.toContain("\u202e");
  });

  it("says of a playbook that is not sound what is wrong with it", async () => {
    const { code, stdout, stderr } = await diff(old, now.replace("go: act}, {unsure", "go: acte}, {unsure"));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("/new.yaml:4:63: unknown target `acte`");
  });

  it("compares what ships with a changed copy of it", async () => {
    const { code, stdout } = await call(["playbook", "diff", "save-face", "patience", "--format", "json"]);
    expect([code, (JSON.parse(stdout) as DiffJson).advice_changed]).toEqual([1, true]);
    expect((await call(["playbook", "diff", "gone-quiet", "gone-quiet"])).code).toBe(0);
  });
});

describe("a git revision", () => {
  const repository = newHome();
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...args], { cwd: repository, stdio: "pipe" });
  const folder = join(repository, "playbooks");
  const other = (no: string) =>
    `title: Another\nsummary: Small.\ntree:\n  start: {ask: days_silent, when: [{below: 5, go: rest}, {go: ${no}}, {unsure: rest}]}\nactions:\n  rest: {do: Rest, because: It helps, ends: Done}\n  ask: {do: Ask, because: It helps, ends: Done}\n`;
  const handing = old.replace("{go: act}", "{go: playbook:other}");
  const at = (was: string, is: string, cwd = repository) =>
    followup(["playbook", "diff", was, is], { cwd, env: { FOLLOWUP_HOME: repository } });

  mkdirSync(folder);
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, "it.yaml"), handing);
  writeFileSync(join(folder, "other.yaml"), other("ask"));
  writeFileSync(join(repository, "top.yaml"), handing);
  writeFileSync(join(repository, "other.yaml"), other("ask").replace("below: 5", "below: 7"));
  git("add", ".");
  git("commit", "-qm", "First");
  writeFileSync(join(folder, "other.yaml"), other("ask").replace("below: 5", "below: 9"));
  writeFileSync(join(repository, "other.yaml"), other("ask").replace("below: 5", "below: 9"));

  it("is read with the playbooks beside it, as they were", () => {
    const { code, stdout } = at("main:playbooks/it.yaml", "playbooks/it.yaml");
    expect([code, stdout]).toEqual([
      1,
      "main:playbooks/it.yaml → playbooks/it.yaml: 1 situation leads to another action\n\nOther advice\n  days_silent 5 to 8\n    was: other/ask: Ask\n    now: other/rest: Rest\n",
    ]);
  });

  it("has the same playbooks beside it where its path has backslashes, as on Windows", () => {
    const [slashes, backslashes] = ["main:playbooks/it.yaml", "main:playbooks\\it.yaml"];
    const { code, stdout } = at(backslashes, "playbooks/it.yaml");
    expect(code).toBe(1);
    expect(stdout.replace(backslashes, slashes)).toBe(at(slashes, "playbooks/it.yaml").stdout);
  });

  it("is read at the top of a repository, and from a folder in it", () => {
    expect(at("main:top.yaml", "top.yaml").code).toBe(1);
    expect(at("HEAD:./it.yaml", "it.yaml", folder).code).toBe(1);
    expect(at("main:playbooks/it.yaml", "HEAD:./it.yaml", folder).code).toBe(0);
  });

  it("that does not exist is a mistake like a file that does not", () => {
    expect(at("nowhere:playbooks/it.yaml", "playbooks/it.yaml")).toMatchObject({ code: 2, stdout: "" });
    expect(at("main:playbooks/none.yaml", "playbooks/it.yaml").stderr).toContain(
      "there is no file main:playbooks/none.yaml",
    );
    expect(at("HEAD:it.yaml", "it.yaml", folder).stderr).toContain(
      "hint: From the folder that you are in: HEAD:./it.yaml\n",
    );
    expect(at("main:playbooks", "playbooks/it.yaml").code).toBe(2);
    expect(at("--output=x:playbooks/it.yaml", "playbooks/it.yaml").code).toBe(2);
  });

  it("loses to a file of that very name", () => {
    writeFileSync(join(repository, "main:top.yaml"), now);
    writeFileSync(join(repository, "copy.yaml"), now);
    expect(at("main:top.yaml", "copy.yaml").code).toBe(0);
  });
});
