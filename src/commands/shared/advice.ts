import type { Command } from "commander";
import { dayOf, entriesOfFile, entryOfFlag, oneFile } from "../../answers/entry.ts";
import { readEntries } from "../../answers/given.ts";
import type { Context } from "../../context.ts";
import type { Day } from "../../decision/day.ts";
import type { Answers } from "../../decision/walk.ts";
import { type ExitCode, exitCodes, UserError } from "../../errors.ts";
import { nearest } from "../../playbook/nearest.ts";
import { channelMeant, channels, type Playbook } from "../../playbook/playbook.ts";
import type { Advice, AdvisedMessage } from "../../render/advice.ts";
import { renderJson } from "../../render/json.ts";
import { pageOf } from "../../render/layout.ts";
import { renderMarkdown } from "../../render/markdown.ts";
import { findMessage, renderMessage } from "../../render/message.ts";
import { renderText } from "../../render/text.ts";
import { wrap } from "../../render/wrap.ts";

/** What a call says of the advice it wants: what is known, and how to print it. */
export type AdviceOptions = {
  readonly answer: readonly string[];
  readonly answers?: string;
  readonly format: "text" | "markdown" | "json";
  readonly message?: string | true;
  readonly copy?: string | true;
  readonly body?: boolean;
  readonly explain?: boolean;
  readonly strict?: boolean;
  readonly today?: string;
};

/** Declares the flags of every command that prints advice. */
export function addAdviceOptions(command: Command): Command {
  return command
    .option(
      "-a, --answer <id=value>",
      "answer a question beforehand (repeatable)",
      (entry: string, all: string[]) => [...all, entry],
      [],
    )
    .option("--answers <file>", "a YAML or JSON file of answers, - for standard input", oneFile)
    .addOption(
      command.createOption("--format <format>", "how to print").choices(["text", "markdown", "json"]).default("text"),
    )
    .option("-m, --message [id or channel]", "print one message alone, ready to paste")
    .option("--copy [id or channel]", "put one message on the clipboard, too")
    .option("--body", "with --message or --copy: an e-mail without its subject")
    .option("--strict", "exit 3 where blanks are left in a message")
    .option("--today <day>", "the day to count from, such as 2026-11-23");
}

/** The day that plans count from. @throws UserError where it is none. */
export function dayFor({ today }: AdviceOptions, context: Context): Day {
  return today === undefined ? context.today : dayOf(today);
}

/** The answers of `--answers` and `-a`. @throws UserError for what no question allows. */
export async function givenAnswers(
  { questions }: Playbook,
  options: AdviceOptions,
  today: Day,
  context: Context,
): Promise<Answers> {
  const inFile = options.answers === undefined ? [] : await entriesOfFile(options.answers, context);
  return readEntries([...inFile, ...options.answer.map(entryOfFlag)], questions, today);
}

/** @throws UserError for options of which one would go unheard. */
export function refuseContradictions({ format, message, copy, body }: AdviceOptions): void {
  if (message !== undefined && format !== "text")
    throw new UserError(
      `-m prints one message as text, and --format ${format} prints all the advice`,
      "Leave one of them out; --format json has every message in it.",
    );
  if (body && message === undefined && copy === undefined)
    throw new UserError("--body is about one message, and none is asked for", "Add -m or --copy.");
}

/** Before anybody is asked. @throws UserError for what is no channel, and no message of any action. */
export function refuseUnknownMessage(options: AdviceOptions, { name, actions }: Playbook, context: Context): void {
  for (const [flag, wanted] of namedMessages(options)) {
    if (channelMeant(wanted) !== undefined) continue;
    const ids = [...actions.values()].flatMap(({ say }) => say.map(({ id }) => id));
    if (ids.includes(wanted)) continue;
    if (isPlaybook(wanted, context))
      throw new UserError(
        `${wanted} is a playbook, and no message of ${name}`,
        `Put it first: followup diagnose ${wanted} ${flag}`,
      );
    const meant = nearest(wanted, [...channels, ...ids]);
    throw new UserError(
      `playbook ${name} has no message "${wanted}"`,
      meant === undefined ? `Channels are ${channels.join(", ")}.` : `Did you mean ${meant}?`,
    );
  }
}

/** What stands behind the flags that take a message or nothing, each with its flag: it may have been meant for the command. */
export function namedMessages({ message, copy }: AdviceOptions): readonly (readonly [flag: string, wanted: string])[] {
  const flags = [["-m", message] as const, ["--copy", copy] as const];
  return flags.flatMap(([flag, wanted]) => (typeof wanted === "string" ? [[flag, wanted] as const] : []));
}

function isPlaybook(nameOrPath: string, { playbooks }: Context): boolean {
  try {
    return playbooks.text(nameOrPath) !== "";
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** The options where the message that they want is not there: to show all the advice, and to call for what there is. */
export function possible(
  advice: Advice,
  options: AdviceOptions,
): { readonly shown: AdviceOptions; readonly again: AdviceOptions } {
  const { message, ...without } = options;
  if (message === undefined || findMessage(advice, named(message)) !== undefined)
    return { shown: options, again: options };
  return { shown: without, again: advice.messages.length === 0 ? without : { ...without, message: true } };
}

const named = (wanted: string | true): string | undefined => (wanted === true ? undefined : wanted);

/**
 * Prints advice as the call wants it: on stdout, a message on the clipboard, and on stderr what is left open. `isRead`: the rep
 * has just answered the questions on this terminal. Then there is no need to repeat them, and all of the advice is better
 * than nothing where the message wanted is not there: nobody could know that beforehand.
 *
 * @throws UserError where there is no such message, and where no clipboard can be reached; the advice is on stdout by then.
 */
export async function printAdvice(
  advice: Advice,
  options: AdviceOptions,
  context: Context,
  { isRead = false } = {},
): Promise<ExitCode> {
  const shown = isRead ? possible(advice, options).shown : options;
  if (!isRead && options.copy !== undefined) toCopy(advice, options);
  await context.stdout.write(await rendered(advice, shown, context, isRead));
  if (options.message !== undefined) chosenMessage(advice, options.message);
  if (options.copy !== undefined) await copy(advice, options, context);
  const open = options.message === undefined ? advice.blanks : chosenMessage(advice, options.message).blanks;
  await tellBlanks(open, options, context);
  return options.strict && open.length > 0 ? exitCodes.blanks : exitCodes.done;
}

async function rendered(advice: Advice, options: AdviceOptions, context: Context, isRead: boolean): Promise<string> {
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

/** The message for the clipboard: the one that is printed, where `--copy` names none. @throws UserError where there is none such. */
function toCopy(advice: Advice, { copy = true, message = true }: AdviceOptions): AdvisedMessage {
  return chosenMessage(advice, copy === true ? message : copy);
}

/** Puts a message on the clipboard and says so. @throws UserError where no way works. */
async function copy(advice: Advice, options: AdviceOptions, context: Context): Promise<void> {
  const message = toCopy(advice, options);
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
async function tellBlanks(open: Advice["blanks"], options: AdviceOptions, context: Context): Promise<void> {
  const isSeen = context.stdout.width !== undefined && options.format === "text" && options.message === undefined;
  if (open.length === 0 || isSeen) return;
  const flags = open.map(({ question, blank }) => `-a ${question}=... fills [${blank}]`).join("\n  ");
  await context.stderr.write(`note: still to fill in:\n  ${flags}\n`);
}
