import type { Draft } from "./draft.ts";
import type { Path } from "./located.ts";
import type { ActionEntry, NodeEntry } from "./shape.ts";

/** One way on: from a node by an answer, or from an action when nothing comes back. */
export type Edge = {
  readonly to: string;
  /** Where in the file the target stands. */
  readonly path: Path;
  readonly on: "choice" | "band" | "rest" | "unsure" | "silence";
};

/** The question of a choice or number node, or the two of a share. */
export function askedBy(node: NodeEntry): readonly string[] {
  return "share" in node ? Object.entries(node.share).flat() : [node.ask];
}

/** The ways on from a node, in the order of the file. */
function waysOn(id: string, { when }: NodeEntry): readonly Edge[] {
  const path = ["tree", id, "when"];
  if (!Array.isArray(when))
    return Object.entries(when).map(([choice, to]) => ({
      to,
      path: [...path, choice],
      on: choice === "unsure" ? "unsure" : "choice",
    }));
  return when.map((band, index) => {
    if ("unsure" in band) return { to: band.unsure, path: [...path, index, "unsure"], on: "unsure" };
    return { to: band.go, path: [...path, index, "go"], on: "below" in band ? "band" : "rest" };
  });
}

/** What silence after an action leads to. */
function afterSilence(id: string, { then }: ActionEntry): readonly Edge[] {
  return then === undefined ? [] : [{ to: then.go, path: ["actions", id, "then", "go"], on: "silence" }];
}

/** The ways on from a node or an action. */
export function edgesFrom({ nodes, actions }: Draft, id: string): readonly Edge[] {
  const [node, action] = [nodes.get(id), actions.get(id)];
  if (node !== undefined) return waysOn(id, node);
  return action === undefined ? [] : afterSilence(id, action);
}

/** All ways on in a file. */
export function edgesOf(draft: Draft): readonly Edge[] {
  return [...draft.nodes.keys(), ...draft.actions.keys()].flatMap((id) => edgesFrom(draft, id));
}

/** A threshold as the walk compares it: a number as it is, a percentage as a fraction. */
export function threshold(below: number | string): number {
  return typeof below === "number" ? below : Number.parseFloat(below) / 100;
}
