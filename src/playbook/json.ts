import type { Action, ChoiceNode, Node, NumberNode, Playbook, Question, ShareNode, Source } from "./playbook.ts";

/**
 * A playbook as plain JSON: maps are lists of pairs, since their order counts. Scenarios are left out; only checks run
 * them, and those read the file itself.
 */
export type PlaybookJson = {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly hash: string;
  readonly start: string;
  readonly questions: readonly Question[];
  readonly nodes: readonly NodeJson[];
  readonly actions: readonly Action[];
  readonly sources: readonly (readonly [string, SourceJson])[];
};

export type NodeJson = NumberNode | ShareNode | (Omit<ChoiceNode, "when"> & { readonly when: Pairs });
export type SourceJson = Omit<Source, "elements"> & { readonly elements?: Pairs };
type Pairs = readonly (readonly [string, string])[];

/** A sound playbook as JSON, always in the same order: to be stored and revived without reading YAML. */
export function toJson(playbook: Playbook): PlaybookJson {
  const { name, title, summary, hash, start } = playbook;
  return {
    ...{ name, title, summary, hash, start },
    questions: [...playbook.questions.values()],
    nodes: [...playbook.nodes.values()].map((node) =>
      node.kind === "choice" ? { ...node, when: [...node.when] } : node,
    ),
    actions: [...playbook.actions.values()],
    sources: [...playbook.sources].map(([id, { elements, ...source }]) => [
      id,
      elements === undefined ? source : { ...source, elements: [...elements] },
    ]),
  };
}

/** What `toJson` made, as the same playbook again, without scenarios. Trusts it: whoever stores it must not store anything else. */
export function fromJson(json: PlaybookJson): Playbook {
  return {
    ...json,
    questions: byId(json.questions),
    nodes: byId(json.nodes.map(nodeFromJson)),
    actions: byId(json.actions),
    sources: new Map(json.sources.map(([id, source]) => [id, sourceFromJson(source)])),
    scenarios: [],
  };
}

export function nodeFromJson(node: NodeJson): Node {
  return node.kind === "choice" ? { ...node, when: new Map(node.when) } : node;
}

export function sourceFromJson({ elements, ...source }: SourceJson): Source {
  return elements === undefined ? source : { ...source, elements: new Map(elements) };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
