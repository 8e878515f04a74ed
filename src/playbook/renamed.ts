import { ownerOf } from "./names.ts";
import type { Action, Node, Target } from "./playbook.ts";

/** A target as it is called from outside its playbook; one that leads out of it has its name already. */
function renamed(target: Target, playbook: string): Target {
  return ownerOf(target) !== undefined ? target : `${playbook}/${target}`;
}

/** A node of a playbook, as it stands in another that hands over to it. */
export function renameNode(node: Node, playbook: string): Node {
  const to = (target: Target) => renamed(target, playbook);
  const id = to(node.id);
  if (node.kind === "choice")
    return { ...node, id, when: new Map([...node.when].map(([choice, go]) => [choice, to(go)])) };
  const bands = node.bands.map(({ below, go }) => ({ below, go: to(go) }));
  const ends = { bands, rest: to(node.rest), ...(node.unsure === undefined ? {} : { unsure: to(node.unsure) }) };
  return { ...node, id, ...ends };
}

/** An action of a playbook, as it stands in another that hands over to it. */
export function renameAction(action: Action, playbook: string): Action {
  const { then } = action;
  const later = then === undefined ? {} : { then: { after: then.after, go: renamed(then.go, playbook) } };
  return { ...action, id: renamed(action.id, playbook), ...later };
}
