import { describe, expect, it } from "vitest";
import { followup, newHome } from "../support/program.ts";

const env = { FOLLOWUP_HOME: newHome() };
const actions = (...args: readonly string[]) => followup(["actions", ...args], { env });

describe("followup actions", () => {
  it("lists every action of a playbook with its reason, in each format", () => {
    const { actions: all } = JSON.parse(actions("-p", "save-face", "--format", "json").stdout) as {
      actions: { id: string; do: string; because: string }[];
    };
    expect(all.length).toBeGreaterThan(3);
    for (const format of ["text", "markdown"]) {
      const { code, stdout } = actions("-p", "save-face", "--format", format);
      expect(code).toBe(0);
      const words = stdout.replace(/\\(.)/g, "$1").replace(/\s+/g, " ");
      for (const each of all) for (const part of [each.id, each.do, each.because]) expect(words).toContain(part);
    }
  });

  it("with the actions that the playbook hands over to, by their whole ids or their own", () => {
    expect(actions().stdout).toContain("  patience/start-again: ");
    expect(actions("patience/start-again")).toEqual(actions("start-again"));
  });

  it("prints an action with its messages, without asking", () => {
    const { code, stdout } = actions("start-again", "-a", "my_name=Ann Lee");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Why$.*^Steps$.*^E-mail$.*Ann Lee.*^Plan$/ms);
    expect(stdout).not.toContain("How we got here");
  });

  it("prints a message of it alone, with the answers given", () => {
    const { stdout, stderr } = actions("start-again", "-m", "email", "--body", "-a", "newcomer_name=Zoë");
    expect(stdout).toMatch(/^Hi Zoë,\n/);
    expect(stderr).toContain("-a my_name=... fills [your name]");
    expect(actions("start-again", "--strict").code).toBe(3);
  });

  it("is strict about the message that was asked for, and about no other", () => {
    expect(actions("small-start", "-m", "call", "--strict", "-a", "my_name=Ann").code).toBe(0);
    expect(actions("small-start", "--strict", "-a", "my_name=Ann").code).toBe(3);
  });

  it.each([
    [["start-agin"], "no action start-agin\nhint: Did you mean start-again?"],
    [["patience"], "hint: followup actions --playbook patience lists those of that playbook."],
    [["zzzzzz"], "hint: followup actions lists them all."],
    [["zzzzzz", "-p", "save-face"], "hint: followup actions --playbook save-face lists them all."],
    [["-m"], "-m, --copy and --strict are about the messages of one action"],
    [["--strict"], "-m, --copy and --strict are about the messages of one action"],
    [["-m", "start-again"], "hint: Put it first: followup actions start-again -m\n"],
    [["--copy", "patience/start-again"], "hint: Put it first: followup actions patience/start-again --copy\n"],
  ])("%j is a mistake that says what to do", (args, told) => {
    const { code, stdout, stderr } = actions(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(told);
  });
});
