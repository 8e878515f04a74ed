import type { Expected, FieldFault, Position, Problem, Trap } from "../playbook/problem.ts";

type Sentences = { readonly [Code in Problem["code"]]: (problem: Extract<Problem, { code: Code }>) => string };

const mostListed = 12;
const list = (names: readonly string[]): string =>
  [...names.slice(0, mostListed).map((name) => `\`${name}\``), ...(names.length > mostListed ? ["…"] : [])].join(", ");
const place = ({ file, line }: Position): string => `${file}:${line}`;
const way = (ids: readonly string[]): string =>
  ids.length > 12
    ? `${[...ids.slice(0, 6), "…", ...ids.slice(-5)].join(" → ")} (${ids.length - 1} steps)`
    : ids.join(" → ");

const forms: Readonly<Record<Expected, string>> = {
  "a map": "entries of the form key: value",
  "a list": "a list: - one, - two; or [one, two]",
  "a list of thresholds": "a list of thresholds, since a number is asked: [{below: 5, go: ...}, {go: ...}]",
  "a text": "a text",
  "one line of text": "a text of one line",
  "a number": "a number",
  "a whole number": "a whole number",
  "a whole number from 1 to 260": "a whole number from 1 to 260",
  "a number above 0": "a number above 0",
  "a percentage": "a percentage above 0, such as 10%",
  "a question id": "a question's id: small letters, digits and _, beginning with a letter",
  "an id": "an id: small letters, digits, - and _, beginning with a letter",
  "a target": "the id of a node or an action, or playbook:NAME",
  "a cite": "a source and an element of it, such as closerq/3",
  "an element": "an element's id: letters, digits, dots, - and _",
  "an action of this playbook or of another":
    "an action's id, or playbook/action where another playbook gives the advice",
  "one question to another": "one question and what it is a share of: {deal_size: territory_size}",
  "a text or a number": "a text or a number",
};

const traps: Readonly<Partial<Record<Trap, string>>> = {
  field:
    "a text that begins with {{ looks like a map to YAML; put the text in quotes, or after >- on a line of its own",
  default:
    "`default: ` with a colon and a space looks like a key to YAML; put the text in single quotes, or after >- on a line of its own",
  colon:
    "a colon and a space inside a text look like a key to YAML; put the text in quotes, or after >- on a line of its own",
  quote:
    "a quoted text must end with its quote and nothing after it; put the whole text in quotes, or after >- on a line of its own",
  reserved: "a text cannot begin with this character in YAML; put the text in quotes",
  tab: "YAML is indented with spaces, not with tabs",
};

const told = {
  indent: (depths: string) => `the line is indented ${depths}; lines that belong together begin in the same column`,
  comma: (word: string) => `a comma is missing before \`${word}\``,
  unclosed: (bracket: string) => `the ${bracket} is not closed before this line`,
  other: (message: string) => `this is not valid YAML: ${message}`,
};

const fieldFaults: Readonly<Record<FieldFault, string>> = {
  tag: "there are no {% tags %}: where a text differs by facts, the tree differs",
  unclosed: "the field does not end with }} on its line",
  single: "a field stands in two braces",
  unopened: "this }} ends no field",
  dash: "there is no {{- or -}}",
  empty: "the field has no name",
  name: "the field is not the id of a question",
  filter: "the only filter is default",
  default: 'the default is not written as default: "text"',
  quote: "the default stands in curly quotes; straight ones are needed",
  blank: "the default is empty, and would leave a hole",
};

/** What each code means, in one sentence for the author. */
export const sentences: Sentences = {
  "too-large": ({ bytes, limit }) => `the file has ${bytes} bytes; expected at most ${limit}`,
  "too-complex": ({ limit }) => `the file has more than ${limit} pieces; expected a file that a person wrote`,
  "too-deep": ({ limit }) => `lists and maps nest more than ${limit} levels here; expected some eight`,
  "not-utf8": () => "these bytes are not UTF-8; save the file as UTF-8",
  empty: () => "the file is empty",
  yaml: ({ trap, message }) => traps[trap] ?? told[trap as keyof typeof told](message),
  "no-value": ({ key }) =>
    /^[^\s:]+:\S/.test(key)
      ? `\`${key}\` needs a space after its colon`
      : `\`${key}\` stands here without a value; a text with a comma in it needs quotes between { and }`,
  "duplicate-key": ({ key, first }) => `\`${key}\` stands here a second time; the first is in line ${first.line}`,
  "too-far-in": ({ key }) =>
    `nothing is left for \`${key}\`: it stands as far in as the lines of the entry above; begin it in the column of that entry`,
  "reserved-key": ({ key }) => `\`${key}\` cannot be used as a key`,
  alias: () => "anchors (&) and aliases (*) are not supported; write the value out, or put the text in quotes",
  tag: ({ tag }) => `tags such as ${tag} are not supported; a text that begins with ! needs quotes`,
  "several-documents": () => "a second document begins here; expected one in a file",
  swallowed: ({ comment }) =>
    `YAML drops \`${comment}\` as a comment; put the text in quotes if it belongs to it, or a space after the # if it does not`,
  character: ({ codePoint }) =>
    `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}, a character that controls, hides or reorders text, cannot be used; delete it`,
  "missing-key": ({ key }) => `\`${key}\` is missing`,
  "unknown-key": ({ key, known }) => `unknown key \`${key}\`; expected ${list(known)}.`,
  "wrong-type": ({ expected, found }) =>
    expected === "a text" && found === "a map"
      ? "a colon and a space make entries of this text; put it in quotes"
      : `expected ${forms[expected]}; found ${found}`,
  "not-one-of": ({ value, known }) => `unknown value \`${value}\`; expected one of ${list(known)}.`,
  "too-long": ({ has, limit, of }) => `too long with ${has} ${of}; expected at most ${limit}`,
  blank: () => "the text is empty",
  "nothing-in": ({ what }) => `the ${what} is empty; expected at least one entry`,
  "bad-field": ({ fault }) =>
    `${fieldFaults[fault]}; expected {{ question_id }} or {{ question_id | default: "text" }}`,
  "no-fields-here": () => "this text is shown as it is and cannot hold a field",
  "needs-default": ({ field, because }) => `${needs(field)[because]}; expected {{ ${field} | default: "some words" }}`,
  unknown: ({ what, name, known }) =>
    what === "playbook" ? `unknown playbook \`${name}\`; expected one of ${list(known)}.` : `${unknowns[what](name)}.`,
  "text-in-tree": ({ question }) => `\`${question}\` is a text, for messages only; expected a choice or a number`,
  "wrong-branches": ({ question, kind }) =>
    kind === "choice"
      ? `\`${question}\` is a choice; expected a map that covers each choice: {yes: ..., no: ...}`
      : `\`${question}\` is a number; expected a list of thresholds: [{below: 5, go: ...}, {go: ...}]`,
  uncovered: ({ question, choice, others }) =>
    `no way on for ${list([choice, ...others])} of \`${question}\`; expected one for each choice`,
  "unknown-choice": ({ question, choice, known }) =>
    `\`${choice}\` is no choice of \`${question}\`; expected ${list(known)}.`,
  "not-ascending": ({ below, before }) => `${below} comes after ${before}; expected thresholds in ascending order`,
  rest: ({ fault }) => rests[fault],
  unsure: ({ fault, question }) => unsures(question)[fault],
  "share-of": ({ fault, question }) =>
    fault === "itself"
      ? `\`${question}\` is set against itself; expected two questions`
      : `\`${question}\` is no number; a share needs two`,
  redefined: ({ question, first, shared }) =>
    shared === undefined
      ? `question \`${question}\` is defined differently in ${place(first)}; the same id means the same question everywhere`
      : `question \`${question}\` ships, and asks: ${shared} Delete this one to use that, or take another id, such as \`our_${question}\``,
  "redefined-source": ({ source, first }) => `source \`${source}\` is defined differently in ${place(first)}`,
  "same-id": ({ id, first }) => `\`${id}\` is a node, too, in line ${first.line}; nodes and actions share their ids`,
  "asked-twice": ({ question, path }) => `\`${question}\` was tested before on this path: ${way(path)}`,
  circle: ({ path }) => `this leads in a circle: ${way(path)}`,
  unreachable: ({ what, id }) =>
    what === "message"
      ? `no action says message \`${id}\``
      : what === "action"
        ? `nothing leads to action \`${id}\`; lead to it from the tree, or delete it`
        : `nothing leads to node \`${id}\`; the first node of the tree is the start: put it there, or lead to it`,
  unused: ({ what, id }) =>
    what === "source"
      ? `nothing cites source \`${id}\``
      : `nothing asks or uses question \`${id}\`; a node of the tree asks it, or a message names it`,
  subject: ({ fault, channel }) =>
    fault === "missing" ? "an email needs a `subject`" : `only an email has a subject, and this is a ${channel}`,
  "then-or-ends": ({ fault }) =>
    fault === "both"
      ? "the action has both `then` and `ends`; expected one of them"
      : "the action has neither `then` nor `ends`; expected what silence leads to, or how it ends",
  "unknown-element": ({ source, element, known }) =>
    `\`${source}\` has no element \`${element}\`; expected ${list(known)}.`,
  "impossible-answer": ({ question, answer, known }) =>
    `\`${question}\` cannot be answered with \`${answer}\`; expected ${list(known)}`,
};

const needs = (field: string) => ({
  "never-asked": `\`${field}\` is asked on no path to this action`,
  "not-on-every-path": `\`${field}\` is not asked on every path to this action`,
  "maybe-unsure": `\`${field}\` may be answered with "I don't know" on a path to this action`,
});

const rests = {
  missing: "the rest has no way on; expected {go: ...} after the thresholds",
  "not-last": "the rest stands before a threshold; expected it last",
  twice: "there are two ways on for the rest; expected one",
};

const unsures = (question: string) => ({
  missing: `\`${question}\` may be answered with "I don't know"; expected {unsure: ...}`,
  superfluous: `\`${question}\` offers no \`unsure\`; expected none here`,
  twice: "there are two ways on for unsure; expected one",
});

const unknowns = {
  question: (name: string) => `unknown question \`${name}\`; expected one of the bank or of this file`,
  target: (name: string) => `unknown target \`${name}\`; expected a node or an action of this file, or playbook:NAME`,
  action: (name: string) => `unknown action \`${name}\`; expected one of this file, or playbook/action`,
  message: (name: string) => `unknown message \`${name}\`; expected one of this file`,
  source: (name: string) => `unknown source \`${name}\`; expected one of the bank or of this file`,
};
