import type { Command } from "commander";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import { namedOrCurrent, type Shell, shells } from "../shell/shells.ts";

/** Declares `followup alias`. */
export function addAlias(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command("alias")
    .summary("print short names for what you type most")
    .description("Prints short names such as fu for what is typed most, for your shell to source.")
    .addArgument(program.createArgument("[shell]", "for which shell; yours where it is left out").choices(shells))
    .action(async (shell: Shell | undefined) => finish(await alias(shell, context)));
}

async function alias(named: Shell | undefined, context: Context): Promise<ExitCode> {
  const shell = namedOrCurrent(named, context.env);
  const { aliasScript } = await import("../shell/aliases.ts");
  await context.stdout.write(aliasScript(shell));
  return exitCodes.done;
}
