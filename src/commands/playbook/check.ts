import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { runScenarios } from "../../decision/scenarios.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";
import { describeProblems } from "../../render/problems.ts";

/** Declares `followup playbook check`. */
export function addCheck(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("check")
    .description("prove playbooks sound, or say what is wrong with them and where")
    .argument("<playbooks...>", "their names or paths")
    .action(async (names: string[]) => finish(await check(names, context)));
}

async function check(names: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.advised;
  for (const name of names) {
    const loaded = await context.playbooks.check(name);
    const failures = loaded.ok ? runScenarios(loaded.playbook) : [];
    await context.stdout.write(loaded.ok ? `${name}: ${failures.length} failures\n` : `${describeProblems(loaded)}\n`);
    if (!loaded.ok || failures.length > 0) code = exitCodes.problems;
  }
  return code;
}
