import type { Argument, Command, Option } from "commander";

/** A command as plain data: what help, the man page and the completion are made from. It can be stored as JSON. */
export type CommandTree = {
  /** Its words after `followup`: none for the program itself, `["playbook", "check"]`. */
  readonly path: readonly string[];
  /** One line for a list of commands. */
  readonly summary: string;
  readonly description: string;
  readonly places: readonly Place[];
  readonly flags: readonly Flag[];
  readonly commands: readonly CommandTree[];
};

/** A value that a command takes by where it stands: `[playbook]`, `<playbooks...>`. */
export type Place = Value & { readonly says: string; readonly isMany: boolean };

/** An option: `-a, --answer <id=value>`. At least one of the names is there. */
export type Flag = {
  readonly short?: string;
  readonly long?: string;
  readonly says: string;
  /** What stands after it; none where the flag alone says it. */
  readonly value?: Value;
  /** Whether it may be given more than once. */
  readonly isMany: boolean;
};

/** What the user puts in: its name tells of what kind it is, such as `file` or `playbook`. */
export type Value = {
  readonly name: string;
  readonly isRequired: boolean;
  /** All that it can be, where it is one of a few. */
  readonly choices?: readonly string[];
  /** What it is where it is left out. */
  readonly default?: string;
};

/** Reads a command and all below it; hidden commands, and what commander adds by itself but for `--help`, are left out. */
export function treeOf(command: Command, path: readonly string[] = []): CommandTree {
  const help = command.createHelp();
  return {
    path,
    summary: command.summary() || command.description(),
    description: command.description(),
    places: command.registeredArguments.map(placeOf),
    flags: help.visibleOptions(command).map(flagOf),
    commands: help
      .visibleCommands(command)
      .filter((below) => command.commands.includes(below))
      .map((below) => treeOf(below, [...path, below.name()])),
  };
}

/** All commands below one, at any depth. */
export function everyCommand(command: CommandTree): readonly CommandTree[] {
  return command.commands.flatMap((below) => [below, ...everyCommand(below)]);
}

function placeOf(argument: Argument): Place {
  const { description, variadic, required, argChoices, defaultValue } = argument;
  return { ...takenAs(argument.name(), required, argChoices, defaultValue), says: description, isMany: variadic };
}

function flagOf({ short, long, description, flags, required, optional, argChoices, defaultValue }: Option): Flag {
  const name = /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1];
  return {
    ...(short === undefined ? {} : { short }),
    ...(long === undefined ? {} : { long }),
    says: description,
    ...(name !== undefined && (required || optional)
      ? { value: takenAs(name, required, argChoices, defaultValue) }
      : {}),
    // What collects its values begins with an empty list.
    isMany: Array.isArray(defaultValue),
  };
}

function takenAs(name: string, isRequired: boolean, choices: readonly string[] | undefined, otherwise: unknown): Value {
  return {
    name,
    isRequired,
    ...(choices === undefined ? {} : { choices }),
    ...(typeof otherwise === "string" ? { default: otherwise } : {}),
  };
}

/** The command that words lead to, as far as they are names of commands; the rest is left over. */
export function follow(
  tree: CommandTree,
  words: readonly string[],
): { readonly command: CommandTree; readonly rest: readonly string[] } {
  const [name, ...rest] = words;
  const below = tree.commands.find(({ path }) => path.at(-1) === name);
  return below === undefined ? { command: tree, rest: words } : follow(below, rest);
}

/** How a value is written in help: `<file>`, `[id or channel]`, `<playbooks...>`. */
export function sayValue({ name, isRequired, isMany = false }: Value & { readonly isMany?: boolean }): string {
  const inside = isMany ? `${name}...` : name;
  return isRequired ? `<${inside}>` : `[${inside}]`;
}

/** How a flag is written in help: `-a, --answer <id=value>`. */
export function sayFlag({ short, long, value }: Flag): string {
  const names = [short, long].filter((name) => name !== undefined).join(", ");
  return value === undefined ? names : `${names} ${sayValue(value)}`;
}
