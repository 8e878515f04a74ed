import { type Flag, sayFlag, type Value } from "./command-tree.ts";
import { type Candidate, type Completion, candidate, type Nearby, offered } from "./completion.ts";
import { kinds } from "./kinds.ts";
import { type CursorPosition, positionOf } from "./position.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How the word under the cursor can go on: `words` stand between the program's name and it. */
export function complete(
  words: readonly string[],
  current: string,
  vocabulary: Vocabulary,
  nearby: Nearby,
): Completion {
  const position = positionOf(vocabulary.commands, words, current);
  const { awaits, prefix } = position;
  if (awaits !== undefined) {
    const found = valuesOf(awaits.value, position, vocabulary, nearby);
    return { ...found, prefix: prefix + found.prefix };
  }
  if (current.startsWith("-") && !position.isPastFlags) return offered(flagsOf(position, current));
  const found = withoutFlags(position, vocabulary, nearby);
  const isNothing = found.candidates.length === 0 && found.files === undefined;
  if (!isNothing || current !== "" || position.isPastFlags) return found;
  return offered(flagsOf(position, "--").filter(({ value }) => value !== "--help"));
}

function withoutFlags(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const { command, operands } = position;
  if (command.commands.length > 0 && operands.length === 0)
    return offered(command.commands.map(({ path, summary }) => candidate(path.at(-1) ?? "", summary)));
  const last = command.places.at(-1);
  const place = command.places[operands.length] ?? (last?.isMany ? last : undefined);
  return place === undefined ? offered([]) : valuesOf(place, position, vocabulary, nearby);
}

function valuesOf(value: Value, position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  if (value.choices !== undefined)
    return offered(value.choices.map((choice) => candidate(choice, choice === value.default ? "the usual one" : "")));
  return kinds[value.name]?.(position, vocabulary, nearby) ?? offered([]);
}

/** The flags that may still be given; short ones only where one dash was typed. */
function flagsOf({ command, flags }: CursorPosition, current: string): readonly Candidate[] {
  const left = command.flags.filter(
    (flag) => flag.isMany || !flags.some((given) => nameOf(given.flag) === nameOf(flag)),
  );
  return left.flatMap((flag) => {
    const names = current.startsWith("--") ? [flag.long ?? flag.short] : [flag.short, flag.long];
    return names.filter((name) => name !== undefined).map((name) => candidate(name, flag.says));
  });
}

const nameOf = (flag: Flag): string => flag.long ?? sayFlag(flag);
