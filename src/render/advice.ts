import type { Day } from "../decision/day.ts";
import { type Bound, type Change, explain } from "../decision/explain.ts";
import { type Lead, planFrom } from "../decision/plan.ts";
import type { Answers, Outcome, Step } from "../decision/walk.ts";
import { countWords, secondsToSay } from "../message/reads.ts";
import { blankOf, type FilledMessage, fill, fillMessage } from "../message/render.ts";
import { sayAnswer, sayNumber } from "../message/values.ts";
import type { Action, Answer, Playbook, Question, QuestionId, Template } from "../playbook/playbook.ts";

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

/** Where something leads, in words. */
export type SaidLead =
  | { readonly kind: "advise"; readonly action: string; readonly playbook: string; readonly do: string }
  | { readonly kind: "ask"; readonly question: QuestionId; readonly playbook: string; readonly ask: string };

export type PlannedStep = { readonly after: number; readonly on: Day; readonly lead: SaidLead };

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

/** What an advice is made from. `version` is the product's. */
export type Diagnosis = {
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
    changes: explain(playbook, answers, trail, action).map(sayChange),
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
  return { ...message, blanks, words, ...(message.channel === "voicemail" ? { seconds: secondsToSay(words) } : {}) };
}

function sayLead(lead: Lead): SaidLead {
  if (lead.kind === "ask")
    return { kind: "ask", question: lead.question.id, playbook: lead.playbook, ask: lead.question.ask };
  return { kind: "advise", action: lead.action.id, playbook: lead.action.playbook, do: lead.action.do };
}

function sayStep({ node, facts }: Step): Passed {
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

function sayChange({ question, from, to, bound, lead }: Change): WouldChange {
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

function creditsOf(action: Action, { sources }: Playbook): readonly Credit[] {
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
