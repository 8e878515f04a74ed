import type { Command } from "commander";
import type { Context } from "../context.ts";
import { runScenarios } from "../decision/scenarios.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import { pathFigures } from "../playbook/paths.ts";
import { clean } from "../render/clean.ts";
import { describeProblems } from "../render/problems.ts";
import { renderTree } from "../render/tree.ts";

/** Declares `followup playbook list|show|check`. */
export function addPlaybook(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  const playbook = program
    .command("playbook")
    .summary("list, show and check playbooks")
    .description("Playbooks are decision trees in YAML: the questions, the actions, the messages.");
  const done = (code: Promise<ExitCode>) => code.then(finish);
  playbook.command("list").description("print every playbook: name, title, where from").action(() => done(list(context)));
  playbook.command("show <name>").description("print a playbook's tree").action((name: string) => done(show(name, context)));
  playbook.command("check <names...>").description("prove playbooks sound, or say what is wrong and where").action((names: string[]) => done(check(names, context)));
}
