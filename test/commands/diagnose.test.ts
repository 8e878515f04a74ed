import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { followup, newHome } from "../support/program.ts";

const home = newHome();
const deal = ["save-face", "-a", "phone_reaches=dead", "--no-input"];
const run = (args: readonly string[], input = "") => followup(["diagnose", ...args], { env: { HOME: home }, input });

describe("followup diagnose", () => {
  it.each([
    [["-m", "--format", "json"], "-m prints one message as text, and --format json prints all the advice"],
    [["-m", "--format", "markdown"], "--format json has every message in it"],
    [["--body"], "Add -m or --copy"],
    [["--answers", "/dev/null", "--answers", "/dev/null"], "it stands here twice"],
    [["--answers", ""], "--answers names no file"],
    [["--today", "9999-12-31"], "a year from 1900 to 2999"],
    [["--answers", "-"], "standard input is empty"],
  ])("refuses %j, of which a part would go unheard", (flags, told) => {
    const { code, stdout, stderr } = run([...deal, ...flags]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(told);
  });

  it.each([
    [["-m", "save-face"], "save-face", "followup diagnose save-face -m"],
    [["--copy", "gone-quiet"], "gone-quiet", "followup diagnose gone-quiet --copy"],
    [["--message=./ring.yaml"], "./ring.yaml", "followup diagnose ./ring.yaml -m"],
  ])("says of %j that it is a playbook, and how to write it", (flags, playbook, call) => {
    const cwd = fileURLToPath(new URL("../fixtures", import.meta.url));
    const { code, stdout, stderr } = followup(["diagnose", ...flags], { env: { HOME: home }, cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `error: ${playbook} is a playbook, and no message of gone-quiet\nhint: Put it first: ${call}\n`,
    );
  });

  it("prints a message as the text that -m stands for", () => {
    expect(run([...deal, "-m", "--format", "text"])).toMatchObject({ code: 0, stdout: run([...deal, "-m"]).stdout });
  });

  it("says of an empty column of an export to leave it out", () => {
    const { code, stderr } = run([...deal, "--answers", "-"], "my_name: null\nmy_company: ''\n");
    expect(code).toBe(2);
    expect(stderr).toContain("my_name has no value; leave it out where you do not know");
    expect(stderr).toContain("my_company has no value");
  });

  it.each([
    ["a key that is none", "news: doubt\nfoo: bar\n", 'standard input:2:1: no question is called "foo"'],
    ["one in JSON", '{"stage":"proposal","foo":"b"}', 'standard input:1:21: no question is called "foo"'],
    ["a value", "news: doubt\nstage: bar\n", 'standard input:2:8: stage cannot be "bar"'],
    ["a number where a text is to be", "my_phone: 0123\n", "standard input:1:11: my_phone cannot be 0123; it takes"],
    [
      "a number that is too large",
      "deal_size: 1.0e+99\n",
      "standard input:1:12: deal_size cannot be 1.0e+99; it takes",
    ],
    ["a yes that YAML knows", "deal_size: True\n", "standard input:1:12: deal_size cannot be True; it takes"],
  ])("says of %s where it stands, and how it is written there", (_, input, told) => {
    const { code, stdout, stderr } = run(["--no-input", "--answers", "-"], input);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${told}`);
  });

  it("takes a pipe that has answers in it", () => {
    expect(run([...deal, "--answers", "-", "-m"], "my_name: Zoë\n").stdout).toContain("Zoë");
  });
});
