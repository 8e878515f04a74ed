import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { aliases, aliasScript } from "../../src/shell/aliases.ts";
import { currentShell, shells } from "../../src/shell/shells.ts";
import { followup, newHome } from "../support/program.ts";
import { withFollowup } from "./tab.ts";

describe("followup alias", () => {
  for (const [shell, first] of [
    ["bash", "shopt -s expand_aliases"],
    ["zsh", "setopt aliases"],
    ["fish", "true"],
  ] as const) {
    const isThere = spawnSync(shell, ["--version"]).status === 0;
    it.runIf(isThere)(
      `what it prints can be sourced by ${shell}, and each alias takes more flags and a playbook`,
      () => {
        const load = shell === "fish" ? "followup alias fish | source" : `eval "$(followup alias ${shell})"`;
        const call = (name: string) => `${name} save-face -a phone_reaches=dead --no-input >${name}.out </dev/null`;
        const input = [first, load, ...["fu", "fux", "fuj"].map(call), "cat fu.out fux.out fuj.out", ""].join("\n");
        const home = newHome();
        // A shell that is handed all of a script at once reads it before the aliases are there; fish has functions instead.
        const [args, stdin] = shell === "fish" ? [["-c", input], ""] : [[], input];
        const env = { PATH: withFollowup(), HOME: home };
        const { stdout, stderr } = spawnSync(shell, args, { input: stdin, cwd: home, encoding: "utf8", env });
        expect(stderr).not.toMatch(/error|not found/);
        expect(stdout).toMatch(/^Why$/m);
        expect(stdout).toMatch(/^ {2}"playbook": \{/m);
      },
    );
  }

  it("no alias takes what is added for the value of its last flag", () => {
    const optional = aliases.filter(({ runs }) => /(?:--copy|--message|-m)$/.test(runs));
    expect(optional).toEqual([]);
  });

  it("PowerShell gets functions, since its aliases take no flags", () => {
    for (const { name, runs } of aliases)
      expect(aliasScript("powershell")).toContain(`function ${name} { ${runs} @args }`);
  });
});

describe("the current shell", () => {
  it.each([
    [{ SHELL: "/bin/bash" }, "bash"],
    [{ SHELL: "/usr/local/bin/fish" }, "fish"],
    [{ SHELL: "/bin/zsh", PSModulePath: "x" }, "zsh"],
    [{ SHELL: "C:\\Program Files\\Git\\usr\\bin\\bash.exe" }, "bash"],
    [{ SHELL: "/usr/bin/pwsh" }, "powershell"],
    [{ PSModulePath: "C:\\x" }, "powershell"],
    [{ SHELL: "/bin/tcsh" }, undefined],
    [{}, undefined],
  ])("%j", (env, shell) => {
    expect(currentShell(env)).toBe(shell);
  });

  it("is asked for where it cannot be told", () => {
    const { code, stdout, stderr } = followup(["alias"], { env: { SHELL: "/bin/tcsh" } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`Name it: ${shells.join(", ")}.`);
  });
});
