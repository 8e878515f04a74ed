import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Context, Output } from "../../src/context.ts";
import { exitCodes } from "../../src/errors.ts";
import { lessons } from "../../src/manual/lessons.ts";
import { aboutCommand, aboutWords, manPageOf, renderSections, topics, welcome } from "../../src/manual/manual.ts";
import { plain } from "../../src/render/style.ts";
import { programOf, run } from "../../src/run.ts";
import { type CommandTree, sayFlag, treeOf } from "../../src/shell/command-tree.ts";
import { withFollowup } from "../shell/tab.ts";
import { followup, newHome } from "../support/program.ts";

const program = treeOf(programOf({ version: "1.2.3" } as Context, () => undefined));
const everyCommand = (command: CommandTree): readonly CommandTree[] => [
  command,
  ...command.commands.flatMap(everyCommand),
];
const commands = everyCommand(program);
const calls = [
  ...Object.values(lessons).flatMap(({ examples }) => examples),
  ...topics.flatMap(({ sections }) => sections.flatMap(({ calls = [] }) => calls)),
];

describe("every command teaches itself", () => {
  it.each(commands.map((command) => [command.path.join(" ") || "followup", command] as const))("%s", (_, command) => {
    const examples = lessons[command.path.join(" ")]?.examples ?? [];
    expect(examples.length, "two or three examples, in src/manual/lessons.ts").toBeGreaterThanOrEqual(2);
    expect(examples.length).toBeLessThanOrEqual(4);
    const help = renderSections(aboutCommand(command), { style: plain, width: undefined });
    for (const { call } of examples) expect(help).toContain(`\n    ${call}\n`);
    for (const flag of command.flags) expect(help).toContain(sayFlag(flag));
  });

  it("no lesson is left of a command that is gone", () => {
    expect(Object.keys(lessons).sort()).toEqual(commands.map(({ path }) => path.join(" ")).sort());
  });

  it("every topic that a lesson names is there", () => {
    const named = Object.values(lessons).flatMap((lesson) => lesson.topics);
    expect(named.filter((name) => !("sections" in aboutWords([name], program)))).toEqual([]);
  });
});

describe("every example can be typed as it stands", () => {
  const forOtherShells = /completion (zsh|fish|powershell)|alias (zsh|fish|powershell)|\| source|\$EDITOR/;
  const inBash = [...new Set(calls.map(({ call }) => call))].filter((call) => !forOtherShells.test(call));

  it("the program takes them all", async () => {
    const path = withFollowup();
    const ran = await Promise.all(inBash.map((call) => tried(call, path)));
    expect(ran.flatMap((outcome) => outcome ?? [])).toEqual([]);
  }, 60_000);
});

/** What went wrong with a call, in a folder that has the files it may name; that nobody can be asked is nothing wrong. */
async function tried(call: string, path: string): Promise<string | undefined> {
  const home = newHome();
  for (const folder of ["playbooks", ".config/fish/completions", ".config/followup"])
    mkdirSync(join(home, folder), { recursive: true });
  const sound = readFileSync(fileURLToPath(new URL("../../playbooks/save-face.yaml", import.meta.url)));
  for (const file of ["team.yaml", "playbooks/one.yaml"]) writeFileSync(join(home, file), sound);
  writeFileSync(join(home, "deal.yaml"), "phone_reaches: dead\n");
  writeFileSync(join(home, ".config/followup/config.yaml"), "my_name: Ann\nterritory_size: 2000000\nplain: yes\n");
  const stubs = "jq() { cat; }; less() { cat; }; ";
  try {
    await promisify(execFile)("bash", ["-c", `set -o pipefail; ${stubs}${call}`], {
      cwd: home,
      env: { PATH: path, HOME: home, SHELL: "/bin/bash" },
    });
    return undefined;
  } catch (error) {
    const { stderr } = error as { stderr: string };
    return /needs an answer to|there is no terminal to ask on/.test(stderr) ? undefined : `${call}\n${stderr}`;
  }
}

describe("help fits the terminal", () => {
  const pages = [...commands.map(aboutCommand), ...topics.map(({ sections }) => sections), welcome(program)];

  it.each([40, 60, 80, 200])("of %i columns", (width) => {
    const lines = pages.flatMap((page) => renderSections(page, { style: plain, width }).split("\n"));
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  it("a call that is broken goes on after a backslash, and is the same call", () => {
    const long = {
      heading: "Example",
      calls: [{ does: "Long", call: `followup diagnose -a contact_name="Ann Lee" --no-input --format json --strict` }],
    };
    const lines = renderSections([long], { style: plain, width: 40 }).split("\n").slice(2, -1);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.trim().replace(/\\$/, "").trim()).join(" ")).toBe(long.calls[0]?.call);
    expect(lines.filter((line) => (line.match(/"/g) ?? []).length === 1)).toEqual([]);
  });
});

/** Runs a call here, without a process, as it would run in a pipe. */
async function told(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  const into = (stream: "stdout" | "stderr"): Output => ({
    width: undefined,
    style: async () => plain,
    write: async (text) => {
      said[stream] += text;
    },
  });
  const list = async () => [{ name: "save-face", title: "", from: "shipped", sound: true }];
  const open = async () => ({ questions: new Map(["tone", "deal_size"].map((id) => [id, {}])) });
  const context = {
    version: "1.2.3",
    env: {},
    stdout: into("stdout"),
    stderr: into("stderr"),
    playbooks: { list, open },
  };
  return { code: await run(args, context as unknown as Context), ...said };
}

describe("asking for help", () => {
  it.each([
    [[]],
    [["--help"]],
    [["diagnose", "-h"]],
    [["playbook"]],
    [["config"]],
    [["help"]],
    [["help", "playbook", "check"]],
    [["playbook", "help", "check"]],
    [["help", "topics"]],
    [["help", "exit-codes"]],
  ])("%j: on stdout, with 0", async (args) => {
    const { code, stdout, stderr } = await told(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.length).toBeGreaterThan(100);
  });

  it.each([[["--help", "playbook", "check"]], [["playbook", "--help", "check"]], [["playbook", "help", "check"]]])(
    "%j is about the command, wherever help was asked for",
    async (args) => {
      expect(await told(args)).toEqual(await told(["playbook", "check", "--help"]));
    },
  );

  it("`followup` alone tells what to type first", () => {
    const { code, stdout } = followup([]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Type this first\n.*\n {4}followup diagnose\n/);
  });

  it("has colour on a terminal, and none in a pipe", () => {
    expect(followup(["--help"], { env: { TERM: "xterm-256color" } }).stdout).not.toContain("\u001b");
    expect(followup(["--help"], { env: { FORCE_COLOR: "1" } }).stdout).toContain("\u001b[1mUsage\u001b[22m");
  });

  it("tells every exit code", async () => {
    const { stdout } = await told(["help", "exit-codes"]);
    for (const code of Object.values(exitCodes)) expect(stdout).toMatch(new RegExp(`^  ${code} `, "m"));
  });

  it("tells every variable that the sources read", async () => {
    const src = fileURLToPath(new URL("../../src", import.meta.url));
    const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const read = sources.flatMap((file) =>
      [...readFileSync(join(src, file), "utf8").matchAll(/\benv\["(\w+)"\]/g)].map(([, name]) => name as string),
    );
    const { stdout } = await told(["help", "environment"]);
    expect(read.length).toBeGreaterThan(10);
    expect([...new Set(read)].filter((name) => !stdout.includes(name))).toEqual([]);
  });
});

describe("a wrong call names the near miss", () => {
  it.each([
    [["diagnos"], "Did you mean followup diagnose?"],
    [["playbok", "list"], "Did you mean followup playbook?"],
    [["playbook", "chekc", "--help"], "Did you mean followup playbook check?"],
    [["playbok", "--help"], "Did you mean followup playbook?"],
    [["--help", "playbok"], "Did you mean followup playbook?"],
    [["playbook", "help", "chekc"], "Did you mean followup playbook check?"],
    [["diagnose", "--tone", "formal"], "Answers are given with -a: -a tone=..."],
    [["diagnose", "--deal-size=90k"], "Answers are given with -a: -a deal_size=..."],
    [["playbook", "chekc", "x"], "Did you mean followup playbook check?"],
    [["check", "x"], "Did you mean followup playbook check?"],
    [["save-fase"], "Did you mean followup diagnose save-face?"],
    [["diagnose", "--formt", "json"], "Did you mean --format?"],
    [["diagnose", "-format", "json"], "Did you mean --format?"],
    [["diagnose", "--no-inputs"], "Did you mean --no-input?"],
    [["diagnose", "--format", "jsn"], "Did you mean json?"],
    [["completion", "zhs"], "Did you mean zsh?"],
    [["help", "exit-code"], "Did you mean followup help exit-codes?"],
    [["help", "playbook", "chek"], "Did you mean followup help playbook check?"],
    [["xyzzy"], "followup --help shows its commands."],
    [["diagnose", "--xyzzy"], "followup diagnose --help shows how it is called."],
    [["playbook", "check"], "It is called like this: followup playbook check <playbooks...>"],
    [["diagnose", "gone-quiet", "Ann", "Lee"], "A value with spaces in it needs quotes around it."],
  ])("%j", async (args, hint) => {
    const { code, stdout, stderr } = await told(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`hint: ${hint}`);
  });

  it.each([[["\u001b]52;c;eA==\u0007"]], [["diagnose", "--\u001b[31mx"]], [["help", "\u009b31m\u202e"]]])(
    "%j reaches the terminal harmless",
    async (args) => {
      expect((await told(args)).stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    },
  );
});

describe("the man page", () => {
  const page = manPageOf(program, "1.2.3");
  const man = spawnSync("man", ["--version"]).status === 0;

  it("holds every command, flag, example and topic", () => {
    const rough = page.replaceAll("\\-", "-").replaceAll("\\e", "\\");
    for (const { path, flags } of commands) {
      expect(rough).toContain(`.SH "${["FOLLOWUP", ...path].join(" ").toUpperCase()}"`);
      for (const flag of flags) expect(rough).toContain(`\\fB${sayFlag(flag)}\\fR`);
    }
    for (const { name } of topics) expect(rough).toContain(`.SH "${name.replaceAll("-", " ").toUpperCase()}"`);
  });

  it.skipIf(man)("was not tried, since there is no man here: apt-get install man-db", () => undefined);
  it.runIf(man)("is what man expects", () => {
    const file = join(newHome(), "followup.1");
    writeFileSync(file, page);
    const shown = spawnSync("man", ["--warnings", "-l", file], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", MANWIDTH: "80", LC_ALL: "C.UTF-8", MAN_KEEP_FORMATTING: "" },
    });
    expect(shown.stderr).toBe("");
    expect(shown.stdout).toContain("--answer <id=value>");
    expect(shown.stdout).toContain(`followup diagnose --answers deal.yaml -a contact_name="Zoë"`);
  });
});
