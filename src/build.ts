import type { Context } from "./context.ts";
import { manPageOf, topics } from "./manual/manual.ts";
import { fromJson, type PlaybookJson } from "./playbook/json.ts";
import { channelNames } from "./render/wording.ts";
import { programOf } from "./run.ts";
import { settings } from "./answers/standing.ts";
import { treeOf } from "./shell/tree.ts";
import { vocabularyOf } from "./shell/vocabulary.ts";

/** What the build makes from the commands and the compiled playbooks: the texts of `completion.json` and `followup.1`. */
export function filesFrom(version: string, playbooks: readonly PlaybookJson[]): { readonly completion: string; readonly man: string } {
  // No command is run, so that none of them looks at the world.
  const commands = treeOf(programOf({ version } as Context, () => undefined));
  const spoken = {
    commands,
    channelNames,
    topics: topics.map(({ name, says }) => [name, says] as const),
    settings: [...settings],
  };
  return {
    completion: JSON.stringify(vocabularyOf(spoken, playbooks.map(fromJson))),
    man: manPageOf(commands, version),
  };
}
