import { edgesOf } from "../graph.ts";
import { playbookOf } from "../names.ts";
import type { Problem } from "../problem.ts";
import { type Check, idsIn } from "./check.ts";

export const everyTargetExists: Check = (draft, { playbooks }) => {
  const known = [...idsIn(draft, "tree"), ...idsIn(draft, "actions"), ...playbooks.map((name) => `playbook:${name}`)];
  const exists = new Set(known);
  return edgesOf(draft)
    .filter(({ to }) => !exists.has(to))
    .map(({ to, path }): Problem => {
      const at = draft.located.at(path);
      const playbook = playbookOf(to);
      if (playbook === undefined) return { code: "unknown", what: "target", name: to, known, at };
      return { code: "unknown", what: "playbook", name: playbook, known: playbooks, at };
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
