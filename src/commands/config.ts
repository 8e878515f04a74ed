import type { Command } from "commander";
import { configFile, type Entry, standingEntries, valueInWords } from "../answers/entry.ts";
import { readEntries } from "../answers/given.ts";
import { isOfOneDeal, isOn, settings } from "../answers/standing.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes, UserError } from "../errors.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Question, QuestionId } from "../playbook/playbook.ts";
import { clean } from "../render/clean.ts";
import { soundPlaybooks, tellUnasked } from "./shared/standing.ts";

/** Declares `followup config set|get|list|unset|path`. */
export function addConfig(program: Command, context: Context, finish: (code: ExitCode) => void): void {
  const config = program
    .command("config")
    .summary("answers that are the same every time")
    .description("Keeps standing answers, such as your name, company and territory, so that they are never asked.");
  const done = (code: Promise<ExitCode>) => code.then(finish);
  config
    .command("set")
    .description("keep an answer")
    .argument("<id>", "a question's id, or a setting: my_name, territory_size, plain")
    .argument("<value>", "the answer, as the question takes it")
    .action((id: string, value: string) => done(set(id, value, context)));
  config
    .command("get")
    .description("print one answer")
    .argument("<id>", "a question's id, or a setting")
    .action((id: string) => done(get(id, context)));
  config
    .command("list")
    .description("print all answers")
    .action(() => done(list(context)));
  config
    .command("unset")
    .description("forget an answer")
    .argument("<id>", "what followup config list shows")
    .action((id: string) => done(unset(id, context)));
  config
    .command("path")
    .description("print where the file is")
    .action(() => done(path(context)));
}

async function set(id: string, value: string, context: Context): Promise<ExitCode> {
  const kept = await accepted({ id, value, from: `config set ${id}` }, context);
  const { withEntry } = await import("../chunks/yaml.ts");
  const code = await edit(id, context, (text) => withEntry(text, id, kept));
  if ((await soundPlaybooks(context)).some((playbook) => isOfOneDeal(id, playbook)))
    await context.stderr.write(
      `note: ${id} is never asked from now on, whatever the deal; followup config unset ${id} forgets it.\n`,
    );
  return code;
}

/** Changes the text of the config, and only that of one entry. @throws UserError where its form does not allow it. */
function edit(id: string, context: Context, change: (text: string) => string | undefined): Promise<ExitCode> {
  const file = configFile(context);
  return context.files.alone(file, async () => {
    const text = change(await currentText(context));
    if (text === undefined)
      throw new UserError(`${file} is written in a way that ${id} cannot be changed in`, "Edit the file itself.");
    await context.files.replace(file, text, { isPrivate: true });
    return exitCodes.done;
  });
}

/** The value as it is kept: read as the question reads it, a setting as it is. @throws UserError where it is impossible. */
async function accepted(entry: Entry, context: Context): Promise<string | number> {
  if (settings.has(entry.id)) return isOn(entry) ? "yes" : "no";
  const known = await questions(context);
  if (!known.has(entry.id)) throw unknownId(entry.id, known);
  return readEntries([entry], known, context.today).get(entry.id) as string | number;
}

/** The questions of every sound playbook that can be named. */
async function questions(context: Context): Promise<ReadonlyMap<QuestionId, Question>> {
  return new Map((await soundPlaybooks(context)).flatMap((playbook) => [...playbook.questions]));
}

function unknownId(id: string, known: ReadonlyMap<QuestionId, Question>): UserError {
  const meant = nearest(id, [...known.keys(), ...settings.keys()]);
  const hint =
    meant === undefined ? `It can be: ${[...settings.keys(), ...known.keys()].join(", ")}.` : `Did you mean ${meant}?`;
  return new UserError(`no question and no setting is called "${id}"`, hint);
}

async function get(id: string, context: Context): Promise<ExitCode> {
  const entry = (await standingEntries(context)).find((standing) => standing.id === id);
  if (entry === undefined) {
    const known = await questions(context);
    if (!known.has(id) && !settings.has(id)) throw unknownId(id, known);
    throw new UserError(`${id} is not set`, `followup config set ${id} ... sets it.`);
  }
  await context.stdout.write(`${clean(valueInWords(entry))}\n`);
  return exitCodes.done;
}

async function list(context: Context): Promise<ExitCode> {
  const entries = await standingEntries(context);
  await tellUnasked(entries, new Set(), context);
  const { asYaml } = await import("../chunks/yaml.ts");
  const lines = entries.map((entry) => {
    const value = typeof entry.value === "string" ? asYaml(entry.value) : valueInWords(entry);
    return `${asYaml(entry.id)}: ${clean(value)}\n`;
  });
  await context.stdout.write(lines.join(""));
  return exitCodes.done;
}

async function unset(id: string, context: Context): Promise<ExitCode> {
  if (!(await standingEntries(context)).some((entry) => entry.id === id))
    throw new UserError(`${id} is not set`, "followup config list shows what is.");
  const { withoutEntry } = await import("../chunks/yaml.ts");
  return edit(id, context, (text) => withoutEntry(text, id));
}

async function path(context: Context): Promise<ExitCode> {
  await context.stdout.write(`${configFile(context)}\n`);
  return exitCodes.done;
}

/** The file as it stands, once it is known to be sound: what cannot be read is not overwritten. */
async function currentText(context: Context): Promise<string> {
  await standingEntries(context);
  return Buffer.from(context.files.readOwn(configFile(context)) ?? []).toString("utf8");
}
