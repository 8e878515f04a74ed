import { basename, join } from "node:path";
import { UserError } from "../errors.ts";
import { revive } from "../playbook/stored.ts";
import { aheadOf } from "../shell/ahead.ts";
import { complete } from "../shell/complete.ts";
import type { Nearby } from "../shell/completion.ts";
import { dialogues } from "../shell/reply.ts";
import type { Vocabulary } from "../shell/vocabulary.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { localDay } from "./today.ts";

/**
 * Answers a shell that wants to know how a command line goes on: the shell's name, then what its script hands over.
 * Loads neither commander nor YAML, since a rep waits for it at every Tab.
 */
export function completionReply([shell = "", ...args]: readonly string[]): string {
  const dialogue = dialogues[shell];
  if (dialogue === undefined) return "";
  const line = dialogue.line(args);
  const vocabulary = JSON.parse(text(join(__dirname, "completion.json"))) as Vocabulary;
  const completion = complete(line.words, line.current, vocabulary, nearby(vocabulary));
  return dialogue
    .say(completion, line, args)
    .map((answer) => `${answer}\n`)
    .join("");
}

function nearby(vocabulary: Vocabulary): Nearby {
  const { config } = folders(process.env, process.platform);
  const ownPlaybooks = () =>
    listed(join(config, "playbooks"))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => basename(name, ".yaml"));
  return {
    ownPlaybooks,
    yamlFiles: () => listed(".").filter((name) => /\.ya?ml$/.test(name)),
    standing: () =>
      [...text(join(config, "config.yaml")).matchAll(/^([a-z][a-z0-9_]*):/gm)].map(([, id]) => id as string),
    ahead: (name, answers) => {
      if (ownPlaybooks().includes(name) || !vocabulary.playbooks.some((playbook) => playbook.name === name))
        return undefined;
      return aheadOf(revive(text(join(__dirname, "playbooks", `${name}.jsonl`))), answers, localDay(new Date()));
    },
  };
}

/** Names in a folder, but for those that could disturb a terminal; none where it cannot be read, since nobody is there to be told. */
function listed(folder: string): readonly string[] {
  return quietly(() => files.list(folder), []).filter((name) => !unseen.test(name));
}

/** Controls, BiDi marks and what shows nothing: the usual ones, since Unicode's own tables take a tenth of the time there is. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

function text(file: string): string {
  return quietly(() => Buffer.from(files.read(file) ?? []).toString("utf8"), "");
}

function quietly<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch (error) {
    if (error instanceof UserError) return otherwise;
    throw error;
  }
}
