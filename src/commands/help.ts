import type { Command } from "commander";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes, UserError } from "../errors.ts";
import { treeOf } from "../shell/command-tree.ts";

/** Declares `followup help`, for commands and for topics. */
export function addHelp(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  program
    .helpCommand(false)
    .command("help")
    .summary("explain a command or a topic")
    .description(
      "Explains a command, or a topic such as answers or exit-codes; `followup help topics` lists the topics.",
    )
    .argument("[about...]", "a command's words, or a topic")
    .action(async (about: string[]) => finish(await help(about, program, context)));
}

async function help(about: readonly string[], program: Command, context: Context): Promise<ExitCode> {
  const { aboutWords, renderSections } = await import("../manual/manual.ts");
  const found = aboutWords(about, treeOf(program));
  if (!("sections" in found)) {
    const hint =
      found.nearest === undefined
        ? "followup help topics lists the topics."
        : `Did you mean followup help ${found.nearest}?`;
    throw new UserError(`there is no command and no topic "${about.join(" ")}"`, hint);
  }
  const page = { style: await context.stdout.style(), width: context.stdout.width ?? 80 };
  await context.stdout.write(renderSections(found.sections, page));
  return exitCodes.done;
}
