import { load } from "./load.ts";
import { store } from "./stored.ts";

/**
 * Compiles playbooks for shipping, at build time: YAML by name, `questions` among them, to what `revive` reads, by name.
 *
 * @throws Error naming the problems: what ships is sound.
 */
export function compile(sources: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const file = (name: string) => ({ file: `playbooks/${name}.yaml`, content: sources.get(name) as Uint8Array });
  const names = [...sources.keys()].filter((name) => name !== "questions");
  const library = {
    names,
    bank: file("questions"),
    read: (name: string) => (sources.has(name) ? file(name) : undefined),
  };
  const compiled = names.map((name) => {
    const loaded = load(name, library);
    if (!loaded.ok)
      throw new Error(
        loaded.problems
          .map(({ at, ...problem }) => `${at.file}:${at.line}:${at.column} ${JSON.stringify(problem)}`)
          .join("\n"),
      );
    return [name, store(loaded.playbook, { borrowing: true })] as const;
  });
  return new Map(compiled);
}
