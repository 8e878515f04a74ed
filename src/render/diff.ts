import type { Change, Changes, Diff, Turn } from "../decision/diff.ts";
import type { AskedDiff, Examples } from "../decision/diff-asked.ts";
import type { TextDiff } from "../decision/diff-texts.ts";
import { ownerOf } from "../playbook/names.ts";
import type { Playbook, Target } from "../playbook/playbook.ts";
import { either, saySituation } from "./situation.ts";

/** Two playbooks and what lies between them; `was` and `now` are how they were named in the call. */
export type Compared = {
  readonly diff: Diff;
  readonly old: Playbook;
  readonly new: Playbook;
  readonly was: string;
  readonly now: string;
};

/** A part of the report: its lines, each with those that belong under it. */
type ReportSection = { readonly title: string; readonly items: readonly ReportItem[] };
export type ReportItem = { readonly says: string; readonly under?: readonly ReportItem[] };

/** What a change does to the advice, in words: the verdict first. */
export function reportOn(compared: Compared): {
  readonly verdict: string;
  readonly sections: readonly ReportSection[];
} {
  const { diff, was, now } = compared;
  const sections = [
    { title: "Other advice", items: changeItems(diff.advice, compared) },
    ...diff.silence.map((changes) => ({
      title: `Other plan, when nothing comes back after ${named(changes.action, compared)}`,
      items: changeItems(changes, compared),
    })),
    { title: "Actions", items: textItems(diff.actions, (id) => named(id, compared)) },
    { title: "Messages", items: textItems(diff.messages, String) },
    { title: "Questions", items: [...textItems(diff.questions, String), ...diff.asked.flatMap(askedItems)] },
  ];
  return { verdict: `${was} → ${now}: ${verdictOn(diff)}`, sections: sections.filter(({ items }) => items.length > 0) };
}

function verdictOn({ advice, isOther, asked, questions }: Diff): string {
  const { changes, complete, compared } = advice;
  if (!compared) return "so different that the situations are too many to compare one by one";
  if (changes.length > 0)
    return `${complete ? "" : "more than "}${changes.length} situation${changes.length === 1 ? "" : "s"} lead${changes.length === 1 && complete ? "s" : ""} to another action`;
  if (isOther) return "every situation leads to the action that it led to, but the advice is not all the same";
  const isAsked =
    asked.length > 0 || [questions.added, questions.removed, questions.changed].some((ids) => ids.length > 0);
  return isAsked ? "the same advice in every situation, with other questions" : "the same advice in every situation";
}

function changeItems({ changes, complete, compared }: Changes, both: Compared): readonly ReportItem[] {
  if (!compared) return [{ says: "There are too many situations to compare one by one." }];
  const items = changes.map((change) => ({ says: saySituation(change.when), under: turnItems(change, both) }));
  return complete ? items : [...items, { says: "And more." }];
}

function turnItems({ turns, cases }: Change, both: Compared): readonly ReportItem[] {
  const [only] = turns;
  if (turns.length === 1 && only !== undefined) return fromTo(only, both);
  if (cases.length > 0) return cases.map((one) => ({ says: saySituation(one.when), under: fromTo(one, both) }));
  return [
    { says: `was: ${several(turns.map(({ was }) => was))}` },
    { says: `now: ${several(turns.map(({ now }) => now))}` },
  ];
}

const mostNamed = 4;

/** A few actions by their ids; many of one playbook by how many they are. */
function several(targets: readonly (Target | undefined)[]): string {
  const names = [...new Set(targets.map((target) => target ?? nowhere))];
  if (names.length <= mostNamed) return either(names);
  const said = [...new Set(names.map(ownerOf))].map((playbook) => {
    const all = names.filter((name) => ownerOf(name) === playbook);
    return all.length === 1
      ? all.join()
      : `one of ${all.length} actions${playbook === undefined ? "" : ` of ${playbook}`}`;
  });
  return either(said);
}

const nowhere = "no answer of this kind";

function fromTo({ was, now }: Turn, both: Compared): readonly ReportItem[] {
  return [
    { says: `was: ${was === undefined ? nowhere : named(was, both, "old")}` },
    { says: `now: ${now === undefined ? nowhere : named(now, both, "new")}` },
  ];
}

/** An action by its id and what it is about. A renamed one goes by its old id, as the comparison has it. */
function named(id: Target, both: Compared, side?: "old" | "new"): string {
  const renamed = both.diff.actions.renamed.find(({ was }) => was === id)?.now;
  const action =
    side === "new" ? both.new.actions.get(renamed ?? id) : (both.old.actions.get(id) ?? both.new.actions.get(id));
  return action === undefined ? id : `${action.id}: ${action.do}`;
}

function textItems(
  { added, removed, renamed, changed }: TextDiff,
  name: (id: string) => string,
): readonly ReportItem[] {
  return [
    ...added.map((id) => ({ says: `new: ${name(id)}` })),
    ...removed.map((id) => ({ says: `gone: ${name(id)}` })),
    ...renamed.map(({ was, now }) => ({ says: `renamed: ${was} is ${now}` })),
    ...changed.map(({ now, parts }) => ({ says: `reads differently: ${now} (${parts.join(", ")})` })),
  ];
}

function askedItems({ question, isMore, isLess, where }: AskedDiff): readonly ReportItem[] {
  return [
    ...(isMore ? [{ says: `asked more: ${question}`, under: situationItems(where?.more) }] : []),
    ...(isLess ? [{ says: `asked less: ${question}`, under: situationItems(where?.less) }] : []),
  ];
}

function situationItems(examples: Examples | undefined): readonly ReportItem[] {
  if (examples === undefined) return [];
  const items = examples.situations.map((situation) => ({ says: saySituation(situation) }));
  return examples.complete ? items : [...items, { says: "and in more situations" }];
}
