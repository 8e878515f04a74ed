import { type Library, type Loaded, load } from "../../src/playbook/load.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Problem } from "../../src/playbook/problem.ts";

/** A small bank: one question of each kind, with and without "I don't know"; sources with and without elements. */
export const bank = `
sources:
  book: {author: A. Writer, title: The Book, year: 2004, elements: {1: Ask first, 2: Ask again}}
  talk: {author: A. Speaker, title: The Talk}
questions:
  decides: {ask: "Do they decide?", type: choice, choices: {yes: "Yes", no: "No"}, cites: [book/1]}
  present: {ask: "Are they in?", type: choice, choices: {yes: "Yes", no: "No", unsure: "Not checked"}}
  days: {ask: "How many days?", type: number, unit: days}
  size: {ask: "How large?", type: number, unit: money, unsure: "I don't know"}
  territory: {ask: "How large is all?", type: number, unit: money, unsure: "I don't know"}
  staff: {ask: "How many people?", type: number, unit: people}
  name: {ask: "What is their name?", type: text, blank: their name}
`;

const sound = {
  head: "title: A test\nsummary: Small and sound.\n",
  sources: "",
  questions: "",
  tree: "tree:\n  start:\n    ask: decides\n    when: {yes: act, no: act}\n",
  actions: "actions:\n  act:\n    do: Call\n    because: It helps\n    ends: Done\n",
  messages: "",
  scenarios: "",
};

export type Sections = Partial<Record<keyof typeof sound, string>>;

/** A sound playbook's text, with some of its sections replaced. */
export function text(sections: Sections = {}): string {
  return Object.values({ ...sound, ...sections }).join("");
}

/** Playbooks by name and the bank, as a library. */
export function library(files: Readonly<Record<string, string | Uint8Array>>, questions: string = bank): Library {
  return {
    names: Object.keys(files),
    read: (name) => {
      const content = files[name];
      return content === undefined ? undefined : { file: `${name}.yaml`, content };
    },
    bank: { file: "questions.yaml", content: questions },
  };
}

/** Loads the playbook `it`. */
export function loadIt(files: Readonly<Record<string, string | Uint8Array>>, questions?: string): Loaded {
  return load("it", library(files, questions));
}

/** The playbook of a text that is sound. */
export function soundly(it: string, others: Readonly<Record<string, string>> = {}): Playbook {
  const loaded = loadIt({ ...others, it });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.playbook;
}

/** A problem's code and place: `circle it.yaml:3:5+4`, where 4 is the length that the caret marks. */
const written = ({ code, at }: Problem): string => `${code} ${at.file}:${at.line}:${at.column}+${at.length ?? 0}`;

/**
 * Loads a text in which « and » stand around the places where problems are expected. Gives what was found and what was
 * expected, given the codes in the order of the places.
 */
export function held(marked: string, codes: readonly string[], others: Readonly<Record<string, string>> = {}) {
  const loaded = loadIt({ ...others, it: marked.replace(/[«»]/g, "") });
  const places = [...marked.matchAll(/«([^»]*)»/g)].map((mark) => {
    const before = marked.slice(0, mark.index).replace(/[«»]/g, "").split("\n");
    return `it.yaml:${before.length}:${(before.at(-1) ?? "").length + 1}+${(mark[1] ?? "").length}`;
  });
  const expected = codes.map((code, index) => `${code} ${places[index] ?? "nowhere"}`);
  return { found: loaded.ok ? [] : loaded.problems.map(written), expected };
}
