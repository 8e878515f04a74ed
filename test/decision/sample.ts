// biome-ignore-all lint/suspicious/noThenProperty: an action has a `then`, and nobody awaits an action.
import type { Answers } from "../../src/decision/walk.ts";
import type {
  Action,
  Answer,
  ChoiceQuestion,
  Message,
  Node,
  Playbook,
  Question,
  Target,
  TextQuestion,
} from "../../src/playbook/playbook.ts";
import { parseTemplate } from "../../src/playbook/template.ts";

/** A choice question; `choices` as id to label. */
export function choice(id: string, choices: Record<string, string>): ChoiceQuestion {
  const list = Object.entries(choices).map(([choiceId, label]) => ({ id: choiceId, label }));
  return { kind: "choice", id, ask: `${id}?`, choices: list, cites: [] };
}

/** A number question, with "I don't know" unless told otherwise. */
export function number(
  id: string,
  unit: "money" | "days" | "people" | "count",
  unsure: string | undefined = "I don't know",
) {
  return {
    kind: "number",
    id,
    ask: `${id}?`,
    unit,
    cites: [],
    ...(unsure === undefined ? {} : { unsure }),
  } satisfies Question;
}

/** A text question. */
export function text(id: string, blank: string): TextQuestion {
  return { kind: "text", id, ask: `${id}?`, blank, cites: [] };
}

/** The template that a playbook's text stands for. */
export function template(source: string) {
  const { template: read, faults } = parseTemplate(source);
  if (faults.length > 0) throw new Error(`not a template: ${source}`);
  return read;
}

/** A message; what is not told asks for nothing on a call. */
export function message(id: string, source: string, rest: Partial<Message> = {}): Message {
  return { id, channel: "call", text: template(source), cites: [], ...rest };
}

/** An action that ends its chain, unless `rest` tells otherwise. */
export function action(id: Target, rest: Partial<Action> = {}): Action {
  const chain = rest.then === undefined ? { ends: `${id} ends` } : {};
  const empty = { steps: [], say: [], replies: [], avoid: [], cites: [] };
  return { id, playbook: "sample", do: `Do ${id}`, because: [`Because of ${id}`], ...empty, ...chain, ...rest };
}

/** A playbook of these parts, starting at its first node. */
export function playbookOf(
  questions: readonly Question[],
  nodes: readonly Node[],
  actions: readonly Action[],
): Playbook {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    new Map(items.map((item) => [item.id, item]));
  return {
    name: "sample",
    title: "A sample",
    summary: "For tests.",
    hash: "0123456789ab",
    start: nodes[0]?.id ?? actions[0]?.id ?? "",
    questions: byId(questions),
    nodes: byId(nodes),
    actions: byId(actions),
    sources: new Map([
      ["brown", { author: "Shamus Brown", title: "Sales Prospects Avoiding You?", year: 2004 }],
      ["closerq", { author: "CloserQ", title: "No Return Calls" }],
      ["pedone", { author: "Michael Pedone", title: "Not cited here", year: 2015 }],
    ]),
    scenarios: [],
  };
}

/** Answers from an object. */
export const given = (values: Record<string, Answer>): Answers => new Map(Object.entries(values));

const questions = [
  number("days_silent", "days"),
  choice("decision_maker", { yes: "Yes, alone", no: "No, somebody else", unsure: "I don't know" }),
  number("deal_size", "money"),
  number("territory_size", "money"),
  choice("phone", { works: "It rings", dead: "It does not" }),
  choice("tone", { warm: "Warm", formal: "Formal" }),
  text("contact_name", "contact's first name"),
  text("my_name", "your name"),
  text("product", "what you offer"),
];

const nodes: readonly Node[] = [
  {
    kind: "number",
    id: "how-long",
    ask: "days_silent",
    bands: [{ below: 5, go: "wait" }],
    rest: "who-decides",
    unsure: "wait",
    cites: [],
  },
  {
    kind: "choice",
    id: "who-decides",
    ask: "decision_maker",
    when: new Map([
      ["yes", "worth"],
      ["no", "ask-around"],
      ["unsure", "ask-around"],
    ]),
    cites: [],
  },
  {
    kind: "share",
    id: "worth",
    part: "deal_size",
    whole: "territory_size",
    bands: [{ below: 0.1, go: "ask-around" }],
    rest: "warn-them",
    unsure: "ask-around",
    cites: [],
  },
  {
    kind: "choice",
    id: "save-face/phone",
    ask: "phone",
    when: new Map([
      ["works", "save-face/call"],
      ["dead", "save-face/write"],
    ]),
    cites: [],
  },
];

const actions: readonly Action[] = [
  action("wait", { do: "Wait a little longer", then: { after: 3, go: "ask-around" } }),
  action("ask-around", { do: "Ask somebody else there", then: { after: 5, go: "save-face/phone" } }),
  action("warn-them", {
    do: "Warn your contact",
    because: template('{{ days_silent }} of silence in a deal of {{ deal_size | default: "some size" }}.'),
    steps: [template("Fix the day."), template('Tell {{ contact_name | default: "them" }} first.')],
    say: [
      message("heads-up", 'Hi {{ contact_name | default: "there" }}, this is {{ my_name }}. Please call me.\n', {
        channel: "voicemail",
        asks: "a call back",
        cites: ["closerq/3"],
      }),
      message(
        "heads-up-mail",
        "Hello {{ contact_name }},\n\nOur call about {{ product }} is on Friday.\n\n{{ my_name }}\n",
        {
          channel: "email",
          subject: template("Friday's call on {{ product }}"),
          formal: { text: template("Dear {{ contact_name }},\n\nthe call takes place on Friday.\n") },
        },
      ),
    ],
    replies: [{ hear: "They call back", do: template("Say why.") }],
    avoid: [template("A threat in your voice.")],
    letGo: template("When they say stop."),
    cites: ["brown/4", "brown/5"],
    then: { after: 2, go: "call-above" },
  }),
  action("call-above", { do: "Have your executive call theirs" }),
  action("save-face/call", { playbook: "save-face" }),
  action("save-face/write", { playbook: "save-face" }),
];

/** A playbook with one node of each kind, a chain of silence, and another playbook that it hands over to. */
export const sample = playbookOf(questions, nodes, actions);

/** Answers that lead to `warn-them` in the sample. */
export const worthIt = given({ days_silent: 35, decision_maker: "yes", deal_size: 90_000, territory_size: 270_000 });
