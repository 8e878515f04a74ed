import type { Command } from "commander";
import { entriesOfFile, entryOfFlag } from "../../answers/entry.ts";
import { readEntries } from "../../answers/given.ts";
import type { Context } from "../../context.ts";
import { type Day, parseDay } from "../../decision/day.ts";
import type { Answers } from "../../decision/walk.ts";
import { type ExitCode, exitCodes, UserError } from "../../errors.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import type { Advice, AdvisedMessage } from "../../render/advice.ts";
import { renderJson } from "../../render/json.ts";
import { renderMarkdown } from "../../render/markdown.ts";
import { findMessage, renderMessage } from "../../render/message.ts";
import { renderText } from "../../render/text.ts";

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
    .option("--answers <file>", "a YAML or JSON file of answers, - for standard input")
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
export function dayFor({ today: text }: AdviceOptions, context: Context): Day {
  const day = text === undefined ? context.today : parseDay(text);
  if (day === undefined) throw new UserError(`--today ${text} is no day`, "Write it as 2026-11-23.");
  return day;
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

/**
 * Prints advice as the call wants it: on stdout, a message on the clipboard, and on stderr what is left open.
 * @throws UserError where there is no such message, and where no clipboard can be reached; the advice is on stdout by then.
 */
export async function printAdvice(advice: Advice, options: AdviceOptions, context: Context): Promise<ExitCode> {
  await context.stdout.write(await rendered(advice, options, context));
  if (options.copy !== undefined) await copy(advice, options, context);
  await tellBlanks(advice, options, context);
  return options.strict && advice.blanks.length > 0 ? exitCodes.blanks : exitCodes.done;
}

async function rendered(advice: Advice, options: AdviceOptions, context: Context): Promise<string> {
  if (options.message !== undefined)
    return renderMessage(chosenMessage(advice, options.message), { body: options.body === true });
  if (options.format === "json") return renderJson(advice);
  if (options.format === "markdown") return renderMarkdown(advice, { explain: options.explain === true });
  const style = await context.stdout.style();
  return renderText(advice, { style, width: context.stdout.width, explain: options.explain === true });
}

/** The message that was asked for by id or channel; the first where none was named. @throws UserError where there is none such. */
function chosenMessage(advice: Advice, wanted: string | true): AdvisedMessage {
  const message = findMessage(advice, wanted === true ? undefined : wanted);
  if (message !== undefined) return message;
  const known = advice.messages.map(({ id, channel }) => `${id} (${channel})`).join(", ");
  throw new UserError(
    `this advice has no message "${wanted}"`,
    known === "" ? "It has none at all." : `It has: ${known}.`,
  );
}

/** Puts a message on the clipboard and says so. @throws UserError where no way works; the advice is on stdout by then. */
async function copy(advice: Advice, options: AdviceOptions, context: Context): Promise<void> {
  const named = options.copy === true ? (options.message ?? true) : (options.copy ?? true);
  const message = chosenMessage(advice, named);
  const copied = await context.clipboard(renderMessage(message, { body: options.body === true }).trimEnd());
  if (!copied.ok)
    throw new UserError(
      `the clipboard could not be reached; tried ${copied.tried.join(", ")}`,
      "Install xclip, wl-copy or xsel, or pipe -m into a program of yours.",
    );
  await context.stderr.write(`copied: ${message.id} (${message.channel}), with ${copied.how}\n`);
}

/** Tells what is left open, unless the advice just printed on the terminal says so itself. */
async function tellBlanks(advice: Advice, options: AdviceOptions, context: Context): Promise<void> {
  const shown = options.message === undefined ? advice.blanks : chosenMessage(advice, options.message).blanks;
  const isSeen = context.stdout.width !== undefined && options.format === "text" && options.message === undefined;
  if (shown.length === 0 || isSeen) return;
  const flags = shown.map(({ question, blank }) => `-a ${question}=... fills [${blank}]`).join("\n  ");
  await context.stderr.write(`note: still to fill in:\n  ${flags}\n`);
}
