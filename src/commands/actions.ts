import type { Command } from "commander";
import { defaultPlaybook } from "../answers/repeat.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes, UserError } from "../errors.ts";
import { localId } from "../playbook/names.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Action, Playbook } from "../playbook/playbook.ts";
import { glossaryOf, renderGlossary, renderGlossaryJson, renderGlossaryMarkdown } from "../render/actions.ts";
import { adviceOf } from "../render/advice.ts";
import { pageOf } from "../render/layout.ts";
import {
  type AdviceOptions,
  addAdviceOptions,
  dayFor,
  givenAnswers,
  namedMessages,
  printAdvice,
  refuseContradictions,
} from "./shared/advice.ts";
import { standingFor } from "./shared/standing.ts";

type ActionsOptions = AdviceOptions & { readonly playbook: string };

/** Declares `followup actions`. */
export function addActions(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  const command = program
    .command("actions")
    .summary("find a move and its words without questions")
    .description("Lists every action of a playbook with its reason; or prints one of them, with its messages.")
    .argument("[action]", "an action's id, as the list shows it")
    .option("-p, --playbook <playbook>", "a playbook's name, or the path of one", defaultPlaybook);
  addAdviceOptions(command).action(async (id: string | undefined, options: ActionsOptions) =>
    finish(await actions(id, options, context)),
  );
}

async function actions(id: string | undefined, options: ActionsOptions, context: Context): Promise<ExitCode> {
  refuseContradictions(options);
  const today = dayFor(options, context);
  const playbook = await context.playbooks.open(options.playbook);
  const standing = await standingFor(playbook, today, context);
  const answers = new Map([...standing.answers, ...(await givenAnswers(playbook, options, today, context))]);
  if (id === undefined) {
    if (options.message !== undefined || options.copy !== undefined || options.strict)
      throw new UserError(
        "-m, --copy and --strict are about the messages of one action",
        hintToName(options, playbook),
      );
    const glossary = glossaryOf(playbook, answers);
    const page = await pageOf(context.stdout);
    const printed = {
      text: () => renderGlossary(glossary, page),
      markdown: () => renderGlossaryMarkdown(glossary),
      json: () => renderGlossaryJson(glossary),
    };
    await context.stdout.write(printed[options.format]());
    return exitCodes.done;
  }
  const outcome = { kind: "advise", action: actionNamed(id, playbook, options.playbook), trail: [] } as const;
  const advice = adviceOf({ playbook, outcome, answers, today, version: context.version });
  return printAdvice(advice, options, context);
}

/** An action that stands behind a flag was taken for the message. */
function hintToName(options: ActionsOptions, { actions }: Playbook): string {
  const swallowed = namedMessages(options).find(([, id]) =>
    [...actions.keys()].some((key) => [key, localId(key)].includes(id)),
  );
  return swallowed === undefined
    ? "Name it: followup actions lists them all."
    : `Put it first: followup actions ${swallowed.toReversed().join(" ")}`;
}

/** By its whole id, or by what stands behind the slash where only one ends so. @throws UserError where none is meant. */
function actionNamed(id: string, { name, actions }: Playbook, called: string): Action {
  const ids = [...actions.keys()];
  const ending = ids.filter((each) => each.endsWith(`/${id}`));
  const found = actions.get(id) ?? (ending.length === 1 ? actions.get(ending[0] as string) : undefined);
  if (found !== undefined) return found;
  if (ending.length > 1) throw new UserError(`more than one action ends in ${id}`, `Say which: ${ending.join(", ")}.`);
  const isPlaybook = [...actions.values()].some(({ playbook }) => playbook === id);
  const meant = nearest(id, [...ids, ...ids.map(localId)]);
  const hints = [
    isPlaybook ? `followup actions --playbook ${id} lists those of that playbook.` : "",
    meant === undefined ? "" : `Did you mean ${meant}?`,
    `followup actions${called === defaultPlaybook ? "" : ` --playbook ${called}`} lists them all.`,
  ];
  throw new UserError(
    `playbook ${name} has no action ${id}`,
    hints.find((hint) => hint !== ""),
  );
}
