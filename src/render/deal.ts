import type { Branch } from "../decision/branches.ts";
import type { Deal } from "../decision/situations/deal.ts";
import type { Node } from "../playbook/playbook.ts";

/** A deal in the words of its answers: `deal_size 50000 of territory_size 400000, decision_maker yes`. */
export function sayDeal({ answers, shares }: Deal): string {
  const wholes = new Map(shares.map(({ part, whole }) => [part, whole]));
  const inShare = new Set(shares.map(({ whole }) => whole));
  const said = [...answers].flatMap(([id, answer]) => {
    const whole = wholes.get(id);
    if (inShare.has(id) && !wholes.has(id)) return [];
    return [whole === undefined ? `${id} ${answer}` : `${id} ${answer} of ${whole} ${answers.get(whole)}`];
  });
  return said.length === 0 ? "any deal" : said.join(", ");
}

/** A branch as its playbook writes it: `yes`, `under 5`, `5 to under 28`, `10% or more`, `unsure`. */
export function sayBranch(node: Node, branch: Branch): string {
  if (branch.on === "choice") return branch.choice;
  if (branch.on === "unsure") return "unsure";
  const say = (value: number): string => (node.kind === "share" ? sayPercent(value) : String(value));
  if (branch.below === undefined) return branch.index === 0 ? "any number" : `${say(branch.from)} or more`;
  return branch.index === 0 ? `under ${say(branch.below)}` : `${say(branch.from)} to under ${say(branch.below)}`;
}

/** 0.1 as `10%`. */
export function sayPercent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}

/** What a node tests: `days_silent`, `deal_size of territory_size`. */
export function sayTest(node: Node): string {
  return node.kind === "share" ? `${node.part} of ${node.whole}` : node.ask;
}
