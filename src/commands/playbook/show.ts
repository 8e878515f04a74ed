import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";
import { pageOf } from "../../render/layout.ts";
import { renderTree } from "../../render/tree.ts";

/** Declares `followup playbook show`. */
export function addShow(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("show")
    .description("print a playbook's tree: its questions, and where each answer leads")
    .argument("<playbook>", "its name, or its path")
    .action(async (name: string) => finish(await show(name, context)));
}

async function show(name: string, context: Context): Promise<ExitCode> {
  const playbook = await context.playbooks.open(name);
  await context.stdout.write(renderTree(playbook, await pageOf(context.stdout)));
  return exitCodes.done;
}
