import { describe, expect, it } from "vitest";
import { held, loadIt, type Sections, text } from "../support/sheet.ts";

/** A sentence, the sections that differ, and what the one problem says besides its place. */
type Row = readonly [sentence: string, sections: Sections, says: object];

const tree = (...nodes: readonly string[]): Sections => ({ tree: `${["tree:", ...nodes].join("\n  ")}\n` });
const actions = (...entries: readonly string[]): Sections => ({
  actions: `${["actions:", ...entries].join("\n  ")}\n`,
});
const asks = (question: string, when: string) => tree(`start: {ask: ${question}, when: ${when}}`);
const shares = (of: string, when: string) => tree(`start: {share: ${of}, when: ${when}}`);
const act = (more: string): Sections => actions(`act: {do: Call, because: It helps, ${more}}`);
const because = (words: string): Sections => actions(`act: {do: Call, ends: Done, because: '${words}'}`);
const message = (entry: string): Sections => ({
  ...act("say: [hello], ends: Done"),
  messages: `messages:\n  hello: ${entry}\n`,
});
const given = (facts: string, expected = "act"): Sections => ({
  scenarios: `scenarios:\n  - {name: One, given: ${facts}, expect: ${expected}}\n`,
});
const wait = "wait: {do: Wait, because: It helps, ends: Done}";
const rest = "{go: act}";

const questions = ["decides", "present", "days", "size", "territory", "staff", "name"];
const unknown = (what: string, name: string, known: readonly string[]) => ({ code: "unknown", what, name, known });

describe("a problem says what is wrong, and what would be right", () => {
  it.each<Row>([
    ["a target", asks("decides", "{yes: act, no: atc}"), unknown("target", "atc", ["start", "act", "playbook:it"])],
    ["a playbook", asks("decides", "{yes: act, no: 'playbook:its'}"), unknown("playbook", "its", ["it"])],
    ["a question", asks("decide", "{yes: act, no: act}"), unknown("question", "decide", questions)],
    ["a part", shares("{dayz: staff}", `[${rest}]`), unknown("question", "dayz", questions)],
    ["a message", act("say: [hallo], ends: Done"), unknown("message", "hallo", [])],
    ["a source", act("cites: [bok/1], ends: Done"), unknown("source", "bok", ["book", "talk"])],
    [
      "an element",
      act("cites: [book/3], ends: Done"),
      { code: "unknown-element", source: "book", element: "3", known: ["1", "2"] },
    ],
    ["a merge field", because('{{ nam | default: "x" }}'), unknown("question", "nam", questions)],
    ["a fact", given("{decide: yes}"), unknown("question", "decide", questions)],
    ["an expected action", given("{decides: yes}", "atc"), unknown("action", "atc", ["act", "it/act"])],
    [
      "a choice",
      asks("decides", "{yes: act, no: act, maybe: act}"),
      { code: "unknown-choice", question: "decides", choice: "maybe", known: ["yes", "no"] },
    ],
  ])("%s that is unknown", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    ["one way on", asks("decides", "{yes: act}"), { question: "decides", choice: "no", others: [] }],
    ["several ways on", asks("present", "{no: act}"), { question: "present", choice: "yes", others: ["unsure"] }],
  ])("a choice that lacks %s", (_, sections, says) => expectOnly(sections, { code: "uncovered", ...says }));

  it.each<Row>([
    ["a text", asks("name", "{yes: act}"), { code: "text-in-tree", question: "name" }],
    ["choices of a number", asks("days", "{yes: act}"), { code: "wrong-branches", question: "days", kind: "number" }],
    ["thresholds of a choice", asks("decides", `[${rest}]`), { code: "wrong-branches", kind: "choice" }],
    ["a share of itself", shares("{days: days}", `[${rest}]`), { fault: "itself", question: "days" }],
    ["a share of a choice", shares("{days: decides}", `[${rest}]`), { fault: "no-number", question: "decides" }],
    ["a choice as a share", shares("{decides: days}", `[${rest}]`), { fault: "no-number", question: "decides" }],
  ])("%s in the tree", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    [
      "out of order",
      shares("{days: staff}", `[{below: 10%, go: act}, {below: 9.5%, go: act}, ${rest}]`),
      { code: "not-ascending", below: "9.5%", before: "10%" },
    ],
    ["without a rest", asks("days", "[{below: 5, go: act}]"), { code: "rest", fault: "missing" }],
    ["with two rests", asks("days", `[${rest}, ${rest}]`), { code: "rest", fault: "twice" }],
    ["with the rest first", asks("days", `[${rest}, {below: 5, go: act}]`), { code: "rest", fault: "not-last" }],
    [
      "with two for unsure",
      asks("size", `[${rest}, {unsure: act}, {unsure: act}]`),
      { code: "unsure", fault: "twice", question: "size" },
    ],
    [
      "without one for unsure",
      shares("{days: size}", `[${rest}]`),
      { code: "unsure", fault: "missing", question: "size" },
    ],
    [
      "with one for unsure too many",
      shares("{days: staff}", `[${rest}, {unsure: act}]`),
      { code: "unsure", fault: "superfluous", question: "days" },
    ],
  ])("thresholds %s", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    [
      "in a circle",
      tree("start: {ask: decides, when: {yes: next, no: act}}", "next: {ask: days, when: [{go: start}]}"),
      { code: "circle", path: ["start", "next", "start"] },
    ],
    [
      "in a circle that begins later",
      tree(
        "start: {ask: decides, when: {yes: next, no: act}}",
        "next: {ask: days, when: [{go: last}]}",
        "last: {ask: staff, when: [{below: 5, go: next}, {go: act}]}",
      ),
      { code: "circle", path: ["next", "last", "next"] },
    ],
    [
      "to the same question",
      tree(
        "start: {ask: decides, when: {yes: next, no: far}}",
        "far: {ask: staff, when: [{go: next}]}",
        "next: {ask: days, when: [{go: again}]}",
        "again: {ask: decides, when: {yes: act, no: act}}",
      ),
      { code: "asked-twice", question: "decides", path: ["start", "next", "again"] },
    ],
    [
      "to the same share",
      tree(
        "start: {share: {days: staff}, when: [{below: 5%, go: act}, {go: again}]}",
        "again: {share: {days: staff}, when: [{go: act}]}",
      ),
      { code: "asked-twice", question: "days/staff", path: ["start", "again"] },
    ],
  ])("a tree that leads %s", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    [
      "a node",
      tree("start: {ask: decides, when: {yes: act, no: act}}", "lost: {ask: days, when: [{go: act}]}"),
      { code: "unreachable", what: "node", id: "lost" },
    ],
    [
      "an action",
      actions("act: {do: Call, because: It helps, ends: Done}", "lost: {do: Call, because: It helps, ends: Done}"),
      { code: "unreachable", what: "action", id: "lost" },
    ],
    [
      "a message",
      { messages: "messages:\n  hello: {channel: call, asks: a call, text: Hello}\n" },
      { code: "unreachable", what: "message", id: "hello" },
    ],
    [
      "a question",
      { questions: "questions:\n  own: {ask: Who?, type: text, blank: who}\n" },
      { code: "unused", what: "question", id: "own" },
    ],
    [
      "a source",
      { sources: "sources:\n  own: {author: A, title: B}\n" },
      { code: "unused", what: "source", id: "own" },
    ],
  ])("%s that nothing leads to", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    [
      "a question of the bank",
      {
        ...asks("days", `[${rest}]`),
        questions: "questions:\n  days: {ask: Since when?, type: number, unit: days}\n",
      },
      { code: "redefined", question: "days", shared: "How many days?", first: { file: "questions.yaml", line: 8 } },
    ],
    [
      "a source of the bank",
      { ...act("cites: [talk], ends: Done"), sources: "sources:\n  talk: {author: Another, title: The Talk}\n" },
      { code: "redefined-source", source: "talk", first: { file: "questions.yaml", line: 4, column: 3 } },
    ],
    [
      "a node as an action",
      {
        ...tree("act: {ask: decides, when: {yes: wait, no: wait}}"),
        ...actions("act: {do: Call, because: It helps, ends: Done}", wait),
      },
      { code: "same-id", id: "act", first: { file: "it.yaml", line: 4, column: 3 } },
    ],
  ])("%s that is there twice", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    ["neither goes on nor ends", act("steps: []"), { code: "then-or-ends", fault: "neither" }],
    [
      "goes on and ends",
      actions("act: {do: Call, because: It helps, then: {after: 2, go: wait}, ends: Done}", wait),
      { code: "then-or-ends", fault: "both" },
    ],
    [
      "is an e-mail without a subject",
      message("{channel: email, asks: x, text: Hi}"),
      { fault: "missing", channel: "email" },
    ],
    [
      "is a call with a subject",
      message("{channel: call, asks: x, subject: A, text: Hi}"),
      { fault: "superfluous", channel: "call" },
    ],
  ])("what to do or say that %s", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    ["two braces too many", because("Hi {{ name | upcase }}"), { fault: "filter", found: "{{ name | upcase }}" }],
    ["single braces", because("Hi {name}"), { code: "bad-field", fault: "single", found: "{name}" }],
    ["a question that is never asked", because("{{ days }}"), { field: "days", because: "never-asked" }],
    [
      "a question that only some paths ask",
      {
        ...tree("start: {ask: decides, when: {yes: act, no: next}}", "next: {ask: days, when: [{go: act}]}"),
        ...because("{{ days }}"),
      },
      { code: "needs-default", field: "days", because: "not-on-every-path" },
    ],
    [
      "a question that may be unsure",
      { ...asks("size", `[${rest}, {unsure: act}]`), ...because("{{ size }}") },
      { code: "needs-default", field: "size", because: "maybe-unsure" },
    ],
  ])("a merge field with %s", (_, sections, says) => expectOnly(sections, says));

  it.each<Row>([
    ["a choice", given("{decides: maybe}"), { question: "decides", answer: "maybe", known: ["yes", "no"] }],
    ["a number", given("{days: many}"), { question: "days", answer: "many", known: ["number"] }],
    ["a number that may be unsure", given("{size: -1}"), { answer: "-1", known: ["number", "unsure"] }],
    ["a text", given("{name: 5}"), { question: "name", answer: "5", known: ["text"] }],
  ])("%s that is answered with what cannot be", (_, sections, says) =>
    expectOnly(sections, { code: "impossible-answer", ...says }),
  );

  function expectOnly(sections: Sections, says: object): void {
    expect(loadIt({ it: text(sections) })).toMatchObject({ ok: false, problems: [says] });
  }
});

describe("a merge field where none is filled in is told in", () => {
  const own = (entry: string): Sections => ({
    ...because('{{ own | default: "x" }}'),
    questions: `questions:\n  own: ${entry}\n`,
  });
  it.each<[string, Sections]>([
    ["the title", { head: "title: A «{{ name }}»\nsummary: Small.\n" }],
    ["the summary", { head: "title: A\nsummary: A «{{ name }}».\n" }],
    ["what to do", actions("act: {do: 'Call «{{ name }}»', because: It helps, ends: Done}")],
    ["how it ends", act("ends: 'With «{{ name }}»'")],
    ["what may come back", act("ends: Done, replies: [{hear: 'I am «{{ name }}»', do: Wait}]")],
    ["what a message asks for", message("{channel: call, asks: 'a «{{ name }}»', text: Hi}")],
    ["why a question is asked", own("{ask: Who?, type: text, blank: who, why: 'For «{{ name }}»'}")],
    ["a blank", own("{ask: Who?, type: text, blank: 'no «{{ name }}»'}")],
    ["an answer", own("{ask: Who?, type: choice, choices: {a: 'Not «{{ name }}»'}}")],
    ["unsure", own("{ask: Who?, type: number, unit: count, unsure: 'As «{{ name }}»'}")],
  ])("%s", (_, sections) => {
    const { found, expected } = held(text(sections), ["no-fields-here"]);
    expect(found).toEqual(expected);
  });
});
