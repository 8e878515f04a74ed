import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";
import { clean } from "../../render/clean.ts";
import { widthOf } from "../../render/width.ts";

/** Declares `followup playbook list`. */
export function addList(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("list")
    .description("print every playbook: its name, its title, where it comes from")
    .action(async () => finish(await list(context)));
}

async function list(context: Context): Promise<ExitCode> {
  const rows = (await context.playbooks.list()).map(({ name, title, from }) => [name, title, from].map(clean));
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - Math.min(widths[column] ?? 0, widthOf(cell))))
      .join("  ")
      .trimEnd(),
  );
  await context.stdout.write(`${lines.join("\n")}\n`);
  return exitCodes.done;
}
