import type { Bank, Draft } from "./draft.ts";
import { askedBy, threshold } from "./graph.ts";
import { hashOf } from "./hash.ts";
import { handoverOf } from "./names.ts";
import type { Action, Band, Message, Node, Playbook, Question, Scenario, Source, Target, Wording } from "./playbook.ts";
import type { ActionEntry, MessageEntry, NodeEntry, QuestionEntry, SourceEntry } from "./shape.ts";
import { parseTemplate } from "./template.ts";

/**
 * One flat playbook from a draft and the drafts that it hands over to. Ids of the first stay plain, those of the others
 * get their playbook's name. All questions of the bank belong to it, so that any known fact may be given. What looks for
 * deals that run into a problem has a draft linked that is not sound, and alone: then what is not there stays unlinked.
 */
export function link(drafts: readonly Draft[], bank: Bank): Playbook {
  const [root] = drafts as readonly [Draft, ...Draft[]];
  const linking = drafts.map((draft) => ({ draft, resolve: resolver(draft, drafts) }));
  const unhashed: Omit<Playbook, "hash"> = {
    name: root.name,
    title: root.title,
    summary: root.summary,
    start: resolver(root, drafts)(root.start),
    questions: collect([bank, ...drafts], ({ questions }) => [...questions].map(([id, entry]) => question(id, entry))),
    nodes: collect(linking, ({ draft, resolve }) =>
      [...draft.nodes].map(([id, entry]) => node(resolve(id), entry, resolve)),
    ),
    actions: collect(linking, ({ draft, resolve }) =>
      [...draft.actions].map(([id, entry]) => action(id, entry, draft, resolve)),
    ),
    sources: new Map(
      [bank, ...drafts].flatMap(({ sources }) => [...sources].map(([id, entry]) => [id, source(entry)] as const)),
    ),
    scenarios: scenarios(root),
  };
  return { ...unhashed, hash: hashOf(unhashed) };
}

type Resolve = (target: string) => Target;

/** From a target as one file writes it to the linked id. */
function resolver(draft: Draft, drafts: readonly Draft[]): Resolve {
  const isRoot = draft === drafts[0];
  const starts = new Map(drafts.map((other) => [other.name, `${other.name}/${other.start}`]));
  return (target) => {
    const playbook = handoverOf(target);
    if (playbook !== undefined) return starts.get(playbook) ?? target;
    return isRoot ? target : `${draft.name}/${target}`;
  };
}

function collect<From, Item extends { readonly id: string }>(
  from: readonly From[],
  items: (from: From) => readonly Item[],
) {
  return new Map(from.flatMap(items).map((item) => [item.id, item] as const));
}

function question(id: string, entry: QuestionEntry): Question {
  const ask = entry.ask.trim();
  const common = { id, ask, ...(entry.why === undefined ? {} : { why: entry.why.trim() }), cites: entry.cites ?? [] };
  if (entry.type === "text") return { kind: "text", ...common, blank: entry.blank.trim() };
  if (entry.type === "choice")
    return {
      kind: "choice",
      ...common,
      choices: Object.entries(entry.choices).map(([choice, label]) => ({ id: choice, label: label.trim() })),
    };
  return {
    kind: "number",
    ...common,
    unit: entry.unit,
    ...(entry.unsure === undefined ? {} : { unsure: entry.unsure.trim() }),
  };
}

function node(id: Target, entry: NodeEntry, resolve: Resolve): Node {
  const cites = entry.cites ?? [];
  const { when } = entry;
  const [first, second] = askedBy(entry) as readonly [ask: string, whole: string];
  if (!Array.isArray(when)) {
    const branches = new Map(Object.entries(when).map(([choice, to]) => [choice, resolve(to)]));
    return { kind: "choice", id, ask: first, when: branches, cites };
  }
  const bands: Band[] = [];
  const ends: { rest: Target; unsure?: Target } = { rest: "" };
  for (const band of when) {
    if ("unsure" in band) ends.unsure = resolve(band.unsure);
    else if ("below" in band) bands.push({ below: threshold(band.below), go: resolve(band.go) });
    else ends.rest = resolve(band.go);
  }
  if ("share" in entry) return { kind: "share", id, part: first, whole: second, bands, ...ends, cites };
  return { kind: "number", id, ask: first, bands, ...ends, cites };
}

function action(id: string, entry: ActionEntry, draft: Draft, resolve: Resolve): Action {
  return {
    id: resolve(id),
    playbook: draft.name,
    do: entry.do.trim(),
    because: template(entry.because),
    steps: (entry.steps ?? []).map(template),
    say: (entry.say ?? []).flatMap((name) => linkMessage(name, draft.messages.get(name))),
    replies: (entry.replies ?? []).map((reply) => ({ hear: reply.hear.trim(), do: template(reply.do) })),
    avoid: (entry.avoid ?? []).map(template),
    ...(entry.let_go === undefined ? {} : { letGo: template(entry.let_go) }),
    cites: entry.cites ?? [],
    ...(entry.then === undefined ? {} : { then: { after: entry.then.after, go: resolve(entry.then.go) } }),
    ...(entry.ends === undefined ? {} : { ends: entry.ends.trim() }),
  };
}

function linkMessage(id: string, entry: MessageEntry | undefined): readonly Message[] {
  if (entry === undefined) return [];
  const message = {
    id,
    channel: entry.channel,
    ...(entry.asks.trim() === "nothing" ? {} : { asks: entry.asks.trim() }),
    ...wording(entry),
    ...(entry.formal === undefined ? {} : { formal: wording(entry.formal) }),
    cites: entry.cites ?? [],
  };
  return [message];
}

function wording({ subject, text }: { subject?: string | undefined; text: string }): Wording {
  return { ...(subject === undefined ? {} : { subject: template(subject) }), text: template(text) };
}

const template = (text: string) => parseTemplate(text.trim()).template;

function source({ author, title, year, elements }: SourceEntry): Source {
  return {
    author: author.trim(),
    title: title.trim(),
    ...(year === undefined ? {} : { year }),
    ...(elements === undefined ? {} : { elements: new Map(Object.entries(elements)) }),
  };
}

function scenarios({ scenarios }: Draft): readonly Scenario[] {
  return [...scenarios.values()].map(({ name, given, expect }) => ({
    name: name.trim(),
    given: new Map(Object.entries(given)),
    expect,
  }));
}
