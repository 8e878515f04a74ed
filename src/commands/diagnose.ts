import type { Command } from "commander";
import { missingAnswer } from "../answers/missing.ts";
import { commandAgain, defaultPlaybook } from "../answers/repeat.ts";
import { assumed } from "../answers/standing.ts";
import type { Context } from "../context.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, walk } from "../decision/walk.ts";
import { Cancelled, type ExitCode } from "../errors.ts";
import { worthAsking } from "../message/needs.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { adviceOf } from "../render/advice.ts";
import { closing } from "../render/closing.ts";
import { pageOf } from "../render/layout.ts";
import { wrap } from "../render/wrap.ts";
import {
  type AdviceOptions,
  addAdviceOptions,
  dayFor,
  givenAnswers,
  possible,
  printAdvice,
  refuseContradictions,
  refuseUnknownMessage,
} from "./shared/advice.ts";
import { silencedBy } from "./shared/asking.ts";
import { standingFor } from "./shared/standing.ts";

type DiagnoseOptions = AdviceOptions & {
  readonly input: boolean;
  readonly plain?: boolean;
};

/** Declares `followup diagnose`. */
export function addDiagnose(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  const command = program
    .command("diagnose")
    .summary("answer a few questions, get one next move")
    .description(
      "Asks a few questions about a prospect who has gone quiet and prints one next move, with the words for it.",
    )
    .argument("[playbook]", "a playbook's name, or the path of one", defaultPlaybook)
    .option("--no-input", "never ask; a missing answer is an error")
    .option("--plain", "numbered choices and plain lines, for screen readers and simple terminals");
  addAdviceOptions(command)
    .option("--explain", "say what would change the advice")
    .action(async (name: string, options: DiagnoseOptions) => finish(await diagnose(name, options, context)));
}

/**
 * Walks a playbook with the answers at hand, asks for the rest where it may, and prints the advice.
 *
 * @throws UserError for a wrong call, an impossible answer, or a missing one where it may not ask.
 * @throws Cancelled when the rep ends the interview.
 */
async function diagnose(name: string, options: DiagnoseOptions, context: Context): Promise<ExitCode> {
  refuseContradictions(options);
  const today = dayFor(options, context);
  const playbook = await context.playbooks.open(name);
  refuseUnknownMessage(options, playbook, context);
  const standing = await standingFor(playbook, today, context);
  const given = await givenAnswers(playbook, options, today, context);
  const known: Answers = new Map([...standing.answers, ...given]);
  // Only where there are questions: it looks at all of the tree.
  const notice = (): string | undefined => assumed(playbook, standing.answers, given);
  const plain = options.plain === true || standing.plain || context.env["TERM"] === "dumb";
  const asked = await completed(playbook, known, { ...options, plain, notice, today }, context);
  const outcome = walk(playbook, asked);
  if (outcome.kind !== "advise") throw missingAnswer(outcome, playbook, silencedBy(context, options));
  const advice = adviceOf({ playbook, outcome, answers: asked, today, version: context.version });
  if (asked === known) return printAdvice(advice, options, context);
  const isRead = context.stdout.width !== undefined;
  try {
    return await printAdvice(advice, options, context, { isRead });
  } finally {
    // Also where the message that was asked for is not there: no rep should answer twice.
    const call = commandAgain(name, asked, standing.answers, possible(advice, options).again);
    const canBeFormal = !asked.has("tone") && outcome.action.say.some(({ formal }) => formal !== undefined);
    await context.stderr.write(closing(call, { advice, canBeFormal, isRead, ...(await pageOf(context.stderr)) }));
  }
}

type Interviewing = {
  readonly input: boolean;
  readonly plain: boolean;
  readonly today: Day;
  /** What the rep is told before the first question of the tree. */
  readonly notice: () => string | undefined;
};

/** The answers, completed by an interview where it would ask something and somebody is there to ask; else the same map. */
async function completed(
  playbook: Playbook,
  known: Answers,
  { input, plain, notice, today }: Interviewing,
  context: Context,
): Promise<Answers> {
  const outcome = walk(playbook, known);
  const complete = outcome.kind === "advise" && worthAsking(outcome.action, known, playbook.questions).length === 0;
  if (complete || silencedBy(context, { input }) !== undefined) return known;
  const prompter = await context.openPrompter({ plain });
  if (prompter === undefined) return known;
  const told = outcome.kind === "advise" ? undefined : notice();
  if (told !== undefined) await context.stderr.write(`${wrap(told, context.stderr.width).join("\n")}\n\n`);
  const { interview } = await import("../prompt/interview.ts");
  const ended = await interview(playbook, known, prompter, today).finally(() => prompter.close());
  if (ended.kind === "cancelled" && ended.by !== "change") throw new Cancelled(ended.by);
  await context.stderr.write("\n");
  return ended.answers;
}
