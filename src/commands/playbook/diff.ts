import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";

type DiffOptions = { readonly format: "text" | "markdown" | "json" };

/** Declares `followup playbook diff`. */
export function addDiff(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("diff")
    .summary("say what a change of a playbook does to its advice")
    .description(
      "Says which deals get other advice now, which actions and messages are new, gone or read differently, and which questions are asked more or less. Exit code 1 where the advice changed.",
    )
    .argument("<old>", "a playbook's name or path, or REVISION:PATH of a git repository")
    .argument("<new>", "the one to compare it with")
    .addOption(
      playbook.createOption("--format <format>", "how to print").choices(["text", "markdown", "json"]).default("text"),
    )
    .action(async (old: string, now: string, options: DiffOptions) => finish(await diff(old, now, options, context)));
}

/**
 * Compares the advice of two playbooks, with all that they hand over to, and prints what differs.
 *
 * @throws UserError where one of them does not exist or is not sound.
 */
async function diff(was: string, now: string, options: DiffOptions, context: Context): Promise<ExitCode> {
  const [old, changed] = [await context.playbooks.open(was), await context.playbooks.open(now)];
  const { diffPlaybooks, diffJson, diffMarkdown, diffText } = await import("../../comparing.ts");
  const compared = { diff: diffPlaybooks(old, changed), old, new: changed, was, now };
  const page = { style: await context.stdout.style(), width: context.stdout.width };
  const text = {
    text: () => diffText(compared, page),
    markdown: () => diffMarkdown(compared),
    json: () => diffJson(compared, context.version),
  }[options.format]();
  await context.stdout.write(text);
  return compared.diff.isOther ? exitCodes.problems : exitCodes.done;
}
