import type { Draft } from "../draft.ts";
import { askedBy, edgesFrom } from "../graph.ts";
import { nearest } from "../nearest.ts";
import { reached } from "../order.ts";
import type { Problem } from "../problem.ts";
import { fieldsIn, filledTexts } from "../texts.ts";
import { type Check, idsIn, incomplete } from "./check.ts";
import { citesOf } from "./cites.ts";

export const everyNodeAndActionIsReachable: Check = (draft) => {
  if (incomplete(draft, "tree", "actions")) return [];
  const ids = [...idsIn(draft, "tree"), ...idsIn(draft, "actions")];
  const found = asMeant(ids, (meant) => reached(draft.start, (id) => edgesFrom(draft, id).map(({ to }) => meant(to))));
  const lost = (section: "tree" | "actions", what: "node" | "action") =>
    idsIn(draft, section)
      .filter((id) => !found.has(id))
      .map((id): Problem => ({ code: "unreachable", what, id, at: draft.located.atKey([section, id]) }));
  return [...lost("tree", "node"), ...lost("actions", "action")];
};

export const everyMessageIsSaid: Check = (draft) => {
  if (incomplete(draft, "actions")) return [];
  const ids = idsIn(draft, "messages");
  const names = [...draft.actions.values()].flatMap(({ say = [] }) => say);
  const said = asMeant(ids, (meant) => new Set(names.map(meant)));
  return ids
    .filter((id) => !said.has(id))
    .map((id) => ({ code: "unreachable", what: "message", id, at: draft.located.atKey(["messages", id]) }));
};

export const everyQuestionIsUsed: Check = (draft) => {
  if (incomplete(draft, "tree", "actions", "messages")) return [];
  const ids = [...draft.questions.keys()];
  const names = usesOf(draft);
  const used = asMeant(ids, (meant) => new Set(names.map(meant)));
  return ids
    .filter((id) => !used.has(id))
    .map((id) => ({ code: "unused", what: "question", id, at: draft.located.atKey(["questions", id]) }));
};

function usesOf(draft: Draft): readonly string[] {
  return [
    ...[...draft.nodes.values()].flatMap(askedBy),
    ...fieldsIn(filledTexts(draft)).map(({ field }) => field.field),
  ];
}

export const everySourceIsCited: Check = (draft) => {
  if (incomplete(draft, "tree", "actions", "messages", "questions")) return [];
  const ids = [...draft.sources.keys()];
  const names = citesOf(draft).map(({ source }) => source);
  const cited = asMeant(ids, (meant) => new Set(names.map(meant)));
  return ids
    .filter((id) => !cited.has(id))
    .map((id) => ({ code: "unused", what: "source", id, at: draft.located.atKey(["sources", id]) }));
};

/** What is found with names as they are, or, where an id stays unfound, as they were meant: mostly there is nothing to guess. */
function asMeant(ids: readonly string[], find: (meant: (name: string) => string) => ReadonlySet<string>) {
  const found = find((name) => name);
  return ids.every((id) => found.has(id)) ? found : find(meaning(ids));
}

/** What names stand for: a mistyped one counts as the one it was meant to be, since one slip is one problem. */
function meaning(known: readonly string[]): (name: string) => string {
  const ids = new Set(known);
  const meant = new Map<string, string>();
  return (name) => {
    if (ids.has(name)) return name;
    // Whoever mistypes a hundred names gets told of those first.
    if (!meant.has(name)) meant.set(name, meant.size < 100 ? (nearest(name, known) ?? name) : name);
    return meant.get(name) as string;
  };
}
