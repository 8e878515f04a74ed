/**
 * What a playbook is once it has been read and proved sound. Loading is the only maker of a `Playbook`:
 * every target exists, every branch is covered, no circle, every field known. Nothing downstream checks again.
 */

/** Id of a question, and so the name of its fact everywhere: `decision_maker` in YAML, flags, JSON and CSV. */
export type QuestionId = string;

/**
 * Id of a node or an action. Those of the playbook itself are plain (`worth-the-noise`); those of a playbook that it
 * hands over to carry its name (`save-face/write-it`). Nodes and actions share one namespace.
 */
export type Target = string;

/** What a number counts; `days` and `money` have their own way of being written and read. */
export const units = ["money", "days", "people", "count"] as const;
export type Unit = (typeof units)[number];

/** "I don't know", as an answer. */
export const unsure = "unsure";

type Asked = {
  readonly id: QuestionId;
  readonly ask: string;
  readonly why?: string;
  readonly cites: readonly string[];
};

export type ChoiceQuestion = Asked & {
  readonly kind: "choice";
  /** In the order shown. The id `unsure` stands for "I don't know". */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
};

export type NumberQuestion = Asked & {
  readonly kind: "number";
  readonly unit: Unit;
  /** The label of "I don't know", where that is an honest answer. */
  readonly unsure?: string;
};

/** Asked for messages only, never in the tree. */
export type TextQuestion = Asked & {
  readonly kind: "text";
  /** What stands in a message while the answer is missing, in square brackets: `contact's first name`. */
  readonly blank: string;
};

export type Question = ChoiceQuestion | NumberQuestion | TextQuestion;

/** Whether "I don't know" is an answer that a question takes. */
export function offersUnsure(question: Question): boolean {
  if (question.kind === "choice") return question.choices.some(({ id }) => id === unsure);
  return question.kind === "number" && question.unsure !== undefined;
}

/** One step of ascending thresholds: a number under `below` goes to `go`. */
export type Band = { readonly below: number; readonly go: Target };

export type ChoiceNode = {
  readonly kind: "choice";
  readonly id: Target;
  readonly ask: QuestionId;
  readonly when: ReadonlyMap<string, Target>;
  readonly cites: readonly string[];
};

/** Where the numbers that a node tests lead: by thresholds, else to `rest`, and "I don't know" to `unsure`. */
type Thresholds = { readonly bands: readonly Band[]; readonly rest: Target; readonly unsure?: Target };

export type NumberNode = Thresholds & {
  readonly kind: "number";
  readonly id: Target;
  readonly ask: QuestionId;
  readonly cites: readonly string[];
};

/** Tests `part` as a share of `whole`; a band's `below` is a fraction, 0.1 for 10%. */
export type ShareNode = Thresholds & {
  readonly kind: "share";
  readonly id: Target;
  readonly part: QuestionId;
  readonly whole: QuestionId;
  readonly cites: readonly string[];
};

export type Node = ChoiceNode | NumberNode | ShareNode;

/** The questions that a node asks, in order. */
export function asks(node: Node): readonly QuestionId[] {
  return node.kind === "share" ? [node.part, node.whole] : [node.ask];
}

/** A text with merge fields: literal pieces and fields, in order. */
export type Template = readonly (string | Field)[];

/** `{{ contact_name | default: "there" }}`. */
export type Field = { readonly field: QuestionId; readonly default?: string };

export const channels = ["voicemail", "email", "call", "text", "visit", "card"] as const;
export type Channel = (typeof channels)[number];

/** What sets a channel apart: an e-mail has a subject, and where a message is heard or read in passing it may be too long. */
export const channelTraits: Readonly<Record<Channel, ChannelTraits>> = {
  voicemail: { mostSeconds: 25 },
  email: { hasSubject: true, mostWords: 120 },
  call: {},
  text: {},
  visit: {},
  card: {},
};
type ChannelTraits = { readonly hasSubject?: true; readonly mostSeconds?: number; readonly mostWords?: number };

/** What else people call some channels. */
const otherNames: Readonly<Record<string, Channel>> = {
  "e-mail": "email",
  mail: "email",
  sms: "text",
  whatsapp: "text",
  phone: "call",
  letter: "card",
};

/** The channel that a word means, however it is spelled: `SMS` is a text. */
export function channelMeant(word: string): Channel | undefined {
  const lower = word.toLowerCase();
  return (
    channels.find((channel) => channel === lower) ?? (Object.hasOwn(otherNames, lower) ? otherNames[lower] : undefined)
  );
}

/** The words of a message in one tone. Only an e-mail has a subject. */
export type Wording = { readonly subject?: Template; readonly text: Template };

export type Message = Wording & {
  readonly id: string;
  readonly channel: Channel;
  /** The call to action; absent where the message asks for nothing, on purpose. */
  readonly asks?: string;
  /** The wording where the relationship is formal; `text` serves both where it is absent. */
  readonly formal?: Wording;
  readonly cites: readonly string[];
};

export type Action = {
  readonly id: Target;
  /** The playbook it comes from, which may be one that was handed over to. */
  readonly playbook: string;
  readonly do: string;
  readonly because: Template;
  readonly steps: readonly Template[];
  readonly say: readonly Message[];
  readonly replies: readonly { readonly hear: string; readonly do: Template }[];
  readonly avoid: readonly Template[];
  /** When to stop. */
  readonly letGo?: Template;
  readonly cites: readonly string[];
  /** What silence leads to: after so many business days, where the walk goes on. Exactly one of `then` and `ends`. */
  readonly then?: { readonly after: number; readonly go: Target };
  /** How the chain ends here: a decision, or "take it off the forecast". */
  readonly ends?: string;
};

export type Source = {
  readonly author: string;
  readonly title: string;
  readonly year?: number;
  /** What the numbers after the slash of a cite stand for, where the playbook itself says it. */
  readonly elements?: ReadonlyMap<string, string>;
};

/** An answer as the walk sees it: a choice's id, a number in the question's unit, a text; `unsure` for "I don't know". */
export type Answer = string | number;

/** A playbook's own test. `expect` names the action, `name/action` where another playbook gives the advice. */
export type Scenario = {
  readonly name: string;
  readonly given: ReadonlyMap<QuestionId, Answer>;
  readonly expect: Target;
};

export type Playbook = {
  /** What a user types: `gone-quiet`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** First 12 hex digits of the SHA-256 of the content, with all playbooks that it hands over to. */
  readonly hash: string;
  readonly start: Target;
  readonly questions: ReadonlyMap<QuestionId, Question>;
  readonly nodes: ReadonlyMap<Target, Node>;
  readonly actions: ReadonlyMap<Target, Action>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly scenarios: readonly Scenario[];
};
