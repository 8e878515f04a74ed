import { stringify } from "yaml";
import type { Library } from "../../src/playbook/load.ts";

/** Where a generator's decisions come from: a number from 0 up to, and without, `below`. */
export type Chooser = (below: number) => number;

/** Decisions that are the same for the same seed. */
export function seeded(seed: number): Chooser {
  let state = seed >>> 0;
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Decisions taken from a list, such as one of fast-check; 0 when it is used up. */
export function listed(numbers: readonly number[]): Chooser {
  let next = 0;
  return (below) => (numbers[next++] ?? 0) % below;
}

export type QuestionText = {
  ask: string;
  type: "choice" | "number" | "text";
  choices?: Record<string, string>;
  unit?: string;
  unsure?: string;
  blank?: string;
};
export type BandText = { below: number | string; go: string } | { go: string } | { unsure: string };
export type NodeText = { ask?: string; share?: Record<string, string>; when: Record<string, string> | BandText[] };
export type ActionText = {
  do: string;
  because: string;
  say?: string[];
  ends?: string;
  then?: { after: number; go: string };
};
export type MessageText = { channel: string; asks: string; subject?: string; text: string };

/** A playbook as its file says it, before it is written as YAML. */
export type PlaybookText = {
  title: string;
  summary: string;
  questions?: Record<string, QuestionText>;
  tree: Record<string, NodeText>;
  actions: Record<string, ActionText>;
  messages?: Record<string, MessageText>;
  scenarios?: { name: string; given: Record<string, string | number>; expect: string }[];
};

/** A playbook's file. Each node, branch and action begins on a line of its own. */
export function written(playbook: PlaybookText): string {
  return stringify(playbook, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Playbooks by name, and a bank of questions, as a library to load from. */
export function libraryOf(
  playbooks: Readonly<Record<string, PlaybookText | string>>,
  questions: Record<string, QuestionText>,
): Library {
  const texts = new Map(
    Object.entries(playbooks).map(([name, playbook]) => [
      name,
      typeof playbook === "string" ? playbook : written(playbook),
    ]),
  );
  return {
    names: [...texts.keys()],
    read: (name) => {
      const content = texts.get(name);
      return content === undefined ? undefined : { file: `${name}.yaml`, content };
    },
    bank: { file: "questions.yaml", content: stringify({ questions }) },
  };
}

/** A fact to test: a question, or one number as a share of another. */
export type Test =
  | { readonly kind: "choice" | "number"; readonly ask: string }
  | { readonly kind: "share"; readonly part: string; readonly whole: string };

const choices = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, `It is ${id}`]));

/** A bank with a question of each kind, with and without "I don't know". */
export const smallBank: Record<string, QuestionText> = {
  decides: { ask: "Do they decide?", type: "choice", choices: choices("yes", "no") },
  present: { ask: "Are they in?", type: "choice", choices: choices("in", "out", "unsure") },
  stage: { ask: "How far is it?", type: "choice", choices: choices("talk", "demo", "offer", "signed") },
  days: { ask: "How long is it?", type: "number", unit: "days" },
  staff: { ask: "How many are they?", type: "number", unit: "people", unsure: "I don't know" },
  size: { ask: "How much is it?", type: "number", unit: "money", unsure: "I don't know" },
  territory: { ask: "How much is all?", type: "number", unit: "money", unsure: "I don't know" },
  name: { ask: "What is their name?", type: "text", blank: "their name" },
};

export const smallTests: readonly Test[] = [
  { kind: "choice", ask: "decides" },
  { kind: "choice", ask: "present" },
  { kind: "choice", ask: "stage" },
  { kind: "number", ask: "days" },
  { kind: "number", ask: "staff" },
  { kind: "share", part: "size", whole: "territory" },
  { kind: "number", ask: "size" },
];

const thresholds: Readonly<Record<string, readonly number[]>> = {
  days: [3, 5, 30, 90],
  staff: [1, 2, 10],
  size: [1000, 50_000],
  territory: [100_000],
};
const percents = ["5%", "10%", "50%"];

/** How a small playbook may look. */
type SmallOptions = {
  readonly nodes: number;
  readonly actions: number;
  /** Playbooks that it may hand over to. */
  readonly handovers?: readonly string[];
  /** What it may test. */
  readonly tests?: readonly Test[];
  /** Whether actions may lead on when nothing comes back. */
  readonly silence?: boolean;
  /** What its actions are about, so that those of two playbooks are not the same. */
  readonly about?: string;
};

/** A small playbook without circles, in which a path tests nothing twice and everything is reachable. */
export function smallPlaybook(choose: Chooser, options: SmallOptions): PlaybookText {
  const tests = options.tests ?? smallTests;
  const drawn = Array.from({ length: 1 + choose(options.nodes) }, () => tests[choose(tests.length)] as Test);
  const before = drawn.map(() => new Set<Test>());
  const tree: Record<string, NodeText> = {};
  for (const [index, test] of drawn.entries()) {
    const target = (): string => {
      const later = drawn.flatMap((other, at) =>
        at > index && other !== test && !before[index]?.has(other) ? [at] : [],
      );
      const ends = options.actions + (options.handovers?.length ?? 0);
      const drawnTarget = choose(later.length * 2 + ends);
      const at = later[Math.floor(drawnTarget / 2)];
      if (at === undefined) return leafOf(drawnTarget - later.length * 2, options);
      for (const passed of [test, ...(before[index] ?? [])]) before[at]?.add(passed);
      return `n${at}`;
    };
    tree[`n${index}`] = nodeOf(test, choose, target);
  }
  const actions = Object.fromEntries(
    Array.from({ length: options.actions }, (_, index) => [`a${index}`, actionOf(index, choose, options)]),
  );
  return pruned({ title: "A small one", summary: "Made by chance.", tree, actions });
}

function leafOf(drawn: number, { actions, handovers = [] }: SmallOptions): string {
  return drawn < actions ? `a${drawn}` : `playbook:${handovers[drawn - actions]}`;
}

function nodeOf(test: Test, choose: Chooser, target: () => string): NodeText {
  if (test.kind === "choice")
    return {
      ask: test.ask,
      when: Object.fromEntries(Object.keys(smallBank[test.ask]?.choices ?? {}).map((choice) => [choice, target()])),
    };
  const below = test.kind === "share" ? percents : (thresholds[test.ask] ?? []);
  const bands: BandText[] = below.filter(() => choose(2) === 0).map((bound) => ({ below: bound, go: target() }));
  const mayBeUnsure = test.kind === "share" || smallBank[test.ask]?.unsure !== undefined;
  const when = [...bands, { go: target() }, ...(mayBeUnsure ? [{ unsure: target() }] : [])];
  return test.kind === "share" ? { share: { [test.part]: test.whole }, when } : { ask: test.ask, when };
}

function actionOf(
  index: number,
  choose: Chooser,
  { actions, silence, about = "it", handovers = [] }: SmallOptions,
): ActionText {
  const text = { do: `Do number ${index} about ${about}`, because: "It helps." };
  const later = actions - index - 1;
  if (silence && handovers.length > 0 && choose(3) === 0)
    return { ...text, then: { after: 1 + choose(3), go: `playbook:${handovers[choose(handovers.length)]}` } };
  if (silence && later > 0 && choose(3) === 0)
    return { ...text, then: { after: 1 + choose(3), go: `a${index + 1 + choose(later)}` } };
  return { ...text, ends: "Done." };
}

/** Without the nodes and actions that nothing leads to. */
function pruned(playbook: PlaybookText): PlaybookText {
  const reached = new Set([Object.keys(playbook.tree)[0] as string]);
  for (const id of reached) for (const to of targetsIn(playbook, id)) reached.add(to);
  const kept = <Entry>(entries: Record<string, Entry>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => reached.has(id)));
  return { ...playbook, tree: kept(playbook.tree), actions: kept(playbook.actions) };
}

/** Where a node or an action leads. */
function targetsIn({ tree, actions }: PlaybookText, id: string): readonly string[] {
  const { when } = tree[id] ?? { when: {} };
  const then = actions[id]?.then;
  const targets = Array.isArray(when)
    ? when.map((band) => ("unsure" in band ? band.unsure : band.go))
    : Object.values(when);
  return then === undefined ? targets : [...targets, then.go];
}

/** How large a playbook is to be. */
type LargeOptions = {
  readonly nodes: number;
  readonly layers?: number;
  readonly actions?: number;
  readonly messages?: boolean;
};

/**
 * A large playbook whose nodes share sub-trees: in layers, each of which asks one question, and each node of which leads
 * to some of the next. So many nodes have more paths than anybody could list.
 */
export function largePlaybook(
  choose: Chooser,
  { nodes, layers = 40, actions = 60, messages = true }: LargeOptions,
): PlaybookText {
  const width = Math.max(1, Math.ceil(nodes / layers));
  const questions: Record<string, QuestionText> = {};
  const tree: Record<string, NodeText> = {};
  for (let layer = 0; layer * width < nodes; layer++) {
    const ask = `q${layer}`;
    questions[ask] =
      layer % 3 === 2
        ? { ask: `How much is ${layer}?`, type: "number", unit: "days" }
        : { ask: `What is ${layer}?`, type: "choice", choices: choices("yes", "no", "unsure") };
    const ids =
      layer === 0
        ? ["n0-0"]
        : Array.from({ length: Math.min(width, nodes - layer * width) }, (_, at) => `n${layer}-${at}`);
    const nextSize = Math.min(width, nodes - (layer + 1) * width);
    for (const [at, id] of ids.entries()) {
      const branch = (index: number): string => {
        if (nextSize <= 0 || (layer > 2 && choose(12) === 0)) return `a${choose(actions)}`;
        return `n${layer + 1}-${index === 0 ? at % nextSize : choose(nextSize)}`;
      };
      tree[id] =
        layer % 3 === 2
          ? { ask, when: [{ below: 5 + choose(3), go: branch(0) }, { below: 30, go: branch(1) }, { go: branch(2) }] }
          : { ask, when: { yes: branch(0), no: branch(1), unsure: branch(2) } };
    }
  }
  const texts = largeTexts(actions, messages);
  return pruned({ title: "A large one", summary: "Made by chance.", questions: used(questions, tree), tree, ...texts });
}

const used = (
  questions: Record<string, QuestionText>,
  tree: Record<string, NodeText>,
): Record<string, QuestionText> => {
  const asked = new Set(Object.values(tree).map(({ ask }) => ask));
  return Object.fromEntries(Object.entries(questions).filter(([id]) => asked.has(id)));
};

function largeTexts(actions: number, messages: boolean): Pick<PlaybookText, "actions" | "messages"> {
  const ids = Array.from({ length: actions }, (_, index) => index);
  const text = (index: number): MessageText => ({
    channel: "email",
    asks: "a day to talk",
    subject: "Talk again?",
    text: `Hi {{ name | default: "there" }}, can we talk on Monday about number ${index}?`,
  });
  return {
    actions: Object.fromEntries(
      ids.map((index) => [
        `a${index}`,
        { do: `Do number ${index}`, because: "It helps.", ...(messages ? { say: [`m${index}`] } : {}), ends: "Done." },
      ]),
    ),
    ...(messages ? { messages: Object.fromEntries(ids.map((index) => [`m${index}`, text(index)])) } : {}),
  };
}
