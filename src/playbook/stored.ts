import { type NodeJson, nodeFromJson, type SourceJson, sourceFromJson, toJson } from "./json.ts";
import { localId, ownerOf } from "./names.ts";
import type { Action, Node, Playbook, Question, Source } from "./playbook.ts";
import { renameAction, renameNode } from "./renamed.ts";

/** What begins a stored playbook: the ids of the parts that follow, in their order, and how long each of them is (0: it is in another). */
type Head = Pick<Playbook, "name" | "title" | "summary" | "hash" | "start"> & {
  readonly parts: Readonly<Record<"questions" | "nodes" | "actions" | "sources", Lengths>>;
};
type Lengths = readonly (readonly [id: string, length: number])[];

/** Where the store of a playbook that is handed over to can be had. */
type OtherStores = (name: string) => Uint8Array;

/**
 * A sound playbook as lines of JSON in ASCII: the head and a line for each part, without scenarios. A call needs one action
 * or two of a hundred, and a tenth of the nodes; to read all the others would take longer than all else that it does.
 * With `borrowing`, what belongs to the playbooks that it hands over to is left to their own stores.
 */
export function store(playbook: Playbook, { borrowing = false } = {}): Uint8Array {
  const { questions, nodes, actions, sources, ...rest } = toJson(playbook);
  const lines: string[] = [];
  const lengths = (parts: readonly (readonly [id: string, part: unknown])[]): Lengths =>
    parts.map(([id, part]) => {
      if (borrowing && ownerOf(id) !== undefined) return [id, 0];
      const line = ascii(part);
      lines.push(line);
      return [id, line.length];
    });
  const withIds = <Part extends { readonly id: string }>(parts: readonly Part[]) =>
    parts.map((part) => [part.id, part] as const);
  const parts = {
    questions: lengths(withIds(questions)),
    nodes: lengths(withIds(nodes)),
    actions: lengths(withIds(actions)),
    sources: lengths(sources),
  };
  const head: Head = { ...rest, parts };
  return Buffer.from([ascii(head), ...lines].join("\n"), "latin1");
}

function ascii(part: unknown): string {
  const escaped = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(part).replace(/[^\x20-\x7e]/g, escaped);
}

/** What `store` made, as the same playbook again, without scenarios. Trusts it: whoever stores it must not store anything else. */
export function revive(stored: Uint8Array, others?: OtherStores): Playbook {
  const opened = new Map<string, Playbook>();
  const owner = (id: string): readonly [name: string, Playbook, local: string] => {
    const name = ownerOf(id) as string;
    const playbook = opened.get(name) ?? revive(others?.(name) as Uint8Array, others);
    opened.set(name, playbook);
    return [name, playbook, localId(id)];
  };
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  let at = bytes.indexOf("\n") + 1;
  const { parts, ...rest } = JSON.parse(bytes.toString("latin1", 0, at)) as Head;
  const unread = <Json, Entry>(
    lengths: Lengths,
    read: (json: Json) => Entry,
    borrow?: (id: string) => Entry,
  ): ReadonlyMap<string, Entry> => {
    const places = new Map<string, Place>();
    for (const [id, length] of lengths) {
      places.set(id, { from: at, to: at + length });
      at += length === 0 ? 0 : length + 1;
    }
    return new Unread(places, ({ from, to }, id) =>
      from === to && borrow !== undefined ? borrow(id) : read(JSON.parse(bytes.toString("latin1", from, to))),
    );
  };
  return {
    ...rest,
    questions: unread(parts.questions, (question: Question) => question),
    nodes: unread<NodeJson, Node>(parts.nodes, nodeFromJson, (id) => {
      const [name, { nodes }, local] = owner(id);
      return renameNode(nodes.get(local) as Node, name);
    }),
    actions: unread<Action, Action>(
      parts.actions,
      (action) => action,
      (id) => {
        const [name, { actions }, local] = owner(id);
        return renameAction(actions.get(local) as Action, name);
      },
    ),
    sources: unread<SourceJson, Source>(parts.sources, sourceFromJson),
    scenarios: [],
  };
}

/** Where in the bytes a part stands. */
type Place = { readonly from: number; readonly to: number };

/** A map whose entries are read when they are first asked for. */
class Unread<Entry> implements ReadonlyMap<string, Entry> {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #read: (place: Place, key: string) => Entry;
  readonly #entries = new Map<string, Entry>();

  constructor(places: ReadonlyMap<string, Place>, read: (place: Place, key: string) => Entry) {
    this.#places = places;
    this.#read = read;
  }

  get size(): number {
    return this.#places.size;
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key) ?? this.#open(key);
  }

  #open(key: string): Entry | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const entry = this.#read(place, key);
    this.#entries.set(key, entry);
    return entry;
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
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
    return new Map([...this.#places.keys()].map((key) => [key, this.get(key) as Entry]));
  }
}
