import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";

/** Declares `followup playbook schema`. */
export function addSchema(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("schema")
    .summary("print the JSON Schema")
    .description("Prints the JSON Schema of playbooks, by which an editor completes and checks one while it is typed.")
    .action(async () => {
      await context.stdout.write(context.playbooks.kit("playbook.schema.json"));
      finish(exitCodes.done);
    });
}
