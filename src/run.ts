import { Command, CommanderError } from "commander";
import { defaultPlaybook } from "./answers/repeat.ts";
import { addActions } from "./commands/actions.ts";
import { addAlias } from "./commands/alias.ts";
import { addCompletion } from "./commands/completion.ts";
import { addConfig } from "./commands/config.ts";
import { addDiagnose } from "./commands/diagnose.ts";
import { addHelp } from "./commands/help.ts";
import { addPlaybook } from "./commands/playbook/playbook.ts";
import type { Context } from "./context.ts";
import { Cancelled, type ExitCode, exitCodes, Unwritable, UserError } from "./errors.ts";
import { clean } from "./render/clean.ts";
import { treeOf } from "./shell/command-tree.ts";
import { hintFor } from "./shell/near-miss.ts";

/**
 * Runs one call: arguments without `node` and the script, to an exit code. The one place that catches a user's mistake
 * and a cancel; output trouble and bugs go up to `main`.
 */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const wanted: Wanted = {};
  const program = programOf(
    context,
    (finished) => {
      code = finished;
    },
    wanted,
    neededFor(args),
  );
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return finishCommander(error, { args, wanted, context });
    if (error instanceof Cancelled) return error.exitCode;
    if (error instanceof UserError) {
      await complain(error.message, error.hint, context);
      return error instanceof Unwritable ? exitCodes.unwritable : exitCodes.usage;
    }
    throw error;
  }
}

/** What commander was asked to print, instead of running a command. */
type Wanted = { helpOn?: Command; version?: string };

/** The whole command line as commander's tree; help, man page and completion are made from it, too. */
export function programOf(
  context: Context,
  finish: (code: ExitCode) => void,
  wanted: Wanted = {},
  adds: readonly Add[] = Object.values(commands),
): Command {
  const program = new Command("followup")
    .description(
      "A follow-up coach: a few questions about a prospect who has gone quiet, one next move, the words for it.",
    )
    // These before any .command(): subcommands inherit them only then.
    .exitOverride()
    .configureHelp({
      formatHelp: (command) => {
        wanted.helpOn = command;
        return "";
      },
    })
    .configureOutput({
      writeOut: (text) => {
        wanted.version = text;
      },
      writeErr: () => undefined,
      // Asking the process itself would make its streams.
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .version(context.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showSuggestionAfterError(false);
  for (const add of adds) add(program, context, finish);
  return program;
}

type Add = (program: Command, context: Context, finish: (code: ExitCode) => void) => void;

const commands: Readonly<Record<string, Add>> = {
  diagnose: addDiagnose,
  actions: addActions,
  playbook: addPlaybook,
  config: addConfig,
  completion: addCompletion,
  alias: addAlias,
  help: addHelp,
};

/** The command that a call names, if that alone has to be known: to declare all of them takes time. */
function neededFor([name = ""]: readonly string[]): readonly Add[] {
  const add = Object.hasOwn(commands, name) && name !== "help" ? commands[name] : undefined;
  return add === undefined ? Object.values(commands) : [add];
}

type Ended = {
  readonly args: readonly string[];
  readonly wanted: Wanted;
  readonly context: Context;
};

/** Commander ends help and version by throwing too; only what is left is a wrong call. */
async function finishCommander(error: CommanderError, { args, wanted, context }: Ended): Promise<ExitCode> {
  const { command, stray } = wanted.helpOn === undefined ? {} : meantByHelp(wanted.helpOn, args);
  if (stray !== undefined)
    return wrongCall(new CommanderError(2, "commander.unknownCommand", `unknown command '${stray}'`), args, context);
  if (command !== undefined) return showHelp(command, { isWelcome: args.length === 0 }, context);
  if (error.exitCode === 0) {
    await context.stdout.write(wanted.version ?? "");
    return exitCodes.done;
  }
  return wrongCall(error, args, context);
}

/** The command that help was wanted on, or the word that is none: commander itself stops at the first `--help` or `help`. */
function meantByHelp(
  helpOn: Command,
  args: readonly string[],
): { readonly command?: Command; readonly stray?: string } {
  let command = helpOn;
  for (const word of args.filter((arg) => !arg.startsWith("-")).slice(pathOf(helpOn).length)) {
    if (command.commands.length === 0) break;
    const below = command.commands.find((each) => each.name() === word);
    if (below === undefined && word !== "help") return { stray: word };
    command = below ?? command;
  }
  return { command };
}

async function wrongCall(error: CommanderError, args: readonly string[], context: Context): Promise<ExitCode> {
  // Only a word that is no command may be a playbook's name, and only a flag that is none a question's.
  const isCommand = error.code === "commander.unknownCommand";
  const isFlag = error.code === "commander.unknownOption";
  const playbooks = isCommand ? await context.playbooks.list().catch(() => []) : [];
  const questions = isFlag
    ? await context.playbooks.open(defaultPlaybook).then(
        (playbook) => playbook.questions.keys(),
        () => [],
      )
    : [];
  const hint = hintFor(error, args, treeOf(programOf(context, () => undefined)), {
    playbooks: playbooks.map(({ name }) => name),
    questions: [...questions],
  });
  await complain(error.message.replace(/^error: (?:command-argument value )?/, ""), hint, context);
  return exitCodes.usage;
}

/** On stdout and with 0, also where only a command was missing: whoever types `followup` wants to know how to go on. */
async function showHelp(
  command: Command,
  { isWelcome }: { readonly isWelcome: boolean },
  context: Context,
): Promise<ExitCode> {
  const { aboutCommand, renderSections, welcome } = await import("./manual/manual.ts");
  const tree = treeOf(command, pathOf(command));
  const page = { style: await context.stdout.style(), width: context.stdout.width ?? 80 };
  await context.stdout.write(renderSections(isWelcome ? welcome(tree) : aboutCommand(tree), page));
  return exitCodes.done;
}

function pathOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

async function complain(message: string, hint: string | undefined, context: Context): Promise<void> {
  const style = await context.stderr.style();
  const hinted = hint === undefined ? "" : `${style.strong("hint:")} ${clean(hint)}\n`;
  await context.stderr.write(`${style.alarm("error:")} ${clean(message)}\n${hinted}`);
}
