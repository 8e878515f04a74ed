import { edgesOf } from "../graph.ts";
import { handoverOf } from "../names.ts";
import type { Problem } from "../problem.ts";
import { type Check, idsIn, namesIn } from "./check.ts";

export const everyTargetExists: Check = (draft, { playbooks }) => {
  const own = namesIn([draft], "tree", "actions");
  const known = [...own.all, ...playbooks.map((name) => `playbook:${name}`)];
  return edgesOf(draft).flatMap(({ to, path }): readonly Problem[] => {
    const playbook = handoverOf(to);
    if (playbook === undefined ? own.has(to) : playbooks.includes(playbook)) return [];
    const at = draft.located.at(path);
    if (playbook === undefined) return [{ code: "unknown", what: "target", name: to, known, at }];
    return [{ code: "unknown", what: "playbook", name: playbook, known: playbooks, at }];
  });
};

export const noIdIsBothNodeAndAction: Check = (draft) => {
  const nodes = new Set(idsIn(draft, "tree"));
  return idsIn(draft, "actions")
    .filter((id) => nodes.has(id))
    .map((id) => ({
      code: "same-id",
      id,
      first: draft.located.atKey(["tree", id]),
      at: draft.located.atKey(["actions", id]),
    }));
};
