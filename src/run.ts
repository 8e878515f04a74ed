import { Command, CommanderError } from "commander";
import { addConfig } from "./commands/config.ts";
import { addDiagnose } from "./commands/diagnose.ts";
import { addPlaybook } from "./commands/playbook/playbook.ts";
import type { Context } from "./context.ts";
import { Cancelled, type ExitCode, exitCodes, UserError } from "./errors.ts";
import { clean } from "./render/clean.ts";

/**
 * Runs one call: arguments without `node` and the script, to an exit code. The one place that catches a user's mistake
 * and a cancel; output trouble and bugs go up to `main`.
 */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.advised;
  const printed: string[] = [];
  const program = programOf(
    context,
    (finished) => {
      code = finished;
    },
    printed,
  );
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return finishCommander(error, printed, context);
    if (error instanceof Cancelled) return error.exitCode;
    if (error instanceof UserError) return complain(error.message, error.hint, context);
    throw error;
  }
}

/** The whole command line, with its help, as commander's tree; also read by the completion and the man page. */
export function programOf(context: Context, finish: (code: ExitCode) => void, printed: string[] = []): Command {
  const program = new Command("followup")
    .description(
      "A follow-up coach: a few questions about a prospect who has gone quiet, one next move, the words for it.",
    )
    // Both before any .command(): subcommands inherit them only then.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => context.stdout.width ?? 80,
    })
    .version(context.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showSuggestionAfterError();
  addDiagnose(program, context, finish);
  addPlaybook(program, context, finish);
  addConfig(program, context, finish);
  return program;
}

/** Commander ends help and version by throwing too; only what is left is a wrong call. */
async function finishCommander(error: CommanderError, printed: readonly string[], context: Context): Promise<ExitCode> {
  if (error.exitCode === 0) {
    await context.stdout.write(printed.join(""));
    return exitCodes.advised;
  }
  const [message = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  return complain(message, suggestion?.replace(/^\((.*)\)$/, "$1") ?? "followup --help shows what there is.", context);
}

async function complain(message: string, hint: string | undefined, context: Context): Promise<ExitCode> {
  const style = await context.stderr.style();
  const hinted = hint === undefined ? "" : `${style.strong("hint:")} ${clean(hint)}\n`;
  await context.stderr.write(`${style.alarm("error:")} ${clean(message)}\n${hinted}`);
  return exitCodes.usage;
}
