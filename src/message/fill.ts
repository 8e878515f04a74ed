import type { Answers } from "../decision/walk.ts";
import type { Channel, Message, Question, QuestionId, Template, Wording } from "../playbook/playbook.ts";
import { wordAnswer } from "./values.ts";

/** A text with its fields filled; `blanks` are the facts that it still lacks, each once, in order of first use. */
type Filled = { readonly text: string; readonly blanks: readonly QuestionId[] };

/** A message in words, ready to send but for its blanks. */
export type FilledMessage = {
  readonly id: string;
  readonly channel: Channel;
  /** The call to action; absent where the message asks for nothing, on purpose. */
  readonly asks?: string;
  readonly subject?: string;
  readonly text: string;
  readonly blanks: readonly QuestionId[];
  readonly cites: readonly string[];
};

type Questions = ReadonlyMap<QuestionId, Question>;

/**
 * Fills the fields of a template. A value goes in once and verbatim, and is never expanded again. Where there is none,
 * or only "I don't know", the field's default stands in, and without one a visible blank, `[contact's first name]`.
 */
export function fill(template: Template, answers: Answers, questions: Questions): Filled {
  const blanks = new Set<QuestionId>();
  const pieces = template.map((piece) => {
    if (typeof piece === "string") return piece;
    const question = questions.get(piece.field) as Question;
    const value = wordAnswer(question, answers.get(piece.field)) ?? piece.default;
    if (value === undefined) blanks.add(piece.field);
    return value ?? `[${blankOf(question)}]`;
  });
  return { text: pieces.join(""), blanks: [...blanks] };
}

/** Fills a message in the tone of the relationship. The subject is one line, and no text ends in empty lines. */
export function fillMessage(message: Message, answers: Answers, questions: Questions): FilledMessage {
  const wording = wordingOf(message, answers);
  const subject = wording.subject && fill(wording.subject, answers, questions);
  const text = fill(wording.text, answers, questions);
  return {
    id: message.id,
    channel: message.channel,
    ...(message.asks === undefined ? {} : { asks: message.asks }),
    ...(subject === undefined ? {} : { subject: subject.text.replace(/\s+/gu, " ").trim() }),
    text: text.text.trim(),
    blanks: [...new Set([...(subject?.blanks ?? []), ...text.blanks])],
    cites: message.cites,
  };
}

/** The words for the tone of the relationship: the formal ones where the answer `tone` says so and there are some. */
export function wordingOf(message: Message, answers: Answers): Wording {
  if (answers.get("tone") !== "formal" || message.formal === undefined) return message;
  return message.subject === undefined ? message.formal : { subject: message.subject, ...message.formal };
}

/** What a missing answer is called between the brackets of a blank: `contact's first name`. */
export function blankOf(question: Question): string {
  return question.kind === "text" ? question.blank : question.id.replaceAll("_", " ");
}
