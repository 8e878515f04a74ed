import type { Channel } from "../playbook/playbook.ts";
import type { Advice, AdvisedMessage } from "./advice.ts";
import type { Credit, Passed, SaidLead, WouldChange } from "./reasons.ts";

/** The name of a channel, as a heading has it. */
export const channelNames: Readonly<Record<Channel, string>> = {
  voicemail: "Voicemail",
  email: "E-mail",
  call: "Call",
  text: "Text message",
  visit: "Visit",
  card: "Card",
};

/** A message's heading: `Voicemail, 18 seconds`. */
export function sayChannel({ channel, seconds }: AdvisedMessage): string {
  return seconds === undefined ? channelNames[channel] : `${channelNames[channel]}, ${seconds} seconds`;
}

/** What a message asks for. */
export function sayAsks({ asks }: AdvisedMessage): string {
  return asks === undefined ? "asks for nothing, on purpose" : `asks: ${asks}`;
}

/** Where something leads: the action, or the question that is open there. */
export function whereTo(lead: SaidLead, advice: Advice): string {
  if (lead.kind === "advise") return lead.do;
  const elsewhere = lead.playbook === advice.playbook.name ? "" : ` (playbook ${lead.playbook})`;
  return `it depends: ${lead.ask}${elsewhere}`;
}

/** What to do where nothing came back: the action, or how to find it with what is known by then. */
export function whereThen(lead: SaidLead, advice: Advice): string {
  if (lead.kind === "advise") return lead.do;
  const call = lead.playbook === advice.playbook.name ? "followup again" : `followup diagnose ${lead.playbook}`;
  return `Run ${call}, with what you know by then. It turns on: ${lead.ask}`;
}

/** An author and title: `Shamus Brown, "Sales Prospects Avoiding You?" (2004)`. */
export function creditLine({ author, title, year }: Credit): string {
  return `${author}, "${title}"${year === undefined ? "" : ` (${year})`}`;
}

/** How two numbers compare: `the first is 33% of the second`. */
export function sayShare(share: number): string {
  const percent = share * 100;
  return `the first is ${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(1))}% of the second`;
}

/** Each question on the way once, with what was compared there. A question may come up again in another playbook. */
export function passedOnce(trail: readonly Passed[]): readonly Passed[] {
  const seen = new Set<string>();
  return trail.flatMap((passed) => {
    const facts = passed.facts.filter(({ question }) => !seen.has(question));
    for (const { question } of facts) seen.add(question);
    return facts.length === 0 ? [] : [{ ...passed, facts }];
  });
}

/** One question's changes: answers in words that lead to the same place, and the place. */
type Turns = {
  readonly ask: string;
  readonly turns: readonly { readonly said: string; readonly lead: SaidLead }[];
};

/** Changes by the question that they change; answers that lead to the same place stand together. */
export function turnsOf(changes: readonly WouldChange[]): readonly Turns[] {
  return groups(changes, ({ question }) => question).map((sameQuestion) => ({
    ask: sameQuestion[0].ask,
    turns: groups(sameQuestion, ({ lead }) => JSON.stringify(lead)).map((sameLead) => ({
      said: sameLead.map(({ said }) => said).join(" / "),
      lead: sameLead[0].lead,
    })),
  }));
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [Item, ...Item[]])[] {
  const found = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group === undefined) found.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...found.values()];
}
