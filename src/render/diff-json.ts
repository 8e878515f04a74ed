import type { Change, Changes } from "../decision/diff.ts";
import type { Examples } from "../decision/diff-asked.ts";
import type { TextDiff } from "../decision/diff-texts.ts";
import type { Condition, Situation } from "../decision/situations/condition.ts";
import type { Range } from "../decision/situations/space.ts";
import type { Target } from "../playbook/playbook.ts";
import { escapeUnseen } from "./clean.ts";
import type { Compared } from "./diff.ts";
import { saySituation } from "./situation.ts";

/** A comparison as JSON: contract version 1, with the same promises as the advice's. */
export type DiffJson = {
  readonly version: 1;
  /** The version of followup that compared. */
  readonly product: string;
  readonly old: PlaybookJson;
  readonly new: PlaybookJson;
  /** Whether some deal gets another action, other words or another plan. */
  readonly advice_changed: boolean;
  /** Situations that lead to another action. */
  readonly advice: ChangesJson;
  /** For actions that both have: situations in which silence leads elsewhere. */
  readonly after_silence: readonly (ChangesJson & { readonly action: Target })[];
  readonly actions: TextDiff;
  readonly messages: TextDiff;
  /** `more` and `less` are situations in which a question is asked now and was not, or the other way round. */
  readonly questions: TextDiff & {
    readonly asked: readonly { readonly question: string; readonly more: AskedJson; readonly less: AskedJson }[];
  };
};

type PlaybookJson = { readonly given: string; readonly name: string; readonly title: string; readonly hash: string };

/** `complete` is false where there are more situations than these; `compared` where there are too many to compare at all. */
export type ChangesJson = {
  readonly compared: boolean;
  readonly complete: boolean;
  readonly situations: readonly ChangeJson[];
};

/** `turns` are all that happens in a situation; `cases` tell when which, where that is short. An action is null where such answers are not offered. */
type ChangeJson = {
  readonly when: readonly ConditionJson[];
  readonly says: string;
  readonly turns: readonly TurnJson[];
  readonly cases: readonly (TurnJson & { readonly when: readonly ConditionJson[]; readonly says: string })[];
};

type TurnJson = { readonly was: Target | null; readonly now: Target | null };

/** `asked` tells whether there is any such situation; a few are listed, for the first few questions. */
type AskedJson = { readonly asked: boolean; readonly situations: readonly SituationJson[]; readonly complete: boolean };
type SituationJson = { readonly when: readonly ConditionJson[]; readonly says: string };

/** A range holds numbers from `from` up to, and without, `below`; null is no end. Those of a share are fractions. */
type ConditionJson =
  | { readonly question: string; readonly choices: readonly string[] }
  | { readonly question: string; readonly ranges: readonly RangeJson[]; readonly unsure: boolean }
  | { readonly part: string; readonly whole: string; readonly ranges: readonly RangeJson[] };

type RangeJson = { readonly from: number; readonly below: number | null };

/** The JSON text: two spaces of indent, keys in the order of `DiffJson`. */
export function diffJson(compared: Compared, product: string): string {
  return `${escapeUnseen(JSON.stringify(jsonOf(compared, product), null, 2))}\n`;
}

function jsonOf({ diff, old, new: now, was, now: given }: Compared, product: string): DiffJson {
  return {
    version: 1,
    product,
    old: { given: was, name: old.name, title: old.title, hash: old.hash },
    new: { given, name: now.name, title: now.title, hash: now.hash },
    advice_changed: diff.isOther,
    advice: changesJson(diff.advice),
    after_silence: diff.silence.map((changes) => ({ action: changes.action, ...changesJson(changes) })),
    actions: diff.actions,
    messages: diff.messages,
    questions: {
      ...diff.questions,
      asked: diff.asked.map(({ question, isMore, isLess, where }) => ({
        question,
        more: askedJson(isMore, where?.more),
        less: askedJson(isLess, where?.less),
      })),
    },
  };
}

function changesJson({ compared, complete, changes }: Changes): ChangesJson {
  return { compared, complete, situations: changes.map(changeJson) };
}

function changeJson({ when, turns, cases }: Change): ChangeJson {
  return {
    ...situationJson(when),
    turns: turns.map(({ was = null, now = null }) => ({ was, now })),
    cases: cases.map(({ when: inside, was = null, now = null }) => ({ was, now, ...situationJson(inside) })),
  };
}

function askedJson(isAsked: boolean, examples: Examples | undefined): AskedJson {
  return {
    asked: isAsked,
    situations: (examples?.situations ?? []).map(situationJson),
    complete: !isAsked || examples?.complete === true,
  };
}

function situationJson(situation: Situation): SituationJson {
  return { when: situation.map(conditionJson), says: saySituation(situation) };
}

function conditionJson(condition: Condition): ConditionJson {
  if (condition.kind === "choice") return { question: condition.question, choices: condition.choices };
  const ranges = condition.ranges.map(rangeJson);
  return condition.kind === "share"
    ? { part: condition.part, whole: condition.whole, ranges }
    : { question: condition.question, ranges, unsure: condition.unsure };
}

const rangeJson = ({ from, below }: Range): RangeJson => ({
  from,
  below: below === Number.POSITIVE_INFINITY ? null : below,
});
