import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bin } from "../support/program.ts";
import { TestTerminal } from "../support/terminal.ts";

/** What is typed, Tab among it, and what the command line or the list below it must show. */
type Case = readonly [typed: string, ...shown: readonly string[]];

/** How one shell is started, and what it is told first. */
type ShellUnderTest = {
  readonly name: string;
  readonly start: string;
  readonly setup: string;
  readonly cases: readonly Case[];
};

/** Ctrl-U and Ctrl-L: an empty line on an empty screen. */
const afresh = "\u0015\u000c";

type Index = {
  readonly questions: readonly { readonly id: string; readonly choices: readonly (readonly [string, string])[] }[];
};

/** What a choice means, as the built program has it, cut to what every list shows. */
export function labelOf(question: string, choice: string): string {
  const index = JSON.parse(readFileSync(join(dirname(bin), "completion.json"), "utf8")) as Index;
  const choices = index.questions.find(({ id }) => id === question)?.choices ?? [];
  return (choices.find(([id]) => id === choice)?.[1] ?? "no such choice").slice(0, 30);
}

/** Cases that hold in every shell; the point at the end shows whether a space was put before it. */
export const everywhere: readonly Case[] = [
  ["followup dia\t.", "> followup diagnose ."],
  ["followup playbook sh\t.", "> followup playbook show ."],
  ["followup diagnose --no-\t.", "> followup diagnose --no-input ."],
  ["followup diagnose save\t.", "> followup diagnose save-face ."],
  ["followup diagnose my-\t.", "> followup diagnose my-team ."],
  ["followup diagnose my-team -a mood=fi\t.", "> followup diagnose my-team -a mood=fine ."],
  ["followup playbook check tea\t.", "> followup playbook check team.yaml ."],
  ["followup diagnose -a days_sil\t.", "> followup diagnose -a days_silent=."],
  ["followup diagnose -a news=sil\t.", "> followup diagnose -a news=silent ."],
  ["followup diagnose --answer=news=sil\t.", "> followup diagnose --answer=news=silent ."],
  ["followup diagnose -anews=sil\t.", "> followup diagnose -anews=silent ."],
  ["followup diagnose --format j\t.", "> followup diagnose --format json ."],
  ["followup diagnose --format=j\t.", "> followup diagnose --format=json ."],
  ["followup diagnose -m voi\t.", "> followup diagnose -m voicemail ."],
  ["followup diagnose save-face --copy way-out-\t.", "> followup diagnose save-face --copy way-out-by-text ."],
  ["followup diagnose --answers 'two w\t", "two words.txt"],
  ["followup diagnose --answers fold\tinner\t.", "folder/inner.yaml ."],
  ["followup diagnose ./folder/inn\t.", "./folder/inner.yaml ."],
  ["followup config set tone for\t.", "> followup config set tone formal ."],
  ["followup config get my_n\t.", "> followup config get my_name ."],
  ["followup help exi\t.", "> followup help exit-codes ."],
  ["followup playbook list tea\t.", "> followup playbook list tea."],
  ["true; followup conf\t.", "> true; followup config ."],
  ["true | followup diagnose --answers - --str\t.", "--strict ."],
  ["fu --exp\t.", "> fu --explain ."],
  ["fu -a news=sil\t.", "> fu -a news=silent ."],
];

/** Presses Tab in a real shell on a real terminal. Where the shell is missing, one skipped test says so. */
export function tryTab({ name, start, setup, cases }: ShellUnderTest): void {
  const isThere = spawnSync(name, ["--version"]).status === 0;
  it.skipIf(isThere)(`was not tried, since there is no ${name} here: apt-get install ${name}`, () => undefined);

  describe.runIf(isThere)(`Tab in ${name}`, () => {
    let at: TestTerminal;

    beforeAll(async () => {
      at = new TestTerminal(start, {
        columns: 110,
        rows: 40,
        env: { PATH: withFollowup(), PS1: "> ", BASH_SILENCE_DEPRECATION_WARNING: "1" },
      });
      furnish(at.folder);
      at.press(`${setup} printf 'rea%s\\n' dy\r`);
      await at.see("ready");
    });
    afterAll(async () => {
      // A shell that is killed may still be writing its history.
      at.press(afresh, "exit\r");
      await at.code();
      at.close();
    });

    it.each(cases.map(([typed, ...shown]) => ({ keys: typed.replaceAll("\t", "⇥"), typed, shown })))(
      "$keys",
      async ({ typed, shown }) => {
        at.press(afresh);
        await at.lose("followup");
        at.press(typed);
        for (const text of shown) await at.see(text);
        expect(at.screen).not.toMatch(/command not found|parse error|syntax error|no such/i);
      },
    );
  });
}

/** A PATH on which `followup` is the built program. */
export function withFollowup(): string {
  const folder = mkdtempSync(join(tmpdir(), "followup path "));
  writeFileSync(join(folder, "followup"), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(join(folder, "followup"), 0o755);
  return [folder, dirname(process.execPath), process.env["PATH"]].join(":");
}

/** A home with a playbook of one's own, a config, and files to name. */
function furnish(home: string): void {
  mkdirSync(join(home, ".config", "followup", "playbooks"), { recursive: true });
  mkdirSync(join(home, "folder"));
  for (const [file, text] of [
    [
      ".config/followup/playbooks/my-team.yaml",
      "title: Ours\nquestions:\n  mood:\n    ask: How are they?\n    choices: {fine: Fine, foul: Foul}\n",
    ],
    [".config/followup/config.yaml", "my_name: Zoë\n"],
    ["team.yaml", ""],
    ["two words.txt", ""],
    ["folder/inner.yaml", ""],
  ] as const)
    writeFileSync(join(home, file), text);
}
