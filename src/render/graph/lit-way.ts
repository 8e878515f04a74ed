import { type Answers, walk } from "../../decision/walk.ts";
import type { Playbook, Target } from "../../playbook/playbook.ts";

/** The way that answers take through a playbook, as far as they lead. */
export type LitWay = {
  /** Whether it passes a node or ends there. */
  readonly passes: (place: Target) => boolean;
  /** Whether it goes from one place straight to the other. */
  readonly takes: (from: Target, to: Target | undefined) => boolean;
};

/** No way at all: a picture without answers. */
export const noWay: LitWay = { passes: () => false, takes: () => false };

/** The way of these answers: to an action, or to the first question that they leave open. */
export function litWayOf(playbook: Playbook, answers: Answers): LitWay {
  const { trail } = walk(playbook, answers);
  const places = new Set([playbook.start, ...trail.map(({ to }) => to)]);
  const steps = new Map(trail.map(({ node, to }) => [node.id, to]));
  return { passes: (place) => places.has(place), takes: (from, to) => to !== undefined && steps.get(from) === to };
}
