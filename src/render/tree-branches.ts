import { sayNumber } from "../message/values.ts";
import type {
  Action,
  Band,
  ChoiceNode,
  Node,
  NumberNode,
  Playbook,
  Question,
  QuestionId,
  ShareNode,
  Target,
} from "../playbook/playbook.ts";
import { sayPercent } from "./deal.ts";

/** One way on from a node or an action: what leads there, in words, and where; the end of a chain leads nowhere. */
export type SaidBranch = {
  readonly when: string;
  /** The answers one by one, where several lead to the same place. */
  readonly each: readonly string[];
  readonly to?: Target;
};

/** What a node asks, in words; a share asks for both its numbers. */
export function nodeAsks(playbook: Playbook, node: Node): string {
  const ask = (id: QuestionId): string => (playbook.questions.get(id) as Question).ask;
  return node.kind === "share" ? `${ask(node.part)} As a share of: ${ask(node.whole)}` : ask(node.ask);
}

/** The ways on from a node or an action, in order; answers that lead to the same place share a branch. */
export function sayBranches(playbook: Playbook, from: Target): readonly SaidBranch[] {
  const node = playbook.nodes.get(from);
  if (node === undefined) return afterSilence(playbook.actions.get(from) as Action);
  const question = playbook.questions.get(node.kind === "share" ? node.part : node.ask) as Question;
  return merged(node.kind === "choice" ? choiceBranches(node, question) : numberBranches(node, question));
}

function afterSilence({ then, ends }: Action): readonly SaidBranch[] {
  if (then === undefined) return ends === undefined ? [] : [branch([`no answer: ${ends}`])];
  return [branch([`no answer in ${then.after} business day${then.after === 1 ? "" : "s"}`], then.go)];
}

type Way = { readonly when: string; readonly to: Target };

function choiceBranches(node: ChoiceNode, question: Question): readonly Way[] {
  const choices = question.kind === "choice" ? question.choices : [];
  return choices.map(({ id, label }) => ({ when: label, to: node.when.get(id) as Target }));
}

function numberBranches(node: NumberNode | ShareNode, question: Question): readonly Way[] {
  // Days as the author wrote them, not as months.
  const days = question.kind === "number" && question.unit === "days" ? " days" : "";
  const say = (value: number): string =>
    node.kind === "share" ? sayPercent(value) : `${sayNumber(value, "count")}${days}`;
  const bands = node.bands.map((band, index) => ({ when: sayBand(band, node.bands[index - 1], say), to: band.go }));
  const highest = node.bands.at(-1);
  const rest = { when: highest === undefined ? "whatever it is" : `${say(highest.below)} or more`, to: node.rest };
  const label = (question.kind === "number" ? question.unsure : undefined) ?? "I don't know";
  return [...bands, rest, ...(node.unsure === undefined ? [] : [{ when: label, to: node.unsure }])];
}

function sayBand({ below }: Band, lower: Band | undefined, say: (value: number) => string): string {
  return lower === undefined ? `under ${say(below)}` : `${say(lower.below)} to under ${say(below)}`;
}

function merged(ways: readonly Way[]): readonly SaidBranch[] {
  const targets = [...new Set(ways.map(({ to }) => to))];
  return targets.map((to) =>
    branch(
      ways.filter((way) => way.to === to).map(({ when }) => when),
      to,
    ),
  );
}

function branch(each: readonly string[], to?: Target): SaidBranch {
  return { when: each.join(" / "), each, ...(to === undefined ? {} : { to }) };
}
