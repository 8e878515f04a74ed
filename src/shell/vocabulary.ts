import { type Channel, channels, type Playbook, type Question } from "../playbook/playbook.ts";
import { clean } from "../render/clean.ts";
import type { CommandTree } from "./command-tree.ts";

/** A word that can be put in, and what it means. */
export type Meant = readonly [word: string, says: string];

/** A question, as far as a completion needs it. A number or a text has no choices but perhaps `unsure`. */
export type QuestionWords = { readonly id: string; readonly ask: string; readonly choices: readonly Meant[] };

export type Named = {
  readonly name: string;
  readonly title: string;
  /** Places in the list of all questions. */
  readonly questions: readonly number[];
  /** Its own ones: ids, each with its channel and what it asks for. */
  readonly messages: readonly Meant[];
  /** Its own ones: ids, each with what it tells to do. */
  readonly actions: readonly Meant[];
  /** The playbooks that it hands over to, whose messages and actions it has too. */
  readonly handsOverTo: readonly string[];
};

/** All that a completion knows beforehand. The build makes it and stores it as JSON, so that Tab loads no library. */
export type Vocabulary = {
  readonly commands: CommandTree;
  readonly topics: readonly Meant[];
  readonly settings: readonly Meant[];
  readonly channels: readonly Meant[];
  readonly questions: readonly QuestionWords[];
  readonly playbooks: readonly Named[];
};

/** What the vocabulary is made from, besides the playbooks that ship. */
type Spoken = Pick<Vocabulary, "commands" | "topics" | "settings"> & {
  readonly channelNames: Readonly<Record<Channel, string>>;
};

export function vocabularyOf({ channelNames, ...spoken }: Spoken, playbooks: readonly Playbook[]): Vocabulary {
  const questions = distinct(playbooks.flatMap((playbook) => [...playbook.questions.values()].map(asked)));
  const at = new Map(questions.map((question, index) => [JSON.stringify(question), index]));
  return tidied({
    ...spoken,
    channels: channels.map((channel) => [channel, channelNames[channel]]),
    questions,
    playbooks: playbooks.map((playbook) => ({
      name: playbook.name,
      title: playbook.title,
      questions: [...playbook.questions.values()].map((question) => at.get(JSON.stringify(asked(question))) as number),
      ...saidIn(playbook),
    })),
  });
}

/** Every text on one line and without what could disturb a terminal, so that no completion has to look again. */
function tidied(vocabulary: Vocabulary): Vocabulary {
  const tidy = (_: string, value: unknown) =>
    typeof value === "string" ? clean(value).replace(/\s+/g, " ").trim() : value;
  return JSON.parse(JSON.stringify(vocabulary, tidy)) as Vocabulary;
}

function asked(question: Question): QuestionWords {
  const { id, ask } = question;
  if (question.kind === "choice")
    return { id, ask, choices: question.choices.map((choice) => [choice.id, choice.label]) };
  return {
    id,
    ask,
    choices: question.kind === "number" && question.unsure !== undefined ? [["unsure", question.unsure]] : [],
  };
}

function saidIn({ name, actions: all }: Playbook): Pick<Named, "messages" | "actions" | "handsOverTo"> {
  const actions = [...all.values()].filter(({ playbook }) => playbook === name);
  const said = actions.flatMap(({ say }) => say);
  return {
    messages: [...new Map(said.map(({ id, channel, asks }) => [id, `${channel}: asks for ${asks ?? "nothing"}`]))],
    actions: actions.map((action) => [action.id, action.do]),
    handsOverTo: [...new Set([...all.values()].map(({ playbook }) => playbook))].filter((other) => other !== name),
  };
}

function distinct(questions: readonly QuestionWords[]): readonly QuestionWords[] {
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}
