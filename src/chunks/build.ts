import { settings } from "../answers/standing.ts";
import type { Context } from "../context.ts";
import { manPageOf, topics } from "../manual/manual.ts";
import { revive } from "../playbook/stored.ts";
import { channelNames } from "../render/wording.ts";
import { programOf } from "../run.ts";
import { treeOf } from "../shell/command-tree.ts";
import { type Named, vocabularyOf } from "../shell/vocabulary.ts";

/** A playbook without what only -m, --copy and `actions` complete, which is a second file. */
const unsaid = ({ messages: _, actions: __, ...rest }: Named) => rest;

/** What the build makes from the commands and the stored playbooks: texts, by their names in dist/. */
export function filesFrom(version: string, stored: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  // No command is run, so that none of them looks at the world.
  const commands = treeOf(programOf({ version } as Context, () => undefined));
  const spoken = {
    commands,
    channelNames,
    topics: topics.map(({ name, says }) => [name, says] as const),
    settings: [...settings],
  };
  const playbooks = [...stored.values()].map((each) => revive(each, (name) => stored.get(name) as Uint8Array));
  const { commands: _, ...words } = vocabularyOf(spoken, playbooks);
  return new Map([
    ["commands.cjs", `module.exports=${JSON.stringify(commands)}`],
    ["completion.json", JSON.stringify({ ...words, playbooks: words.playbooks.map(unsaid) })],
    ["completion-said.json", JSON.stringify(words.playbooks.map(({ messages, actions }) => ({ messages, actions })))],
    ["followup.1", manPageOf(commands, version)],
  ]);
}
