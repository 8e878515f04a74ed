import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { followup, newHome } from "../support/program.ts";

const folder = newHome();
const graph = (...args: readonly string[]) =>
  followup(["playbook", "graph", ...args], { env: { FOLLOWUP_HOME: folder } });

describe("followup playbook graph", () => {
  it("draws the tree that show prints, where nothing else is asked for", () => {
    const shown = followup(["playbook", "show", "save-face"]);
    expect(graph("save-face")).toEqual({ code: 0, stdout: shown.stdout, stderr: "" });
  });

  it.each([
    ["mermaid", /^flowchart LR\n/],
    ["dot", /^digraph "save-face" \{\n/],
    ["svg", /^<svg [^>]*>\n<title id="title">/],
    ["html", /^<!doctype html>\n/],
  ])("prints %s", (format, beginning) => {
    const { code, stdout, stderr } = graph("save-face", "--format", format);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(beginning);
  });

  it.each([
    ["picture.svg", /^<svg /],
    ["page.HTML", /^<!doctype html>/],
    ["chart.mmd", /^flowchart LR/],
    ["chart.gv", /^digraph /],
    ["tree.txt", /^save-face: /],
  ])("knows by the name %s what to write", (name, beginning) => {
    const file = join(folder, name);
    expect(graph("save-face", "-o", file)).toEqual({ code: 0, stdout: "", stderr: `${file} is written.\n` });
    expect(readFileSync(file, "utf8")).toMatch(beginning);
  });

  it("lights the way of answers, given one by one or in a file", () => {
    const file = join(folder, "deal.yaml");
    writeFileSync(file, "deal_size: 90k\nterritory_size: 270k\n");
    const tree = graph("executive-call", "--answers", file, "-a", "executive_sponsor=yes").stdout;
    expect(tree.split("\n").filter((line) => /[┣┗]━ |=> /.test(line))).toEqual([
      expect.stringMatching(/^┗━ 10% or more$/),
      expect.stringMatching(/^ {3}=> .+ \(sponsor\)$/),
      expect.stringMatching(/^ {3}┣━ Yes/),
      expect.stringMatching(/^ {3}│ {2}=> .+ \(warn-them\)$/),
    ]);
  });

  it.each([
    [["nothing"], /^error: there is no playbook "nothing"/],
    [["save-face", "--format", "png"], /^error: option '--format <format>' argument 'png' is invalid/],
    [["save-face", "-a", "decision_makr=no"], /did you mean "decision_maker"/],
    [["save-face", "-o", join(folder, "tree.png")], /^error: followup draws no \.png\nhint: .*\.svg, \.html/],
    [["save-face", "-o", ""], /^error: -o names no file/],
    [["save-face", "--answers", "a.yaml", "--answers", "b.yaml"], /^error: --answers names one file/],
  ])("says what is wrong with %j", (args, message) => {
    const { code, stdout, stderr } = graph(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  it("writes what the team can read, as a shell would", () => {
    const file = join(folder, "shared.svg");
    graph("save-face", "-o", file);
    expect(statSync(file).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it("takes - for standard output", () => {
    expect(graph("save-face", "--format", "dot", "-o", "-").stdout).toMatch(/^digraph /);
  });

  const mend = "Mend the path; FOLLOWUP_HOME, XDG_CONFIG_HOME and HOME name folders.";

  it.each([
    ["a path through a file", join(folder, "picture.svg", "x.svg"), mend],
    ["a name that is too long", join(folder, "x".repeat(300)), mend],
    ["a folder", folder, "Name a file in it."],
    ...(existsSync("/dev/full")
      ? [["a full disk", "/dev/full", "Make room or set its permissions, then try again."]]
      : []),
  ])("ends with 74 where the file cannot be written: %s", (_, file, hint) => {
    writeFileSync(join(folder, "picture.svg"), "");
    const { code, stdout, stderr } = graph("save-face", "--format", "svg", "-o", file as string);
    expect([code, stdout]).toEqual([74, ""]);
    expect(stderr).toMatch(/^error: cannot write .*\n/);
    expect(stderr).toContain(`hint: Nothing was changed. ${hint}\n`);
  });
});
