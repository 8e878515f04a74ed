import type { Command } from "commander";
import { dayOf, entriesOfFile, entryOfFlag, oneFile, standingEntries } from "../answers/entry.ts";
import { readEntries } from "../answers/given.ts";
import { missingAnswer } from "../answers/missing.ts";
import { closing, commandAgain, defaultPlaybook } from "../answers/repeat.ts";
import { assumed, readStanding, type Standing } from "../answers/standing.ts";
import type { Context, Output } from "../context.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, walk } from "../decision/walk.ts";
import { Cancelled, type ExitCode, exitCodes, UserError } from "../errors.ts";
import { needs } from "../message/needs.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { type Advice, type AdvisedMessage, adviceOf } from "../render/advice.ts";
import { renderJson } from "../render/json.ts";
import type { Page } from "../render/layout.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { findMessage, renderMessage } from "../render/message.ts";
import { renderText } from "../render/text.ts";
import { wrap } from "../render/wrap.ts";

export type DiagnoseOptions = {
  readonly answer: readonly string[];
  readonly answers?: string;
  readonly input: boolean;
  readonly plain?: boolean;
  readonly format: "text" | "markdown" | "json";
  readonly message?: string | true;
  readonly copy?: string | true;
  readonly body?: boolean;
  readonly explain?: boolean;
  readonly strict?: boolean;
  readonly today?: string;
};

/** Declares `followup diagnose`. */
export function addDiagnose(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command("diagnose")
    .summary("answer a few questions, get one next move")
    .description(
      "Asks a few questions about a prospect who has gone quiet and prints one next move, with the words for it.",
    )
    .argument("[playbook]", "a playbook's name, or the path of one", defaultPlaybook)
    .option(
      "-a, --answer <id=value>",
      "answer a question beforehand (repeatable)",
      (entry: string, all: string[]) => [...all, entry],
      [],
    )
    .option("--answers <file>", "a YAML or JSON file of answers, - for standard input", oneFile)
    .option("--no-input", "never ask; a missing answer is an error")
    .option("--plain", "numbered choices and plain lines, for screen readers and simple terminals")
    .addOption(
      program.createOption("--format <format>", "how to print").choices(["text", "markdown", "json"]).default("text"),
    )
    .option("-m, --message [id or channel]", "print one message alone, ready to paste")
    .option("--copy [id or channel]", "put one message on the clipboard, too")
    .option("--body", "with --message or --copy: an e-mail without its subject")
    .option("--explain", "say what would change the advice")
    .option("--strict", "exit 3 where blanks are left in a message")
    .option("--today <day>", "the day to count from, such as 2026-11-23")
    .action(async (name: string, options: DiagnoseOptions) => finish(await diagnose(name, options, context)));
}

/**
 * Walks a playbook with the answers at hand, asks for the rest where it may, and prints the advice.
 *
 * @throws UserError for a wrong call, an impossible answer, or a missing one where it may not ask.
 * @throws Cancelled when the rep ends the interview.
 */
export async function diagnose(name: string, options: DiagnoseOptions, context: Context): Promise<ExitCode> {
  refuseContradictions(options);
  const today = options.today === undefined ? context.today : dayOf(options.today);
  const playbook = await context.playbooks.open(name);
  const standing = await standingFor(playbook, today, context);
  const given = await givenAnswers(playbook, options, today, context);
  const known: Answers = new Map([...standing.answers, ...given]);
  const notice = assumed(playbook, standing.answers, given);
  const plain = options.plain === true || standing.plain || context.env["TERM"] === "dumb";
  const asked = await completed(playbook, known, { ...options, plain, notice, today }, context);
  const outcome = walk(playbook, asked);
  if (outcome.kind !== "advise") throw missingAnswer(outcome, playbook);
  const advice = adviceOf({ playbook, outcome, answers: asked, today, version: context.version });
  const printing = possible(advice, options);
  const isRead = asked !== known && context.stdout.width !== undefined;
  try {
    // Nobody can know before the questions what the advice will have to say: then all of it is better than nothing.
    await context.stdout.write(await rendered(advice, isRead ? printing.shown : options, context, isRead));
    if (options.message !== undefined) chosenMessage(advice, options.message);
    if (options.copy !== undefined) await copy(advice, options, context);
    await tellBlanks(advice, options, context);
  } finally {
    // Also where the message that was asked for is not there: no rep should answer twice.
    if (asked !== known) {
      const call = commandAgain(name, asked, standing.answers, printing.again);
      const canBeFormal = !asked.has("tone") && outcome.action.say.some(({ formal }) => formal !== undefined);
      await context.stderr.write(closing(call, { advice, canBeFormal, isRead, ...(await pageOf(context.stderr)) }));
    }
  }
  return options.strict && advice.blanks.length > 0 ? exitCodes.blanks : exitCodes.done;
}

/** @throws UserError for options of which one would go unheard. */
function refuseContradictions({ format, message, copy, body }: DiagnoseOptions): void {
  if (message !== undefined && format !== "text")
    throw new UserError(
      `-m prints one message as text, and --format ${format} prints all the advice`,
      "Leave one of them out; --format json has every message in it.",
    );
  if (body && message === undefined && copy === undefined)
    throw new UserError("--body is about one message, and none is asked for", "Add -m or --copy.");
}

/** The options where the message that they want is not there: to show all the advice, and to call for what there is. */
function possible(
  advice: Advice,
  options: DiagnoseOptions,
): { readonly shown: DiagnoseOptions; readonly again: DiagnoseOptions } {
  const { message, ...without } = options;
  if (message === undefined || findMessage(advice, named(message)) !== undefined)
    return { shown: options, again: options };
  return { shown: without, again: advice.messages.length === 0 ? without : { ...without, message: true } };
}

const named = (wanted: string | true): string | undefined => (wanted === true ? undefined : wanted);

/** The standing answers, and whether the rep wants plain prompts. */
async function standingFor(playbook: Playbook, today: Day, context: Context): Promise<Standing> {
  return readStanding(await standingEntries(context), playbook.questions, today);
}

async function givenAnswers(
  playbook: Playbook,
  options: DiagnoseOptions,
  today: Day,
  context: Context,
): Promise<Answers> {
  const inFile = options.answers === undefined ? [] : await entriesOfFile(options.answers, context);
  return readEntries([...inFile, ...options.answer.map(entryOfFlag)], playbook.questions, today);
}

type Interviewing = {
  readonly input: boolean;
  readonly plain: boolean;
  readonly today: Day;
  /** What the rep is told before the first question of the tree. */
  readonly notice: string | undefined;
};

/** The answers, completed by an interview where something is open and somebody is there to ask; else the same map. */
async function completed(
  playbook: Playbook,
  known: Answers,
  { input, plain, notice, today }: Interviewing,
  context: Context,
): Promise<Answers> {
  const outcome = walk(playbook, known);
  const complete = outcome.kind === "advise" && needs(outcome.action, known, playbook.questions).length === 0;
  if (complete || !input || isSet(context.env["CI"])) return known;
  const prompter = await context.openPrompter({ plain });
  if (prompter === undefined) return known;
  if (outcome.kind !== "advise" && notice !== undefined)
    await context.stderr.write(`${wrap(notice, context.stderr.width).join("\n")}\n\n`);
  const { interview } = await import("../prompt/interview.ts");
  const told = await interview(playbook, known, prompter, today).finally(() => prompter.close());
  if (told.kind === "cancelled" && told.by !== "change") throw new Cancelled(told.by);
  await context.stderr.write("\n");
  return told.answers;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false" && value !== "0";
}

const pageOf = async ({ style, width }: Output): Promise<Page> => ({ style: await style(), width });

async function rendered(advice: Advice, options: DiagnoseOptions, context: Context, isRead: boolean): Promise<string> {
  if (options.message !== undefined)
    return renderMessage(chosenMessage(advice, options.message), { body: options.body === true });
  if (options.format === "json") return renderJson(advice);
  if (options.format === "markdown") return renderMarkdown(advice, { explain: options.explain === true });
  return renderText(advice, { ...(await pageOf(context.stdout)), explain: options.explain === true, trail: !isRead });
}

/** The message that was asked for by id or channel; the first where none was named. @throws UserError where there is none such. */
function chosenMessage(advice: Advice, wanted: string | true): AdvisedMessage {
  const message = findMessage(advice, named(wanted));
  if (message !== undefined) return message;
  const known = advice.messages.map(({ id, channel }) => `${id} (${channel})`).join(", ");
  throw new UserError(
    known === "" ? "this advice has no message" : `this advice has no message "${wanted}"`,
    known === "" ? "Without -m and --copy it says what to do." : `It has: ${known}.`,
  );
}

/** Puts a message on the clipboard and says so. @throws UserError where no way works; the advice is on stdout by then. */
async function copy(advice: Advice, options: DiagnoseOptions, context: Context): Promise<void> {
  const wanted = options.copy === true ? (options.message ?? true) : (options.copy ?? true);
  const message = chosenMessage(advice, wanted);
  const copied = await context.clipboard(renderMessage(message, { body: options.body === true }).trimEnd());
  if (!copied.ok)
    throw new UserError(
      `the clipboard could not be reached; tried ${copied.tried.join(", ")}`,
      "Install xclip, wl-copy or xsel, or pipe -m into a program of yours.",
    );
  const done = copied.isSure
    ? `copied: ${message.id} (${message.channel}), with ${copied.how}`
    : `sent to the clipboard of your terminal: ${message.id} (${message.channel}). Where pasting gives something else, the terminal does not allow it: -m prints the message instead.`;
  await context.stderr.write(`${wrap(done, context.stderr.width).join("\n")}\n`);
}

/** Tells what is left open, unless the advice just printed on the terminal says so itself. */
async function tellBlanks(advice: Advice, options: DiagnoseOptions, context: Context): Promise<void> {
  const shown = options.message === undefined ? advice.blanks : chosenMessage(advice, options.message).blanks;
  const isSeen = context.stdout.width !== undefined && options.format === "text" && options.message === undefined;
  if (shown.length === 0 || isSeen) return;
  const flags = shown.map(({ question, blank }) => `-a ${question}=... fills [${blank}]`).join("\n  ");
  await context.stderr.write(`note: still to fill in:\n  ${flags}\n`);
}
