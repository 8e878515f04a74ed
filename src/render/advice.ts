import type { Day } from "../decision/day.ts";
import { explain } from "../decision/explain.ts";
import { planFrom } from "../decision/plan.ts";
import type { Answers, Outcome } from "../decision/walk.ts";
import { blankOf, type FilledMessage, fill, fillMessage } from "../message/fill.ts";
import { countWords, secondsToSay } from "../message/reads.ts";
import {
  type Action,
  type Answer,
  channelTraits,
  type Playbook,
  type Question,
  type QuestionId,
  type Template,
} from "../playbook/playbook.ts";
import {
  type Credit,
  creditsOf,
  type Passed,
  type SaidLead,
  sayChange,
  sayLead,
  sayStep,
  type WouldChange,
} from "./reasons.ts";

/** The result of a diagnosis in words, ready to be laid out: plain data, the same for the same answers and day. */
export type Advice = {
  /** The product's version. */
  readonly version: string;
  readonly today: Day;
  readonly playbook: { readonly name: string; readonly title: string; readonly hash: string };
  /** All answers that the playbook has a question for, by id. */
  readonly answers: readonly { readonly question: QuestionId; readonly value: Answer }[];
  readonly action: AdvisedAction;
  readonly messages: readonly AdvisedMessage[];
  readonly plan: { readonly steps: readonly PlannedStep[]; readonly ends?: string };
  readonly trail: readonly Passed[];
  readonly changes: readonly WouldChange[];
  /** Whom the action and its messages come from. */
  readonly sources: readonly Credit[];
  /** What the messages still lack, each once. */
  readonly blanks: readonly Blank[];
};

export type AdvisedAction = {
  readonly id: string;
  readonly playbook: string;
  readonly do: string;
  readonly because: string;
  readonly steps: readonly string[];
  readonly replies: readonly { readonly hear: string; readonly do: string }[];
  readonly avoid: readonly string[];
  readonly letGo?: string;
  readonly cites: readonly string[];
};

/** A filled message; `seconds` is what a voicemail takes to speak. */
export type AdvisedMessage = Omit<FilledMessage, "blanks"> & {
  readonly words: number;
  readonly seconds?: number;
  readonly blanks: readonly Blank[];
};

/** A fact without an answer, and what it is called between the brackets. */
export type Blank = { readonly question: QuestionId; readonly blank: string };

export type PlannedStep = { readonly after: number; readonly on: Day; readonly lead: SaidLead };

/** What an advice is made from. `version` is the product's. */
type Diagnosis = {
  readonly playbook: Playbook;
  readonly outcome: Extract<Outcome, { kind: "advise" }>;
  readonly answers: Answers;
  readonly today: Day;
  readonly version: string;
};

/** Turns a walk that reached an action into advice: texts filled, the plan dated, the trail and its changes in words. */
export function adviceOf({ playbook, outcome, answers, today, version }: Diagnosis): Advice {
  const { action, trail } = outcome;
  const messages = action.say.map((message) =>
    adviseMessage(fillMessage(message, answers, playbook.questions), playbook),
  );
  const plan = planFrom(playbook, action, answers, today);
  const blanks = new Map(messages.flatMap((message) => message.blanks.map((blank) => [blank.question, blank])));
  return {
    version,
    today,
    playbook: { name: playbook.name, title: playbook.title, hash: playbook.hash },
    answers: knownAnswers(playbook, answers),
    action: adviseAction(action, answers, playbook),
    messages,
    plan: { ...plan, steps: plan.steps.map(({ after, on, lead }) => ({ after, on, lead: sayLead(lead) })) },
    trail: trail.map(sayStep),
    // Few readers want them, and they take as long as all the rest.
    get changes() {
      return explain(playbook, answers, trail, action).map(sayChange);
    },
    sources: creditsOf(action, playbook),
    blanks: [...blanks.values()],
  };
}

function knownAnswers(playbook: Playbook, answers: Answers): Advice["answers"] {
  const known = [...answers].filter(([question]) => playbook.questions.has(question));
  return known.map(([question, value]) => ({ question, value })).sort((a, b) => (a.question < b.question ? -1 : 1));
}

function adviseAction(action: Action, answers: Answers, { questions }: Playbook): AdvisedAction {
  const say = (template: Template): string => fill(template, answers, questions).text.trim();
  return {
    id: action.id,
    playbook: action.playbook,
    do: action.do,
    because: say(action.because),
    steps: action.steps.map(say),
    replies: action.replies.map((reply) => ({ hear: reply.hear, do: say(reply.do) })),
    avoid: action.avoid.map(say),
    ...(action.letGo === undefined ? {} : { letGo: say(action.letGo) }),
    cites: action.cites,
  };
}

function adviseMessage(message: FilledMessage, { questions }: Playbook): AdvisedMessage {
  const words = countWords(message.text);
  const blanks = message.blanks.map((question) => ({ question, blank: blankOf(questions.get(question) as Question) }));
  const isTimed = channelTraits[message.channel].mostSeconds !== undefined;
  return { ...message, blanks, words, ...(isTimed ? { seconds: secondsToSay(words) } : {}) };
}
