import { ownerOf } from "../playbook/names.ts";
import {
  type Action,
  asks,
  type Message,
  type Playbook,
  type Question,
  type QuestionId,
  type Target,
} from "../playbook/playbook.ts";

/** What became of a thing that both playbooks have, under one id or two: the parts that read differently. */
export type Changed = { readonly was: string; readonly now: string; readonly parts: readonly string[] };

/** How the texts of two playbooks differ, by ids. */
export type TextDiff = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The same in all but its id. */
  readonly renamed: readonly { readonly was: string; readonly now: string }[];
  readonly changed: readonly Changed[];
};

/** Which action of the old playbook is which of the new one: by id, else by saying the very same. */
export type Matching = {
  readonly diff: TextDiff;
  /** The old name of an action, of either playbook, that was only renamed; of any other its name. */
  readonly oldName: (action: Target) => string;
};

/** Compares actions: what each says besides its messages, and how long it waits. Where silence leads is compared elsewhere. */
export function matchActions(old: Playbook, now: Playbook): Matching {
  const diff = compareTexts(
    partsOfAll(old.actions.values(), partsOfAction),
    partsOfAll(now.actions.values(), partsOfAction),
  );
  const renamed = new Map(diff.renamed.map((one) => [one.now, one.was]));
  return { diff, oldName: (action) => renamed.get(action) ?? action };
}

/** Compares all messages, by their ids; those of a playbook handed over to carry its name. */
export function compareMessages(old: Playbook, now: Playbook): TextDiff {
  return compareTexts(partsOfAll(messagesOf(old), partsOfMessage), partsOfAll(messagesOf(now), partsOfMessage));
}

/** Compares the questions that the playbooks use, in their trees or in their texts. */
export function compareQuestions(old: Playbook, now: Playbook): TextDiff {
  return compareTexts(
    partsOfAll(usedQuestions(old), partsOfQuestion),
    partsOfAll(usedQuestions(now), partsOfQuestion),
    false,
  );
}

/** The parts of a thing as text, by name. */
type Parts = ReadonlyMap<string, string>;

function partsOfAll<Item extends { readonly id: string }>(
  items: Iterable<Item>,
  partsOf: (item: Item) => Record<string, unknown>,
): ReadonlyMap<string, Parts> {
  return new Map(
    [...items].map((item) => [
      item.id,
      new Map(Object.entries(partsOf(item)).map(([name, part]) => [name, JSON.stringify(part)])),
    ]),
  );
}

function compareTexts(old: ReadonlyMap<string, Parts>, now: ReadonlyMap<string, Parts>, findRenamed = true): TextDiff {
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const fresh = new Set([...now.keys()].filter((id) => !old.has(id)));
  const same = (one: Parts, other: Parts): boolean => changedParts(one, other).length === 0;
  const renamed = gone.flatMap((was) => {
    const found = findRenamed ? [...fresh].find((id) => same(old.get(was) as Parts, now.get(id) as Parts)) : undefined;
    if (found === undefined) return [];
    fresh.delete(found);
    return [{ was, now: found }];
  });
  const kept = new Set(renamed.map(({ was }) => was));
  const changed = [...old].flatMap(([id, parts]) => {
    const names = now.has(id) ? changedParts(parts, now.get(id) as Parts) : [];
    return names.length === 0 ? [] : [{ was: id, now: id, parts: names }];
  });
  return { added: [...fresh], removed: gone.filter((id) => !kept.has(id)), renamed, changed };
}

function changedParts(one: Parts, other: Parts): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

function partsOfAction({ do: does, because, steps, say, replies, avoid, letGo, cites, then, ends }: Action) {
  return {
    do: does,
    because,
    steps,
    say: say.map(({ id }) => id),
    replies,
    avoid,
    let_go: letGo,
    cites,
    after: then?.after,
    ends,
  };
}

function partsOfMessage({ channel, asks, subject, text, formal, cites }: Message) {
  return { channel, asks, subject, text, formal, cites };
}

function partsOfQuestion(question: Question) {
  const { ask, why } = question;
  if (question.kind === "choice") return { ask, why, choices: question.choices };
  return question.kind === "number"
    ? { ask, why, unit: question.unit, unsure: question.unsure }
    : { ask, why, blank: question.blank };
}

function messagesOf({ actions }: Playbook): readonly Message[] {
  const found = new Map<string, Message>();
  for (const { id, say } of actions.values())
    for (const message of say) {
      const owner = ownerOf(id);
      const name = owner === undefined ? message.id : `${owner}/${message.id}`;
      found.set(name, { ...message, id: name });
    }
  return [...found.values()];
}

function usedQuestions(playbook: Playbook): readonly Question[] {
  const used = new Set<QuestionId>();
  for (const node of playbook.nodes.values()) for (const id of asks(node)) used.add(id);
  for (const template of templatesIn(playbook))
    for (const piece of template) if (typeof piece !== "string") used.add(piece.field);
  return [...playbook.questions.values()].filter(({ id }) => used.has(id));
}

function templatesIn({ actions }: Playbook) {
  return [...actions.values()].flatMap(({ because, steps, say, replies, avoid, letGo = [] }) => [
    because,
    letGo,
    ...steps,
    ...avoid,
    ...replies.map((reply) => reply.do),
    ...say.flatMap(({ subject = [], text, formal }) => [subject, text, formal?.subject ?? [], formal?.text ?? []]),
  ]);
}
