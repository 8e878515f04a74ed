import type { Answers } from "../decision/walk.ts";
import { fill } from "../message/fill.ts";
import type { Channel, Playbook } from "../playbook/playbook.ts";
import { jsonText } from "./clean.ts";
import { joined, type Page, prose } from "./layout.ts";
import { literal } from "./markdown.ts";

/** Every action of a playbook and of those that it hands over to, for a rep who knows what to do and wants the words. */
export type Glossary = {
  readonly playbook: { readonly name: string; readonly title: string; readonly hash: string };
  readonly actions: readonly {
    readonly id: string;
    readonly playbook: string;
    readonly do: string;
    /** Why, in its first sentence. */
    readonly because: string;
    readonly messages: readonly { readonly id: string; readonly channel: Channel; readonly asks: string | null }[];
  }[];
};

export function glossaryOf({ name, title, hash, actions, questions }: Playbook, answers: Answers): Glossary {
  return {
    playbook: { name, title, hash },
    actions: [...actions.values()].map((action) => ({
      id: action.id,
      playbook: action.playbook,
      do: action.do,
      because: firstSentence(fill(action.because, answers, questions).text),
      messages: action.say.map(({ id, channel, asks = null }) => ({ id, channel, asks })),
    })),
  };
}

function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return /^.*?[.!?](?= |$)/.exec(line)?.[0] ?? line;
}

/** An action after the other, each with its reason below it, under the playbooks that they belong to. */
export function renderGlossary(glossary: Glossary, page: Page): string {
  return joined(
    byPlaybook(glossary).map(([playbook, actions]) => [
      ...prose(page, playbook, "", page.style.heading),
      ...actions.flatMap((action) => [
        ...prose(page, `${action.id}: ${action.do}`, "  ", page.style.strong),
        ...prose(page, action.because, "    "),
      ]),
    ]),
  );
}

export function renderGlossaryMarkdown(glossary: Glossary): string {
  return joined(
    byPlaybook(glossary).flatMap(([playbook, actions]) => [
      [`## ${literal(playbook)}`],
      actions.map((action) => `- **${literal(action.do)}** (${literal(action.id)}): ${literal(action.because)}`),
    ]),
  );
}

/** Two spaces of indent; version 1 of its contract, like that of the advice. */
export function renderGlossaryJson(glossary: Glossary): string {
  return jsonText({ version: 1, ...glossary });
}

function byPlaybook({ actions }: Glossary): readonly (readonly [string, Glossary["actions"]])[] {
  const names = [...new Set(actions.map(({ playbook }) => playbook))];
  return names.map((name) => [name, actions.filter(({ playbook }) => playbook === name)]);
}
