import type { Meant, QuestionWords } from "./vocabulary.ts";

/** What can be seen of a playbook at a glance: enough for Tab, and nothing to walk by. */
export type Sketch = {
  readonly title: string;
  readonly questions: readonly QuestionWords[];
  readonly messages: readonly Meant[];
  readonly actions: readonly Meant[];
};

/** Controls, BiDi marks and what shows nothing: the usual ones, since Unicode's own tables take a tenth of the time there is. */
export const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

type Entry = { readonly path: readonly string[]; readonly value: string };

/**
 * Reads a playbook's YAML by its indentation alone, line by line: to parse it would take five times as long as all of a
 * completion may. What is written in a rarer style is overlooked, and then merely not offered.
 */
export function sketchOf(yaml: string): Sketch {
  const entries = entriesOf(yaml.replace(new RegExp(unseen, "g"), ""));
  const below = (...start: readonly string[]) =>
    entries.filter(({ path }) => path.length === start.length + 1 && start.every((key, at) => path[at] === key));
  const valueAt = (...path: readonly string[]): string =>
    below(...path.slice(0, -1)).find((entry) => entry.path.at(-1) === path.at(-1))?.value ?? "";
  const keys = (...path: readonly string[]): readonly string[] =>
    below(...path).flatMap((entry) => entry.path.at(-1) ?? []);
  return {
    title: scalar(valueAt("title")),
    questions: keys("questions").map((id) => ({
      id,
      ask: scalar(valueAt("questions", id, "ask")),
      choices: choicesOf(id),
    })),
    messages: keys("messages").map((id) => [
      id,
      `${valueAt("messages", id, "channel")}: asks for ${scalar(valueAt("messages", id, "asks"))}`,
    ]),
    actions: keys("actions").map((id) => [id, scalar(valueAt("actions", id, "do"))]),
  };

  function choicesOf(id: string): readonly Meant[] {
    const listed = below("questions", id, "choices").map(
      ({ path, value }): Meant => [path.at(-1) ?? "", scalar(value)],
    );
    const unsure = scalar(valueAt("questions", id, "unsure"));
    return [...listed, ...(unsure === "" ? [] : [["unsure", unsure] as const])];
  }
}

/** Every line that is a key, with the keys that it stands under. */
function entriesOf(yaml: string): readonly Entry[] {
  const above: { readonly key: string; readonly indent: number }[] = [];
  return [...yaml.matchAll(/^( *)([\w-]+|"[^"]*"|'[^']*'):(?: +(.*))?$/gm)].flatMap(
    ([, spaces = "", key = "", value = ""]) => {
      while ((above.at(-1)?.indent ?? -1) >= spaces.length) above.pop();
      above.push({ key: scalar(key), indent: spaces.length });
      return unfolded({ path: above.map((entry) => entry.key), value });
    },
  );
}

/** An entry, and where its value is in braces, what is in them. */
function unfolded(entry: Entry): readonly Entry[] {
  const { path, value } = entry;
  if (!value.startsWith("{")) return [entry];
  const inside = [...value.slice(1).matchAll(pair)].flatMap(([, key = "", within = ""]) =>
    unfolded({ path: [...path, key], value: within }),
  );
  return [entry, ...inside];
}

const pair = /([\w-]+):\s*(\{[^{}]*\}|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,{}]*)/g;

function scalar(written: string): string {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(written) ?? [];
  if (quoted !== undefined) return quoted.replace(/\\(["\\/])/g, "$1");
  const [, single] = /^'((?:[^']|'')*)'/.exec(written) ?? [];
  return single === undefined ? written.replace(/\s+#.*$/, "").trim() : single.replaceAll("''", "'");
}
