import { edgesOf } from "../graph.ts";
import { playbookOf } from "../names.ts";
import { close } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { type Check, idsIn } from "./check.ts";

export const everyTargetExists: Check = (draft, { playbooks }) => {
  const ids = [...idsIn(draft, "tree"), ...idsIn(draft, "actions")];
  const known = new Set(ids);
  const handovers = playbooks.map((name) => `playbook:${name}`);
  return edgesOf(draft).flatMap(({ to, path }): readonly Problem[] => {
    const playbook = playbookOf(to);
    if (playbook === undefined ? known.has(to) : playbooks.includes(playbook)) return [];
    const at = draft.located.at(path);
    if (playbook !== undefined)
      return [{ code: "unknown", what: "playbook", name: playbook, at, ...close(playbook, playbooks) }];
    return [{ code: "unknown", what: "target", name: to, at, ...close(to, [...ids, ...handovers]) }];
  });
};

export const noIdIsBothNodeAndAction: Check = (draft) =>
  idsIn(draft, "actions")
    .filter((id) => idsIn(draft, "tree").includes(id))
    .map((id) => ({
      code: "same-id",
      id,
      first: draft.located.atKey(["tree", id]),
      at: draft.located.atKey(["actions", id]),
    }));
