import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
    [["playbook", "check", "elsewhere.yaml"], "It is looked for from the folder that you are in."],
    [["diagnose", "zzzzzz"], "followup playbook list shows what there is."],
    [["playbook", "new", "Our Renewals"], "such as our-renewals."],
    [["playbook", "new", "nul"], "such as after-the-fair."],
    [["playbook", "new", "!"], "such as after-the-fair."],
    [["playbook", "new", "ours", "--with-methods"], "--with-methods goes with --from"],
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

describe("a copy with its methods", () => {
  const small = (go: string) =>
    `title: Small\nsummary: Of the team's.\ntree:\n  start: {ask: days_silent, when: [{below: 5, go: rest}, {go: ${go}}, {unsure: rest}]}\nactions:\n  rest: {do: Rest, because: It helps, ends: Done}\n`;
  const method = (what: string) => `# ${what}\n${small("rest")}`;
  const team = join(here, "team");
  mkdirSync(team);
  writeFileSync(join(team, "lead.yaml"), small("playbook:patience"));
  writeFileSync(join(team, "patience.yaml"), method("The team's"));
  writeFileSync(join(team, "head.yaml"), small("playbook:follow"));
  writeFileSync(join(team, "follow.yaml"), method("No such ships"));
  writeFileSync(join(team, "top.yaml"), small("playbook:save-face"));

  it.each([
    ["beside it, though one of that name ships", "lead", "patience", method("The team's")],
    ["beside it, where none of that name ships", "head", "follow", method("No such ships")],
    ["that ships, where none is beside it", "top", "save-face", readFileSync(shipped("save-face"), "utf8")],
  ])("has the one %s", (_, lead, its, text) => {
    const home = newHome();
    const from = `./team/${lead}.yaml`;
    const args = ["playbook", "new", "mine", "--from", from, "--with-methods"];
    const { stdout } = followup(args, { env: { FOLLOWUP_HOME: home }, cwd: here });
    const files = ["mine", its].map((name) => join(home, "playbooks", `${name}.yaml`));
    expect(stdout).toBe(files.map((file) => `${file}\n`).join(""));
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual([small(`playbook:${its}`), text]);
  });

  it("cannot be called as one of them", () => {
    const home = newHome();
    const args = ["playbook", "new", "follow", "--from", "./team/head.yaml", "--with-methods"];
    const { code, stderr } = followup(args, { env: { FOLLOWUP_HOME: home }, cwd: here });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('./team/head.yaml hands over to "follow"'),
    });
    expect(existsSync(join(home, "playbooks"))).toBe(false);
  });
});

describe.runIf(process.platform !== "win32")("a copy of a method that is not sound", () => {
  const deal = [
    "diagnose",
    "--no-input",
    "-a",
    "news=doubt",
    "-a",
    "stage=proposal",
    "-a",
    "doubt_kind=cold_feet",
    "-a",
    "hunch=worry",
  ];
  const withCopy = (text: string) => {
    const odd = newHome();
    const file = join(odd, "playbooks", "executive-call.yaml");
    mkdirSync(join(odd, "playbooks"));
    writeFileSync(file, text);
    return { file, call: (...args: readonly string[]) => followup(args, { env: { FOLLOWUP_HOME: odd } }) };
  };

  it("is told alone, by the default playbook and by a check of it", () => {
    const { file, call } = withCopy("title: Ours\ntree: [\n");
    const { code, stdout, stderr } = call(...deal);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${file}:3:1: the [ of line 2 is not closed`);
    const check = call("playbook", "check", "gone-quiet");
    expect(check.code).toBe(1);
    for (const told of [stderr, check.stdout]) expect(told).not.toContain("gone-quiet.yaml");
  });

  it.each([
    ["half written", "title: Ours\ntree: [\n"],
    [
      "without an action that others go to",
      readFileSync(shipped("executive-call"), "utf8").replaceAll("warn-", "tell-"),
    ],
  ])("%s, is told with the one command that lets a rep go on", (_, text) => {
    const { file, call } = withCopy(text);
    const { stderr } = call(...deal);
    const [, move = ""] = /To go on at once: (mv .*)/.exec(stderr) ?? [];
    expect(move).toBe(`mv '${file}' '${file}.off'`);
    expect(stderr).toContain("hint: followup playbook check executive-call helps to mend it.");
    execFileSync("sh", ["-c", move]);
    expect(call(...deal).code).toBe(0);
  });

  it("is told by list, as are those that hand over to it, and no others", () => {
    const { code, stdout } = withCopy("title: Ours\n").call("playbook", "list");
    expect(code).toBe(0);
    const broken = stdout.split("\n").filter((line) => line.includes("(has problems"));
    expect(broken.map((line) => line.split(" ")[0])).toEqual(["executive-call", "gone-quiet"]);
  });

  it("leaves a wrong call a wrong call", () => {
    expect(withCopy("title: Ours\n").call("diagnose", "--foo")).toMatchObject({ code: 2, stdout: "" });
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

it.runIf(process.platform !== "win32")("a pipe in the place of the playbooks folder is told", () => {
  const odd = newHome();
  execFileSync("mkfifo", [join(odd, "playbooks")]);
  for (const call of [
    ["playbook", "list"],
    ["diagnose", "--no-input"],
  ]) {
    const { code, stdout, stderr } = followup(call, { env: { FOLLOWUP_HOME: odd } });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`cannot read the folder ${join(odd, "playbooks")}: a part of its path is no folder`);
  }
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
