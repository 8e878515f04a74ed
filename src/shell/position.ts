import type { CommandTree, Flag, Value } from "./command-tree.ts";

/** Where on a command line the cursor is, and what was said before it. */
export type CursorPosition = {
  readonly command: CommandTree;
  /** Values given by where they stand. */
  readonly operands: readonly string[];
  readonly flags: readonly Given[];
  /** Part of the word under the cursor that is settled: `--format=`, `-a`. */
  readonly prefix: string;
  /** The rest of it, which is to be completed. */
  readonly typed: string;
  /** The flag whose value is typed here; `isOptional` where something else may stand here as well. */
  readonly awaits?: { readonly flag: Flag; readonly value: Value; readonly isOptional: boolean };
  /** Whether `--` came before, after which nothing is a flag. */
  readonly isPastFlags: boolean;
};

export type Given = { readonly flag: Flag; readonly value?: string };

type Walked = {
  command: CommandTree;
  operands: string[];
  flags: Given[];
  awaits: Flag | undefined;
  isPastFlags: boolean;
};

/** Reads the words between the program's name and the cursor as commander would, and the word under the cursor. */
export function positionOf(tree: CommandTree, words: readonly string[], current: string): CursorPosition {
  const walked: Walked = { command: tree, operands: [], flags: [], awaits: undefined, isPastFlags: false };
  for (const word of words) take(word, walked);
  const { awaits, ...settled } = walked;
  if (awaits?.value !== undefined && !(isOptional(awaits) && current.startsWith("-")))
    return {
      ...settled,
      prefix: "",
      typed: current,
      awaits: { flag: awaits, value: awaits.value, isOptional: isOptional(awaits) },
    };
  const joined = settled.isPastFlags ? undefined : joinedValue(settled.command, current);
  if (joined === undefined) return { ...settled, prefix: "", typed: current };
  const { flag, value, prefix } = joined;
  return { ...settled, prefix, typed: current.slice(prefix.length), awaits: { flag, value, isOptional: false } };
}

function take(word: string, walked: Walked): void {
  const { awaits } = walked;
  walked.awaits = undefined;
  if (awaits !== undefined && !(isOptional(awaits) && word.startsWith("-"))) {
    walked.flags.push({ flag: awaits, value: word });
    return;
  }
  if (walked.isPastFlags) walked.operands.push(word);
  else if (word === "--") walked.isPastFlags = true;
  else if (word.startsWith("-") && word !== "-") takeFlag(word, walked);
  else takeOperand(word, walked);
}

function takeFlag(word: string, walked: Walked): void {
  const joined = joinedValue(walked.command, word);
  if (joined !== undefined) {
    walked.flags.push({ flag: joined.flag, value: word.slice(joined.prefix.length) });
    return;
  }
  const flag = walked.command.flags.find(({ short, long }) => word === short || word === long);
  if (flag?.value !== undefined) walked.awaits = flag;
  else if (flag !== undefined) walked.flags.push({ flag });
}

function takeOperand(word: string, walked: Walked): void {
  const below =
    walked.operands.length > 0 ? undefined : walked.command.commands.find(({ path }) => path.at(-1) === word);
  if (below === undefined) walked.operands.push(word);
  else walked.command = below;
}

/** A flag and its value in one word: `--format=json`, `-anews=silent`. */
function joinedValue(command: CommandTree, word: string): { flag: Flag; value: Value; prefix: string } | undefined {
  for (const flag of command.flags) {
    const { short, long, value } = flag;
    if (value === undefined) continue;
    if (long !== undefined && word.startsWith(`${long}=`)) return { flag, value, prefix: `${long}=` };
    if (short !== undefined && word.startsWith(short) && word.length > short.length && !word.startsWith("--"))
      return { flag, value, prefix: short };
  }
  return undefined;
}

function isOptional({ value }: Flag): boolean {
  return value?.isRequired === false;
}
