import type { Context } from "./context.ts";
import { manPageOf, topics } from "./manual/manual.ts";
import { fromJson, type PlaybookJson, toJson } from "./playbook/json.ts";
import { channelNames } from "./render/wording.ts";
import { programOf } from "./run.ts";
import { settings } from "./answers/standing.ts";
import { skeletonOf } from "./shell/ahead.ts";
import { treeOf } from "./shell/tree.ts";
import { vocabularyOf } from "./shell/vocabulary.ts";

/** What the build makes from the commands and the compiled playbooks: by their names in dist/. */
export function filesFrom(version: string, playbooks: readonly PlaybookJson[]): ReadonlyMap<string, string> {
  // No command is run, so that none of them looks at the world.
  const commands = treeOf(programOf({ version } as Context, () => undefined));
  const spoken = {
    commands,
    channelNames,
    topics: topics.map(({ name, says }) => [name, says] as const),
    settings: [...settings],
  };
  const sound = playbooks.map(fromJson);
  return new Map([
    ["completion.json", JSON.stringify(vocabularyOf(spoken, sound))],
    ...sound.map((playbook) => [`skeletons/${playbook.name}.json`, JSON.stringify(toJson(skeletonOf(playbook)))] as const),
    ["followup.1", manPageOf(commands, version)],
  ]);
}
