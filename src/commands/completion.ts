import type { Command } from "commander";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import { namedOrCurrent, type Shell, shells } from "../shell/shells.ts";

/** Declares `followup completion`. */
export function addCompletion(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command("completion")
    .summary("print what makes Tab work in your shell")
    .description(
      "Prints a script for your shell to source. With it, Tab completes commands, flags, playbooks, answers and messages.",
    )
    .addArgument(program.createArgument("[shell]", "for which shell; yours where it is left out").choices(shells))
    .action(async (shell: Shell | undefined) => finish(await completion(shell, context)));
}

async function completion(named: Shell | undefined, context: Context): Promise<ExitCode> {
  const shell = namedOrCurrent(named, context.env);
  const { scripts } = await import("../shell/scripts.ts");
  await context.stdout.write(scripts[shell]);
  return exitCodes.done;
}
