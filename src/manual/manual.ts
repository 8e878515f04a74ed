import { nearest } from "../playbook/nearest.ts";
import { type CommandTree, follow, sayFlag, sayValue } from "../shell/command-tree.ts";
import { lessons } from "./lessons.ts";
import { manPage } from "./man.ts";
import type { Section, Topic } from "./section.ts";
import { topics } from "./topics.ts";

export { renderSections } from "./layout.ts";
export { topics } from "./topics.ts";

const usageOf = ({ path, places, flags, commands }: CommandTree): string =>
  [
    "followup",
    ...path,
    ...(commands.length > 0 ? ["<command>"] : []),
    ...places.map(sayValue),
    ...(flags.length > 0 ? ["[flags]"] : []),
  ].join(" ");

/** What `--help` of a command says. */
export function aboutCommand(command: CommandTree): readonly Section[] {
  const { examples = [], topics: more = [] } = lessons[command.path.join(" ")] ?? {};
  return [
    { text: command.description },
    { heading: "Usage", text: usageOf(command) },
    ...rowsUnder(
      "Commands",
      command.commands.map(({ path, summary }) => [path.at(-1) ?? "", summary]),
    ),
    ...rowsUnder(
      "Arguments",
      command.places.map((place) => [sayValue(place), sayPlace(place)]),
    ),
    ...rowsUnder(
      "Flags",
      command.flags.map((flag) => [sayFlag(flag), saySwitch(flag)]),
    ),
    ...(examples.length > 0 ? [{ heading: "Examples", calls: examples }] : []),
    ...rowsUnder(
      "More",
      more.map((name) => [
        `followup help ${name}`,
        topics.find((topic) => topic.name === name)?.says ?? "everything else that is explained",
      ]),
    ),
  ];
}

function sayPlace({ says, default: otherwise, choices }: CommandTree["places"][number]): string {
  return `${says}${sayChoices(choices)}${otherwise === undefined ? "" : ` (default: ${otherwise})`}`;
}

function saySwitch({ says, value }: CommandTree["flags"][number]): string {
  return `${says}${sayChoices(value?.choices)}${value?.default === undefined ? "" : ` (default: ${value.default})`}`;
}

function sayChoices(choices: readonly string[] | undefined): string {
  return choices === undefined ? "" : `: ${choices.join(", ")}`;
}

function rowsUnder(heading: string, rows: NonNullable<Section["rows"]>): readonly Section[] {
  return rows.length === 0 ? [] : [{ heading, rows }];
}

/** What `followup` alone says: what to type first. */
export function welcome(program: CommandTree): readonly Section[] {
  return [
    { text: program.description },
    {
      heading: "Type this first",
      calls: [{ does: "Answer a few questions about one prospect", call: "followup diagnose" }],
    },
    {
      heading: "Then, once",
      calls: [
        { does: "Your name, for the messages", call: 'followup config set my_name "Ann Lee"' },
        { does: "Completion and short names for your shell", call: "followup help shell" },
      ],
    },
    ...rowsUnder(
      "Commands",
      program.commands.map(({ path, summary }) => [path.join(" "), summary]),
    ),
    {
      text: "followup <command> --help explains one of them, with examples; followup help topics tells what else is explained.",
    },
  ];
}

const listOfTopics: Topic = {
  name: "topics",
  says: "everything that is explained",
  sections: [{ heading: "followup help <topic>", rows: topics.map(({ name, says }) => [name, says]) }],
};

/** What `followup help WORDS` says: of a command, or a topic. Undefined with the nearest name where there is neither. */
export function aboutWords(
  words: readonly string[],
  program: CommandTree,
): { readonly sections: readonly Section[] } | { readonly nearest: string | undefined } {
  const { command, rest } = follow(program, words);
  const [name] = rest;
  if (name === undefined) return { sections: aboutCommand(command) };
  const all = [listOfTopics, ...topics];
  const topic = words.length === 1 ? all.find((known) => known.name === name) : undefined;
  if (topic !== undefined) return { sections: topic.sections };
  const names = command.commands.map(({ path }) => path.at(-1) ?? "");
  const close = nearest(name, command === program ? [...names, ...all.map((known) => known.name)] : names);
  return { nearest: close && [...command.path, close].join(" ") };
}

/** The man page: the same sections, of every command and every topic. */
export function manPageOf(program: CommandTree, version: string): string {
  return manPage({ version, program, about: aboutCommand, topics });
}
