import { patterns } from "./names.ts";
import { channels } from "./playbook.ts";

/*
 * The form of a playbook file and of the shared bank, as `shape.ts` defines it, for values that `readPlain` has read: no
 * more than yes or no, without zod, whose start takes longer than all else. A test holds the two together.
 */

type Fits = (value: unknown) => boolean;
type Entries = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Entries =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const spelled =
  (form: keyof typeof patterns): Fits =>
  (value) =>
    typeof value === "string" && patterns[form].test(value);
const text = spelled("a text");
const oneLine = spelled("one line of text");
const line: Fits = (value) => text(value) && oneLine(value);
const list =
  (item: Fits, least = 0, most = Number.POSITIVE_INFINITY): Fits =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(item);
const whole =
  (from: number, to: number): Fits =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;

/** A map with fixed keys, some of which may be left out. */
const entry = (needed: Readonly<Record<string, Fits>>, more: Readonly<Record<string, Fits>> = {}): Fits => {
  const [required, known] = [Object.keys(needed), new Map([...Object.entries(needed), ...Object.entries(more)])];
  return (value) =>
    isMap(value) &&
    required.every((name) => name in value) &&
    Object.keys(value).every((name) => known.get(name)?.(value[name]) === true);
};

/** A map from names to values. */
const record =
  (name: Fits, item: Fits, least = 0): Fits =>
  (value) =>
    isMap(value) &&
    Object.keys(value).length >= least &&
    Object.keys(value).every((key) => name(key) && item(value[key]));

const named = (item: Fits): Fits => record(spelled("an id"), item, 1);
const target = spelled("a target");
const questionId = spelled("a question id");
const cites = list(spelled("a cite"));

const ask: Fits = (value) => line(value) && (value as string).length <= 90;
const asked = { ask, type: () => true };
const told = { why: line, cites };
const unit: Fits = (value) => ["money", "days", "people", "count"].includes(value as string);
const questionForms = new Map<unknown, Fits>([
  ["choice", entry({ ...asked, choices: named(line) }, told)],
  ["number", entry({ ...asked, unit }, { ...told, unsure: line })],
  ["text", entry({ ...asked, blank: line }, told)],
]);
const question: Fits = (value) => isMap(value) && questionForms.get(value["type"])?.(value) === true;

const unsure = entry({ unsure: target });
const rest = entry({ go: target });
const bands = (below: Fits): Fits => {
  const band = entry({ below, go: target });
  return list((value) => unsure(value) || rest(value) || band(value), 1);
};
const choiceNode = entry({ ask: questionId, when: named(target) }, { cites });
const numberNode = entry(
  { ask: questionId, when: bands((value) => typeof value === "number" && value > 0) },
  { cites },
);
const share: Fits = (value) => record(questionId, questionId)(value) && Object.keys(value as Entries).length === 1;
const shareNode = entry({ share, when: bands(spelled("a percentage")) }, { cites });
const node: Fits = (value) => choiceNode(value) || numberNode(value) || shareNode(value);

const action = entry(
  { do: line, because: text },
  {
    steps: list(text, 0, 5),
    say: list(spelled("an id")),
    replies: list(entry({ hear: line, do: text })),
    avoid: list(text),
    let_go: text,
    cites,
    then: entry({ after: whole(1, 260), go: target }),
    ends: line,
  },
);

const channel: Fits = (value) => (channels as readonly unknown[]).includes(value);
const formal = entry({ text }, { subject: line });
const message = entry({ channel, asks: line, text }, { subject: line, formal, cites });

const source = entry(
  { author: line, title: line },
  {
    year: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    elements: record(spelled("an element"), line),
  },
);

const given = record(questionId, (value) => typeof value === "string" || typeof value === "number");
const scenario = entry({ name: line, given, expect: spelled("an action of this playbook or of another") });

const common = { sources: named(source), questions: record(questionId, question) };

/** Whether a value is what `playbookShape` describes. */
export const fitsPlaybook = entry(
  { title: line, summary: text, tree: named(node), actions: named(action) },
  { ...common, messages: named(message), scenarios: list(scenario) },
);

/** Whether a value is what `bankShape` describes. */
export const fitsBank = entry({}, common);
