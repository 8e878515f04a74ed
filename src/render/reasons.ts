import type { Bound, ChangedAnswer } from "../decision/explain.ts";
import type { Lead } from "../decision/plan.ts";
import type { Step } from "../decision/walk.ts";
import { sayAnswer, sayNumber } from "../message/values.ts";
import type { Action, Answer, Playbook, QuestionId } from "../playbook/playbook.ts";

/** Where something leads, in words. */
export type SaidLead =
  | { readonly kind: "advise"; readonly action: string; readonly playbook: string; readonly do: string }
  | { readonly kind: "ask"; readonly question: QuestionId; readonly playbook: string; readonly ask: string };

/** One node that was passed; the second fact of a share comes with the share itself, 0.33 for 33%. */
export type Passed = {
  readonly node: string;
  readonly facts: readonly {
    readonly question: QuestionId;
    readonly ask: string;
    readonly value: Answer;
    readonly said: string;
  }[];
  readonly share?: number;
};

export type WouldChange = {
  readonly question: QuestionId;
  readonly ask: string;
  readonly from: Answer;
  readonly to: Answer;
  /** The changed answer in words: a choice's label, `under 5 weeks`, `27,000 or more`. */
  readonly said: string;
  readonly bound?: Bound;
  readonly lead: SaidLead;
};

export type Credit = {
  readonly source: string;
  readonly author: string;
  readonly title: string;
  readonly year?: number;
  /** The elements carried out here, as cited: `brown/4`, and in words where the playbook tells them. */
  readonly elements: readonly { readonly cite: string; readonly says?: string }[];
};

/** Puts where something leads into words. */
export function sayLead(lead: Lead): SaidLead {
  if (lead.kind === "ask")
    return { kind: "ask", question: lead.question.id, playbook: lead.playbook, ask: lead.question.ask };
  return { kind: "advise", action: lead.action.id, playbook: lead.action.playbook, do: lead.action.do };
}

/** Puts a node that was passed into words. */
export function sayStep({ node, facts }: Step): Passed {
  const said = facts.map(({ question, answer }) => ({
    question: question.id,
    ask: question.ask,
    value: answer,
    said: sayAnswer(question, answer),
  }));
  const [part, whole] = facts.map(({ answer }) => answer);
  const isShare = node.kind === "share" && typeof part === "number" && typeof whole === "number";
  return { node: node.id, facts: said, ...(isShare ? { share: part / whole } : {}) };
}

/** Puts a change into words. */
export function sayChange({ question, from, to, bound, lead }: ChangedAnswer): WouldChange {
  const said =
    bound === undefined || question.kind !== "number"
      ? sayAnswer(question, to)
      : sayBound(bound, (value) => sayNumber(value, question.unit));
  return {
    question: question.id,
    ask: question.ask,
    from,
    to,
    said,
    ...(bound === undefined ? {} : { bound }),
    lead: sayLead(lead),
  };
}

function sayBound({ is, value }: Bound, say: (value: number) => string): string {
  if (is === "from" && value === 0) return "any figure";
  return {
    below: `under ${say(value)}`,
    "up-to": `${say(value)} or less`,
    from: `${say(value)} or more`,
    above: `more than ${say(value)}`,
  }[is];
}

/** Whom an action and its messages come from, in the order of their cites. */
export function creditsOf(action: Action, { sources }: Playbook): readonly Credit[] {
  const cites = [...new Set([...action.cites, ...action.say.flatMap((message) => message.cites)])];
  const keys = [...new Set(cites.map((cite) => cite.split("/")[0] as string))];
  return keys.flatMap((key) => {
    const source = sources.get(key);
    if (source === undefined) return [];
    const { author, title, year, elements } = source;
    const cited = cites
      .filter((cite) => cite === key || cite.startsWith(`${key}/`))
      .map((cite) => {
        const says = elements?.get(cite.slice(key.length + 1));
        return { cite, ...(says === undefined ? {} : { says }) };
      });
    return [{ source: key, author, title, ...(year === undefined ? {} : { year }), elements: cited }];
  });
}
