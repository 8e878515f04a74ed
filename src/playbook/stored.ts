import { fromJson, type PlaybookJson, toJson } from "./json.ts";
import type { Action, Playbook } from "./playbook.ts";

/** What a walk needs, and how long the other parts are, which follow it each on a line of its own. */
type Head = Omit<PlaybookJson, "actions" | "scenarios"> & {
  readonly actions: readonly (readonly [id: string, length: number])[];
  readonly scenarios: number;
};

/**
 * A sound playbook as lines of JSON in ASCII: all that a walk needs in the first, the scenarios in the second, then an
 * action in each. A call reads one action or two of a hundred, and to read them all takes longer than all else it does.
 */
export function store(playbook: Playbook): Buffer {
  const { actions, scenarios, ...rest } = toJson(playbook);
  const [tests, ...texts] = [scenarios, ...actions].map(asciiJson) as [string, ...string[]];
  const lengths = actions.map(({ id }, at) => [id, texts[at]?.length ?? 0] as const);
  const head: Head = { ...rest, actions: lengths, scenarios: tests.length };
  return Buffer.from([asciiJson(head), tests, ...texts].join("\n"), "latin1");
}

function asciiJson(part: unknown): string {
  const escaped = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(part).replace(/[^\x20-\x7e]/g, escaped);
}

/** What `store` made, as the same playbook again. Trusts it, as `fromJson` does. */
export function revive(stored: Uint8Array): Playbook {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  let at = bytes.indexOf("\n");
  const head = JSON.parse(bytes.toString("latin1", 0, at)) as Head;
  const next = (length: number): (() => string) => {
    const from = at + 1;
    at = from + length;
    return () => bytes.toString("latin1", from, from + length);
  };
  const scenarios = next(head.scenarios);
  const actions = new Map(head.actions.map(([id, length]) => [id, next(length)]));
  return {
    ...fromJson({ ...head, actions: [], scenarios: [] }),
    actions: new Unread<Action>(actions),
    get scenarios() {
      return fromJson({ ...head, actions: [], scenarios: JSON.parse(scenarios()) }).scenarios;
    },
  };
}

/** A map whose entries are read from JSON when they are first asked for. */
class Unread<Entry> implements ReadonlyMap<string, Entry> {
  readonly #texts: ReadonlyMap<string, () => string>;
  readonly #entries = new Map<string, Entry>();

  constructor(texts: ReadonlyMap<string, () => string>) {
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
    const entry = JSON.parse(text()) as Entry;
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
