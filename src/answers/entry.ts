import { join } from "node:path";
import type { Context } from "../context.ts";
import { type Day, parseDay } from "../decision/day.ts";
import { UserError } from "../errors.ts";
import type { QuestionId } from "../playbook/playbook.ts";
import type { Position } from "../playbook/problem.ts";

/** One answer as it was written somewhere, not yet read, and where: `-a`, or `deal.yaml:3:12`. */
export type Entry = {
  readonly id: QuestionId;
  readonly value: unknown;
  readonly from: string;
  /** Where its id stands, in a file. */
  readonly idFrom?: string;
  /** How a file spells what is no text, nor a list or a map: `0123`. */
  readonly spelling?: string | undefined;
};

/** An entry's value as it was written; a list or a map, which no answer is, as JSON. */
export function valueInWords({ value, spelling }: Entry): string {
  return spelling ?? (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));
}

/** Reads `id=value`, as given to `-a`. @throws UserError where there is no `=`. */
export function entryOfFlag(text: string): Entry {
  const at = text.indexOf("=");
  if (at < 1)
    throw new UserError(`-a ${text}: expected id=value`, "For example: -a decision_maker=no -a deal_size=90k");
  return { id: text.slice(0, at).trim(), value: text.slice(at + 1), from: `-a ${text}` };
}

/** The day that `--today` names. @throws UserError where it is none. */
export function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined)
    throw new UserError(`--today ${text} is no day`, "Write it as 2026-11-23, in a year from 1900 to 2999.");
  return day;
}

/** The file that `--answers` names. @throws UserError where it is called for a second time, or names nothing. */
export function oneFile(file: string, earlier: string | undefined): string {
  if (earlier !== undefined)
    throw new UserError("--answers names one file, and it stands here twice", "Put all answers into one, or use -a.");
  if (file === "")
    throw new UserError("--answers names no file", "It takes a YAML or JSON file, or - for standard input.");
  return file;
}

/**
 * Reads a file of answers, or standard input for `-`: YAML or JSON, one map of ids to values.
 *
 * @throws UserError where the file is missing or is something else.
 */
export async function entriesOfFile(path: string, context: Context): Promise<readonly Entry[]> {
  const bytes = path === "-" ? await context.readStdin() : context.files.read(path);
  if (bytes === undefined)
    throw new UserError(`there is no file ${path}`, "--answers takes a YAML or JSON file, or - for standard input.");
  if (path === "-" && bytes.length === 0)
    throw new UserError("standard input is empty, and --answers - reads it", "Did the program before the pipe fail?");
  return entriesOf(bytes, path === "-" ? "standard input" : path);
}

/** The file of standing answers. */
export function configFile(context: Context): string {
  return join(context.folders.config, "config.yaml");
}

/** What stands in the config, settings among it: nothing where there is no such file. @throws UserError where it is no map. */
export async function standingEntries(context: Context): Promise<readonly Entry[]> {
  const path = configFile(context);
  const bytes = context.files.readOwn(path);
  if (bytes === undefined) return [];
  const key = `config ${path}`;
  const kept = context.cache.recall(key, () => bytes);
  if (kept !== undefined) return JSON.parse(kept.toString());
  const entries = await entriesOf(bytes, path);
  if (entries.every(({ value }) => isPlain(value)))
    context.cache.keep(key, new Map([[path, bytes]]), () => Buffer.from(JSON.stringify(entries)));
  return entries;
}

/** Whether a value is the same once it was written as JSON. */
function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

async function entriesOf(bytes: Uint8Array, file: string): Promise<readonly Entry[]> {
  const { readYaml } = await import("../chunks/yaml.ts");
  const { text, located, problems } = readYaml(bytes, file);
  if (problems.length === 1 && problems[0]?.code === "empty") return [];
  if (located === undefined || problems.length > 0) {
    const { describeProblems } = await import("../chunks/check.ts");
    throw new UserError(
      describeProblems({ problems, texts: new Map([[file, text]]) }),
      "It takes one answer a line, such as decision_maker: no.",
    );
  }
  const { value } = located;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UserError(`${file}: expected a map of question ids to answers`, "For example: decision_maker: no");
  const placed = ({ line, column }: Position): string => `${file}:${line}:${column}`;
  return Object.entries(value).map(([id, answer]) => {
    const spelling = typeof answer === "string" ? undefined : located.spelling([id]);
    return { id, value: answer, from: placed(located.at([id])), idFrom: placed(located.atKey([id])), spelling };
  });
}
