import type { Day } from "../decision/day.ts";
import type { Bound } from "../decision/explain.ts";
import type { Answer, Channel } from "../playbook/playbook.ts";
import type { Advice, AdvisedMessage, Blank } from "./advice.ts";
import { jsonText } from "./clean.ts";
import type { Passed, SaidLead, WouldChange } from "./reasons.ts";

/**
 * Advice as JSON: contract version 1. A field is never left out (`null` or an empty list says that there is none), never
 * renamed and never of another type within a version; a later product may add fields.
 */
export type AdviceJson = {
  readonly version: 1;
  /** The version of followup that gave the advice. */
  readonly product: string;
  /** The day the advice was given for, `2026-11-23`. */
  readonly today: Day;
  readonly playbook: { readonly name: string; readonly title: string; readonly hash: string };
  /** Every answer known, by question id, in the order of the ids: with the hash and the day, all it takes to reproduce this. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly action: {
    readonly id: string;
    /** The playbook it comes from, which may be one that was handed over to. */
    readonly playbook: string;
    readonly do: string;
    readonly because: string;
    readonly steps: readonly string[];
    readonly replies: readonly { readonly hear: string; readonly do: string }[];
    readonly avoid: readonly string[];
    readonly let_go: string | null;
    readonly cites: readonly string[];
  };
  /** The best one first. `asks` is null where the message asks for nothing, on purpose; `seconds` is a voicemail's length. */
  readonly messages: readonly {
    readonly id: string;
    readonly channel: Channel;
    readonly asks: string | null;
    readonly subject: string | null;
    readonly text: string;
    readonly words: number;
    readonly seconds: number | null;
    readonly blanks: readonly Blank[];
    readonly cites: readonly string[];
  }[];
  /** What the messages still lack, in all: question ids, and what stands between the square brackets. */
  readonly blanks: readonly Blank[];
  /** What silence leads to, `after` so many business days from the step before; how it ends, or null where a question is open. */
  readonly plan: {
    readonly steps: readonly { readonly after: number; readonly on: Day; readonly leads_to: LeadJson }[];
    readonly ends: string | null;
  };
  /** The nodes passed, with their questions and answers; `share` is a fraction where a node compares two numbers. */
  readonly trail: readonly (Omit<Passed, "share"> & { readonly share: number | null })[];
  /** The smallest changes of single answers that lead elsewhere. `bound` tells from where on a number does. */
  readonly changes: readonly (Omit<WouldChange, "bound" | "lead"> & {
    readonly bound: Bound | null;
    readonly leads_to: LeadJson;
  })[];
  readonly sources: readonly {
    readonly source: string;
    readonly author: string;
    readonly title: string;
    readonly year: number | null;
    readonly elements: readonly { readonly cite: string; readonly says: string | null }[];
  }[];
};

/** Where something leads: to an action, or to a question that is open there; the other one is null. */
export type LeadJson = {
  readonly playbook: string;
  readonly action: { readonly id: string; readonly do: string } | null;
  readonly question: { readonly id: string; readonly ask: string } | null;
};

/** The JSON text: two spaces of indent, keys in the order of `AdviceJson`, byte for byte the same for the same advice. */
export function renderJson(advice: Advice): string {
  return jsonText(jsonOf(advice));
}

/** Advice as the contract has it. */
export function jsonOf({
  version,
  today,
  playbook,
  answers,
  action,
  messages,
  blanks,
  plan,
  trail,
  changes,
  sources,
}: Advice): AdviceJson {
  const { letGo = null, cites, ...doing } = action;
  return {
    version: 1,
    product: version,
    today,
    playbook,
    answers: Object.fromEntries(answers.map(({ question, value }) => [question, value])),
    action: { ...doing, let_go: letGo, cites },
    messages: messages.map(jsonMessage),
    blanks,
    plan: {
      steps: plan.steps.map(({ after, on, lead }) => ({ after, on, leads_to: jsonLead(lead) })),
      ends: plan.ends ?? null,
    },
    trail: trail.map(({ node, facts, share = null }) => ({ node, facts, share })),
    changes: changes.map(({ lead, bound = null, ...change }) => ({ ...change, bound, leads_to: jsonLead(lead) })),
    sources: sources.map(({ year = null, elements, source, author, title }) => ({
      source,
      author,
      title,
      year,
      elements: elements.map(({ cite, says = null }) => ({ cite, says })),
    })),
  };
}

function jsonMessage(message: AdvisedMessage): AdviceJson["messages"][number] {
  const { id, channel, asks = null, subject = null, text, words, seconds = null, blanks, cites } = message;
  return { id, channel, asks, subject, text, words, seconds, blanks, cites };
}

function jsonLead(lead: SaidLead): LeadJson {
  return lead.kind === "advise"
    ? { playbook: lead.playbook, action: { id: lead.action, do: lead.do }, question: null }
    : { playbook: lead.playbook, action: null, question: { id: lead.question, ask: lead.ask } };
}
