import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bin, followup, newHome, node } from "../support/program.ts";

const home = newHome();
const here = newHome();
const own = join(home, "playbooks");
const shipped = (name: string): string => fileURLToPath(new URL(`../../playbooks/${name}.yaml`, import.meta.url));
const run = (...args: readonly string[]) => followup(args, { env: { FOLLOWUP_HOME: home }, cwd: here });

mkdirSync(own);
cpSync(shipped("save-face"), join(own, "save-face.yaml"));
cpSync(shipped("starter/starter"), join(here, "renewals.yaml"));

describe("a playbook that is not there", () => {
  it.each([
    [["playbook", "check", "renewals"], "Did you mean ./renewals.yaml?"],
    [["diagnose", "renewls"], "Did you mean ./renewals.yaml?"],
    [["playbook", "show", "renewels.yaml"], "Did you mean ./renewals.yaml?"],
    [["diagnose", "./renewals.yml"], "Did you mean ./renewals.yaml?"],
    [["diagnose", "save-fase"], "Did you mean save-face?"],
    [["playbook", "check", "."], "Name a file in it."],
    [["playbook", "new", "Our Renewals"], "such as our-renewals."],
    [["playbook", "new", "nul"], "such as after-the-fair."],
    [["playbook", "new", "!"], "such as after-the-fair."],
  ])("%j", (args, hint) => {
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(hint);
  });
});

describe("a playbook of one's own that is called as one that ships", () => {
  it("is told by list", () => {
    expect(run("playbook", "list").stdout).toMatch(/^save-face .*save-face\.yaml \(in place of the shipped one\)$/m);
  });

  it("is told by check, beside what it says", () => {
    const { code, stdout, stderr } = run("playbook", "check", "save-face");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^save-face: sound/);
    expect(stderr).toBe(
      "note: save-face takes the place of the save-face that ships, also where others hand over to it\n",
    );
    expect(run("playbook", "check", shipped("save-face")).stderr).toBe("");
  });
});

it.runIf(process.platform !== "win32")("a pipe of a playbook's name is not waited for", () => {
  const odd = newHome();
  mkdirSync(join(odd, "playbooks"));
  execFileSync("mkfifo", [join(odd, "playbooks", "patience.yaml")]);
  const { code, stdout } = followup(["playbook", "show", "patience"], { env: { FOLLOWUP_HOME: odd } });
  expect([code, stdout]).toEqual([0, run("playbook", "show", "patience").stdout]);
});

it.runIf(process.platform !== "win32")("a pipe in the place of a new playbook is not waited for", () => {
  const odd = newHome();
  mkdirSync(join(odd, "playbooks"));
  execFileSync("mkfifo", [join(odd, "playbooks", "ours.yaml")]);
  const { code, stderr } = followup(["playbook", "new", "ours"], { env: { FOLLOWUP_HOME: odd } });
  expect(code).toBe(2);
  expect(stderr).toContain("ours.yaml is a pipe, and no file");
});

it.runIf(process.platform !== "win32").each([
  ["a playbook", `cat "$FILE" | "$NODE" "$BIN" actions call-once -p /dev/stdin`],
  ["a playbook of a substitution", `"$NODE" "$BIN" actions call-once -p <(cat "$FILE")`],
  ["answers", `echo phone_reaches: dead | "$NODE" "$BIN" diagnose save-face --answers /dev/stdin --no-input`],
  ["answers of a substitution", `"$NODE" "$BIN" diagnose save-face --answers <(echo phone_reaches: dead) --no-input`],
])("a pipe that a call names is read: %s", (_, script) => {
  const env = { PATH: process.env["PATH"], HOME: here, NODE: node, BIN: bin, FILE: shipped("save-face") };
  expect(execFileSync("bash", ["-c", script], { env, encoding: "utf8", stdio: "pipe" })).toMatch(
    /^(?:Call once|Send the polite)/,
  );
});

it("a HOME that is empty is not the current folder", () => {
  mkdirSync(join(here, ".config", "followup"), { recursive: true });
  const path = followup(["config", "path"], { env: { HOME: "" }, cwd: here }).stdout;
  expect(path).toMatch(/^\/.*config\.yaml\n$/);
  expect(path).not.toContain(here);
});
