import { fromJson, type PlaybookJson, toJson } from "./json.ts";
import type { Action, Playbook } from "./playbook.ts";

type Head = Omit<PlaybookJson, "actions" | "scenarios"> & { readonly actions: readonly string[] };

/**
 * A sound playbook as lines of JSON in ASCII: all that a walk needs in the first, the scenarios in the second, then an
 * action in each. A call reads one action or two of a hundred, and to read them all takes longer than all else it does.
 */
export function store(playbook: Playbook): string {
  const { actions, scenarios, ...rest } = toJson(playbook);
  const head: Head = { ...rest, actions: actions.map(({ id }) => id) };
  const lines = [head, scenarios, ...actions].map((part) => JSON.stringify(part)).join("\n");
  return lines.replace(/[^\n\x20-\x7e]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What `store` made, as the same playbook again. Trusts it, as `fromJson` does. */
export function revive(stored: string): Playbook {
  const [first = "", scenarios = "", ...actions] = stored.split("\n");
  const head = JSON.parse(first) as Head;
  const texts = new Map(head.actions.map((id, at) => [id, actions[at] as string]));
  return {
    ...fromJson({ ...head, actions: [], scenarios: [] }),
    actions: new Unread<Action>(texts),
    get scenarios() {
      return fromJson({ ...head, actions: [], scenarios: JSON.parse(scenarios) }).scenarios;
    },
  };
}

/** A map whose entries are read from JSON when they are first asked for. */
class Unread<Entry> implements ReadonlyMap<string, Entry> {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #entries = new Map<string, Entry>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  get size(): number {
    return this.#texts.size;
  }

  has(key: string): boolean {
    return this.#texts.has(key);
  }

  get(key: string): Entry | undefined {
    const known = this.#entries.get(key);
    const text = known === undefined ? this.#texts.get(key) : undefined;
    if (text === undefined) return known;
    const entry = JSON.parse(text) as Entry;
    this.#entries.set(key, entry);
    return entry;
  }

  keys(): MapIterator<string> {
    return this.#texts.keys();
  }

  values(): MapIterator<Entry> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, Entry]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Entry]> {
    return this.entries();
  }

  forEach(visit: (entry: Entry, key: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [key, entry] of this) visit(entry, key, this);
  }

  #all(): ReadonlyMap<string, Entry> {
    return new Map([...this.#texts.keys()].map((key) => [key, this.get(key) as Entry]));
  }
}
