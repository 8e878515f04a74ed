import { playbookOf } from "../../decision/plan.ts";
import { localId } from "../../playbook/names.ts";
import type { Playbook, Target } from "../../playbook/playbook.ts";
import { nodeAsks, sayBranches } from "../tree-branches.ts";

/** One way on, as a row of its box: the answers that lead there, and where. The end of a chain leads nowhere. */
export type Row = {
  readonly says: readonly string[];
  readonly to?: Target;
  /** The playbook that takes over, where the way leaves this one. */
  readonly handover?: string;
};

/** A question with its answers, or an action with what silence leads to. */
export type Box = {
  readonly id: Target;
  readonly kind: "question" | "action";
  /** Its id as its own file has it, without the playbook's name. */
  readonly name: string;
  readonly says: string;
  readonly rows: readonly Row[];
};

/** One playbook of a picture: that which was asked for, or one that it hands over to. */
export type Panel = { readonly playbook: string; readonly boxes: readonly Box[] };

/**
 * What every picture shows: each playbook as a panel of its own, the one asked for first. Boxes stand in the order in
 * which a reader meets them, answer by answer, so that a drawing keeps the order of the answers.
 */
export function panelsOf(playbook: Playbook): readonly Panel[] {
  const panels = new Map<string, Box[]>();
  for (const id of inReadingOrder(playbook)) {
    const owner = playbookOf(playbook, id);
    const boxes = panels.get(owner);
    if (boxes === undefined) panels.set(owner, [boxOf(playbook, id)]);
    else boxes.push(boxOf(playbook, id));
  }
  return [...panels].map(([name, boxes]) => ({ playbook: name, boxes }));
}

/** Depth first from the start; a playbook that is handed over to comes after all of those met before. */
function inReadingOrder(playbook: Playbook): ReadonlySet<Target> {
  const met = new Set<Target>();
  const waiting: Target[] = [playbook.start];
  const meet = (id: Target): void => {
    if (met.has(id)) return;
    met.add(id);
    for (const { to } of sayBranches(playbook, id)) {
      if (to === undefined) continue;
      if (playbookOf(playbook, to) === playbookOf(playbook, id)) meet(to);
      else waiting.push(to);
    }
  };
  for (const id of waiting) meet(id);
  return met;
}

function boxOf(playbook: Playbook, id: Target): Box {
  const node = playbook.nodes.get(id);
  const owner = playbookOf(playbook, id);
  return {
    id,
    kind: node === undefined ? "action" : "question",
    name: localId(id),
    says: node === undefined ? (playbook.actions.get(id)?.do ?? "") : nodeAsks(playbook, node),
    rows: sayBranches(playbook, id).map(({ each: says, to }) => {
      if (to === undefined) return { says };
      const next = playbookOf(playbook, to);
      return { says, to, ...(next === owner ? {} : { handover: next }) };
    }),
  };
}
