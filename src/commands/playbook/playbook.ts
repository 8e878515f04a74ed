import type { Command } from "commander";
import type { Context } from "../../context.ts";
import type { ExitCode } from "../../errors.ts";
import { addCheck } from "./check.ts";
import { addDiff } from "./diff.ts";
import { addGraph } from "./graph.ts";
import { addList } from "./list.ts";
import { addNew } from "./new.ts";
import { addSchema } from "./schema.ts";
import { addShow } from "./show.ts";
import { addTry } from "./try.ts";

/** Declares `followup playbook` and its commands. */
export function addPlaybook(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  const playbook = program
    .command("playbook")
    .summary("see, prove, compare and write playbooks")
    .description(
      "Playbooks are decision trees in YAML: questions, actions, messages. Some ship; you can write your own.",
    );
  for (const add of [addList, addShow, addCheck, addDiff, addGraph, addNew, addTry, addSchema])
    add(playbook, context, finish);
}
