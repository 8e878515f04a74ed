import { basename, join } from "node:path";
import { UserError } from "../errors.ts";
import { revive } from "../playbook/stored.ts";
import { aheadOf } from "../shell/ahead.ts";
import type { CommandTree } from "../shell/command-tree.ts";
import { complete } from "../shell/complete.ts";
import type { Nearby } from "../shell/completion.ts";
import { dialogues } from "../shell/reply.ts";
import { sketchOf, unseen } from "../shell/sketch.ts";
import type { Named, Vocabulary } from "../shell/vocabulary.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { localDay } from "./today.ts";
import { unpacked } from "./unpacked.ts";

type Said = Pick<Named, "messages" | "actions">;
type Unsaid = Omit<Named, keyof Said>;

/**
 * Answers a shell that wants to know how a command line goes on: the shell's name, then what its script hands over.
 * Loads neither commander nor YAML, since a rep waits for it at every Tab.
 */
export function completionReply([shell = "", ...args]: readonly string[], commands: CommandTree): string {
  const dialogue = Object.hasOwn(dialogues, shell) ? dialogues[shell] : undefined;
  if (dialogue === undefined) return "";
  const line = dialogue.line(args);
  const words = JSON.parse(text(join(__dirname, "completion.json"))) as Omit<Vocabulary, "commands">;
  const vocabulary = { commands, ...words, playbooks: withSaid(words.playbooks) };
  const completion = complete(line.words, line.current, vocabulary, nearby(vocabulary));
  return dialogue
    .say(completion, line, args)
    .map((answer) => `${answer}\n`)
    .join("");
}

/** Shipped playbooks with their messages and actions, which few completions want, and which are read when one does. */
function withSaid(playbooks: readonly Unsaid[]): readonly Named[] {
  let read: readonly Said[] | undefined;
  const said = (index: number): Said => {
    read ??= JSON.parse(textOf(unpacked(bytes(join(__dirname, "completion-said.json.gz"))))) as readonly Said[];
    return read[index] as Said;
  };
  return playbooks.map((playbook, index) => ({
    ...playbook,
    get messages() {
      return said(index).messages;
    },
    get actions() {
      return said(index).actions;
    },
  }));
}

function nearby(vocabulary: Vocabulary): Nearby {
  const { config } = folders(process.env, process.platform);
  const ownFolder = join(config, "playbooks");
  const ownNames = () => listed(ownFolder).flatMap((name) => (name.endsWith(".yaml") ? basename(name, ".yaml") : []));
  const sketch = (file: string) => {
    const yaml = text(file);
    return yaml === "" ? undefined : sketchOf(yaml);
  };
  const stored = (name: string) => unpacked(bytes(join(__dirname, "playbooks", `${name}.playbook`)));
  return {
    ownPlaybooks: () => new Map(ownNames().map((name) => [name, sketchOf(text(join(ownFolder, `${name}.yaml`)))])),
    sketch: (path) => (/[/\\]|\.ya?ml$/.test(path) ? sketch(path) : undefined),
    yamlFiles: () => listed(".").filter((name) => /\.ya?ml$/.test(name)),
    standing: () =>
      [...text(join(config, "config.yaml")).matchAll(/^([a-z][a-z0-9_]*):/gm)].flatMap(([, id]) => id ?? []),
    ahead: (name, answers) => {
      const isShipped = vocabulary.playbooks.some((playbook) => playbook.name === name) && !ownNames().includes(name);
      return isShipped ? aheadOf(revive(stored(name), stored), answers, localDay(new Date())) : undefined;
    },
  };
}

/** Names in a folder, but for those that could disturb a terminal; none where it cannot be read, since nobody is there to be told. */
function listed(folder: string): readonly string[] {
  return quietly(() => files.list(folder), []).filter((name) => !unseen.test(name) && !/[\t\n]/.test(name));
}

function text(file: string): string {
  return textOf(bytes(file));
}

const textOf = (read: Uint8Array): string => Buffer.from(read).toString("utf8");

function bytes(file: string): Uint8Array {
  return quietly(() => files.readOwn(file), undefined) ?? new Uint8Array();
}

function quietly<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch (error) {
    if (error instanceof UserError) return otherwise;
    throw error;
  }
}
