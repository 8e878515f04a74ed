import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes, UserError } from "../../errors.ts";
import type { Examined } from "../../render/check.ts";
import { clean } from "../../render/clean.ts";
import { pageOf } from "../../render/layout.ts";

type CheckOptions = {
  readonly format: "text" | "json" | "github";
  /** The percentage that the scenarios have to reach. */
  readonly minCoverage?: string;
  readonly strict?: boolean;
};

/** Declares `followup playbook check`. */
export function addCheck(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("check")
    .summary("prove playbooks sound, or say what is wrong with them and where")
    .description(
      "Proves that every combination of answers ends in one action with complete messages, or says what is wrong, where, and shows a deal that runs into it. Runs the scenarios, says what they do not reach, and how each message reads.",
    )
    .argument("<playbooks...>", "their names or paths")
    .addOption(
      playbook
        .createOption("--format <format>", "how to print; github writes workflow annotations")
        .choices(["text", "json", "github"])
        .default("text"),
    )
    .option("--min-coverage <percent>", "fail where the scenarios reach less of a playbook")
    .option("--strict", "fail on warnings, too")
    .action(async (names: string[], options: CheckOptions) => finish(await check(names, options, context)));
}

/**
 * Checks playbooks and all that they hand over to, and prints what it found.
 *
 * @throws UserError that tells each that does not exist, and where the percentage is none.
 */
async function check(names: readonly string[], options: CheckOptions, context: Context): Promise<ExitCode> {
  const percent = options.minCoverage === undefined ? 0 : percentOf(options.minCoverage);
  const proving = await import("../../chunks/check.ts");
  const all: Examined[] = [];
  const missing: UserError[] = [];
  for (const name of names) {
    const checked = await context.playbooks.check(name).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      missing.push(error);
    });
    if (checked === undefined) continue;
    if (checked.drafts.slice(0, 1).some(proving.isBank)) {
      await context.stderr.write(
        `note: ${clean(name)} is skipped: it is no playbook, and the shared questions are those that ship\n`,
      );
      continue;
    }
    if (checked.replaces !== undefined)
      await context.stderr.write(
        `note: ${clean(name)} takes the place of the ${checked.replaces} that ships, also where others hand over to it\n`,
      );
    all.push(proving.examine(name, checked));
  }
  const page = await pageOf(context.stdout);
  const text = {
    text: () => all.map((examined) => proving.checkText(examined, page, percent)).join("\n"),
    json: () => proving.checkJson(all, context.version, percent),
    github: () => all.map((examined) => proving.checkGithub(examined, percent)).join(""),
  }[options.format]();
  await context.stdout.write(text);
  // Only now: what was found in the others is told all the same.
  if (missing.length > 0) throw together(missing);
  const remarks = all.flatMap((examined) => proving.remarksOn(examined, percent));
  const failed = remarks.some(({ severity }) => severity === "error" || options.strict === true);
  return failed ? exitCodes.problems : exitCodes.done;
}

/** One error in the place of several, with each hint once. */
function together(errors: readonly UserError[]): UserError {
  const hints = new Set(errors.flatMap(({ hint }) => hint ?? []));
  return new UserError(errors.map(({ message }) => message).join("\n"), [...hints].join(" ") || undefined);
}

function percentOf(text: string): number {
  const percent = /^\d{1,3}(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent <= 100)) throw new UserError(`--min-coverage ${text} is no percentage`, "Write it as 90.");
  return percent;
}
