import type { MessagePlace } from "../decision/places.ts";
import {
  type Action,
  type Channel,
  channelTraits,
  type Message,
  type Playbook,
  type QuestionId,
  type Template,
  type Wording,
} from "../playbook/playbook.ts";
import { fill } from "./fill.ts";
import { type Reads, readsOf } from "./reads.ts";

/** Something about a message that a buyer may take amiss. */
export type Concern =
  | { readonly code: "long-email"; readonly words: number; readonly limit: number }
  | { readonly code: "long-subject"; readonly words: number; readonly limit: number }
  | { readonly code: "long-voicemail"; readonly seconds: number; readonly limit: number }
  | { readonly code: "several-questions"; readonly questions: number }
  | { readonly code: "asks-after-all" }
  | { readonly code: "hollow"; readonly phrase: string }
  | { readonly code: "guilt"; readonly phrase: string }
  | { readonly code: "placeholder"; readonly phrase: string }
  /** A number of days, which says so itself, and the same word after it. */
  | { readonly code: "unit-twice"; readonly field: QuestionId; readonly phrase: string };

/** How one wording of a message reads, as it is printed with no field filled. */
export type Reading = {
  /** An action that says it. */
  readonly action: Action;
  readonly message: Message;
  readonly tone: MessagePlace["tone"];
  readonly channel: Channel;
  /** Its call to action; absent where it asks for nothing, on purpose. */
  readonly asks?: string;
  readonly words: number;
  /** Seconds to speak it; of a voicemail only. */
  readonly seconds?: number;
  readonly questions: number;
  readonly concerns: readonly (Concern & { readonly part: MessagePlace["part"] })[];
};

const longestSubject = 7;

/** Reads every message of a playbook and of those that it hands over to, each once and in both tones. */
export function readMessages(playbook: Playbook): readonly Reading[] {
  const said = new Map<string, readonly [Action, Message]>();
  for (const action of playbook.actions.values())
    for (const message of action.say) {
      const key = `${action.playbook} ${message.id}`;
      if (!said.has(key)) said.set(key, [action, message]);
    }
  return [...said.values()].flatMap(([action, message]) => {
    const formal = message.formal === undefined ? [] : [reading(playbook, action, message, message.formal, "formal")];
    return [reading(playbook, action, message, message, "warm"), ...formal];
  });
}

function reading(
  { questions }: Playbook,
  action: Action,
  message: Message,
  wording: Wording,
  tone: Reading["tone"],
): Reading {
  const say = (template: Template): string => fill(template, new Map(), questions).text;
  const text = readsOf(say(wording.text));
  const subject = wording.subject === undefined ? undefined : readsOf(say(wording.subject));
  return {
    action,
    message,
    tone,
    channel: message.channel,
    ...(message.asks === undefined ? {} : { asks: message.asks }),
    words: text.words,
    ...(channelTraits[message.channel].mostSeconds === undefined ? {} : { seconds: text.seconds }),
    questions: text.questions,
    concerns: [
      ...concernsOfSubject(subject),
      ...concernsOfText(message, text),
      ...concernsOfTemplate(wording.subject ?? [], "subject", questions),
      ...concernsOfTemplate(wording.text, "text", questions),
    ],
  };
}

function concernsOfSubject(subject: Reads | undefined): Reading["concerns"] {
  if (subject === undefined) return [];
  const { words } = subject;
  return [
    ...(words > longestSubject
      ? [{ code: "long-subject", words, limit: longestSubject, part: "subject" } as const]
      : []),
    ...phrases(subject, "subject"),
  ];
}

function concernsOfText({ channel, asks }: Message, text: Reads): Reading["concerns"] {
  const { words, seconds, questions } = text;
  const { mostWords = Infinity, mostSeconds = Infinity } = channelTraits[channel];
  const found: (Concern | undefined)[] = [
    words > mostWords ? { code: "long-email", words, limit: mostWords } : undefined,
    seconds > mostSeconds ? { code: "long-voicemail", seconds, limit: mostSeconds } : undefined,
    questions > 1 ? { code: "several-questions", questions } : undefined,
    questions > 0 && asks === undefined ? { code: "asks-after-all" } : undefined,
  ];
  return [
    ...found.flatMap((concern) => (concern === undefined ? [] : [{ ...concern, part: "text" } as const])),
    ...phrases(text, "text"),
  ];
}

/** What stands in the words themselves, between the fields. */
function concernsOfTemplate(
  template: Template,
  part: MessagePlace["part"],
  questions: Playbook["questions"],
): Reading["concerns"] {
  return template.flatMap((piece, index): Reading["concerns"] => {
    if (typeof piece !== "string") return [];
    const placeholders = piece.match(/\[[\p{L} ][^\]\n]{0,40}\]|<[\p{L} ]{2,40}>|\bX{3,}\b|\bTBD\b|\bTODO\b/gu) ?? [];
    const before = template[index - 1];
    const question = before === undefined || typeof before === "string" ? undefined : questions.get(before.field);
    const unit =
      question?.kind === "number" && question.unit === "days" ? /^ *(?:days?|weeks?|months?)\b/i.exec(piece) : null;
    return [
      ...placeholders.map((phrase) => ({ code: "placeholder", phrase, part }) as const),
      ...(unit === null || question === undefined
        ? []
        : [{ code: "unit-twice", field: question.id, phrase: unit[0].trim(), part } as const]),
    ];
  });
}

function phrases({ hollow, guilt }: Reads, part: MessagePlace["part"]): Reading["concerns"] {
  return [
    ...hollow.map((phrase) => ({ code: "hollow", phrase, part }) as const),
    ...guilt.map((phrase) => ({ code: "guilt", phrase, part }) as const),
  ];
}
