import { nearest } from "../playbook/nearest.ts";
import { type CommandTree, everyCommand, follow, sayValue } from "./command-tree.ts";

/** A wrong call as commander tells it. */
type WrongCall = { readonly code: string; readonly message: string };

/** What else a word may have been meant for: the playbooks that can be named, the questions that can be answered. */
export type Names = { readonly playbooks: readonly string[]; readonly questions: readonly string[] };

/** What to do about a wrong call in one or two sentences: the near miss, if there is one, or where to look. */
export function hintFor(wrong: WrongCall, args: readonly string[], program: CommandTree, names: Names): string {
  const { command } = follow(program, args);
  const told = /'([^']*)'/.exec(wrong.message)?.[1] ?? "";
  const meant = meanings[wrong.code]?.(told, command, wrong, names);
  return (
    meant ?? `${wordsOf(command)} --help shows ${command.commands.length > 0 ? "its commands" : "how it is called"}.`
  );
}

type Meaning = (told: string, command: CommandTree, wrong: WrongCall, names: Names) => string | undefined;

const meanings: Readonly<Record<string, Meaning>> = {
  "commander.unknownCommand": nearCommand,
  "commander.unknownOption": nearFlag,
  "commander.invalidArgument": nearChoice,
  "commander.missingArgument": (_, command) => `It is called like this: ${callOf(command)}`,
  "commander.excessArguments": (_, command) =>
    `A value with spaces in it needs quotes around it. ${wordsOf(command)} --help shows how it is called.`,
};

function nearCommand(told: string, command: CommandTree, _: WrongCall, { playbooks }: Names): string | undefined {
  const close = nearest(
    told,
    command.commands.map(({ path }) => path.at(-1) ?? ""),
  );
  if (close !== undefined) return didYouMean([wordsOf(command), close].join(" "));
  const elsewhere = everyCommand(command).find(({ path }) => path.at(-1) === told);
  if (elsewhere !== undefined) return didYouMean(wordsOf(elsewhere));
  const playbook = nearest(told, playbooks);
  return playbook === undefined ? undefined : didYouMean(`followup diagnose ${playbook}`);
}

/** However many dashes were typed. A short flag is too short to be near anything, and may be a value where one is due. */
function nearFlag(told: string, command: CommandTree, _: WrongCall, { questions }: Names): string | undefined {
  const { flags, path, places } = command;
  const bare = (flag: string): string => flag.replace(/^-+/, "");
  const long = flags.flatMap((flag) => flag.long ?? []);
  const typed = bare(told).replace(/=.*$/s, "");
  const question = typed.replaceAll("-", "_").toLowerCase();
  if (path[0] === "diagnose" && questions.includes(question)) return `Answers are given with -a: -a ${question}=...`;
  const close = typed.length < 2 ? undefined : nearest(typed, long.map(bare));
  if (close !== undefined) return didYouMean(`--${close}`);
  if (places.at(-1)?.name !== "value") return undefined;
  return `A value that begins with a dash goes behind --: ${callOf(command).replace(/\S+$/, "-- $&")}`;
}

function nearChoice(_: string, __: CommandTree, { message }: WrongCall): string | undefined {
  const [, told = "", choices = ""] =
    /(?:argument|value) '([^']*)' is invalid.*Allowed choices are (.*)\.$/.exec(message) ?? [];
  const close = told === "" ? undefined : nearest(told, choices.split(", "));
  return close === undefined ? undefined : didYouMean(close);
}

const wordsOf = ({ path }: CommandTree): string => ["followup", ...path].join(" ");
const callOf = (command: CommandTree): string => [wordsOf(command), ...command.places.map(sayValue)].join(" ");
const didYouMean = (call: string): string => `Did you mean ${call}?`;
