import { describe, expect, it } from "vitest";
import { load } from "../../src/playbook/load.ts";
import { loadPlain } from "../../src/playbook/load-plain.ts";
import { library } from "../support/sheet.ts";

/** A sound playbook with every key of the format. */
const full = `
title: A test
summary: Small and sound.
sources:
  own: {author: A. Writer, title: A Book, year: 2004, elements: {1a: First}}
questions:
  sure: {ask: Really?, type: choice, choices: {yes: 'Yes', no: 'No'}, why: It counts., cites: [own]}
  many: {ask: How many?, type: number, unit: count, unsure: No idea, why: It counts., cites: [own/1a]}
  much: {ask: How much?, type: number, unit: money}
  who: {ask: Who?, type: text, blank: their name, why: It counts., cites: [own/1a]}
tree:
  start: {ask: sure, when: {yes: count, no: part}, cites: [own/1a]}
  count: {ask: many, when: [{below: 5, go: act}, {go: act}, {unsure: act}], cites: [own/1a]}
  part: {share: {much: many}, when: [{below: 10%, go: act}, {go: act}, {unsure: act}], cites: [own/1a]}
actions:
  act:
    do: Call
    because: It helps.
    steps: [Look, Call]
    say: [hello]
    replies: [{hear: No, do: Wait}]
    avoid: [Pushing]
    let_go: Never
    cites: [own/1a]
    then: {after: 2, go: wait}
  wait: {do: Wait, because: It helps, ends: Done}
messages:
  hello: {channel: email, asks: a call, subject: Hi, text: 'Hi {{ who }}', formal: {subject: Dear, text: Dear}, cites: [own/1a]}
scenarios:
  - {name: One, given: {sure: yes, many: 3}, expect: act}
`;

const changed = (from: string | RegExp, to: string) => full.replace(from, to);
const loads = (content: string) => {
  const files = library({ it: content }, "questions: {}\n");
  return { loaded: load("it", files), quick: loadPlain("it", files) };
};

describe("a playbook has the right form", () => {
  it.each<[sentence: string, from: string | RegExp, to: string]>([
    ["with every key", "", ""],
    ["with a question of 90 characters", "Really?", "a".repeat(90)],
    ["with five steps", "[Look, Call]", "[a, b, c, d, e]"],
    ["with empty lists", /(steps|replies|avoid): \[.*\]/g, "$1: []"],
    ["with a summary of several lines", "Small and sound.", "|\n  Small\n  and sound.\n"],
    ["with a title under >", "A test", ">\n  A test\n  of this\n"],
    ["with a step after one day", "after: 2", "after: 1"],
    ["with a step after a year", "after: 2", "after: 260"],
    ["with a threshold of less than one", "below: 5", "below: 0.5"],
    ["with a percentage of less than one", "10%", "0.5%"],
    ["with days", "unit: count", "unit: days"],
    ["with people", "unit: count", "unit: people"],
    ["with a number in a choice's name", /\byes\b/g, "yes1"],
    ["without what may be left out", /, (year|elements|why|formal): (\{[^}]*\}|[^,}]+)/g, ""],
  ])("%s", (_, from, to) => {
    const { loaded, quick } = loads(changed(from, to));
    expect(loaded).toMatchObject({ ok: true, playbook: quick });
  });
});

const start = "  start: {ask: sure, when: {yes: count, no: part}, cites: [own/1a]}";
const when = "[{below: 5, go: act}, {go: act}, {unsure: act}]";

const not = (expected: string, found: string) => ({ code: "wrong-type", expected, found });
const lacks = (key: string) => ({ code: "missing-key", key });
const tooMany = (key: string, known: string) => ({ code: "unknown-key", key, known: known.split(" ") });
const noneOf = (value: string, known: string) => ({ code: "not-one-of", value, known: known.split(" ") });
const channels = "voicemail email call text visit card";
const blank = { code: "blank" };
const nothingIn = (what: string) => ({ code: "nothing-in", what });
const tooLong = (has: number, limit: number, of: string) => ({ code: "too-long", has, limit, of });

type Row = readonly [sentence: string, from: string, to: string, problem: object];

describe.each<[what: string, rows: readonly Row[]]>([
  [
    "texts",
    [
      ["a number", "A test", "5", not("a text", "`5`")],
      ["a list", "A test", "[a, b]", not("a text", "a list")],
      ["a map", "A test", "{a: b}", not("a text", "a map")],
      ["nothing", "A test", "~", not("a text", "nothing")],
      ["only a space", "A test", "' '", blank],
      ["only a space where it may be long", "Small and sound.", "' '", blank],
      ["two lines", "A test", "|\n  A\n  test\n", not("one line of text", "`A…`")],
      ["two lines of what to do", "do: Call", "do: |\n      Call\n      them", not("one line of text", "`Call…`")],
      ["a blank step", "[Look, Call]", "[Look, ' ']", blank],
      ["a blank mistake", "[Pushing]", "['']", blank],
      ["a list of when to let go", "let_go: Never", "let_go: [Never]", not("a text", "a list")],
    ],
  ],
  [
    "names",
    [
      ["of a node", "  start: {", "  Start: {", not("an id", "`Start`")],
      ["of a choice", "no: 'No'}", "No: 'No'}", not("an id", "`No`")],
      ["of a source", "  own: {", "  Own: {", not("an id", "`Own`")],
      ["of an element", "First}", "First, 'a b': x}", not("an element", "`a b`")],
      ["of a message to say", "[hello]", "[Hello]", not("an id", "`Hello`")],
      ["of a question to ask", "{ask: sure, ", "{ask: Sure-ly, ", not("a question id", "`Sure-ly`")],
      ["of a part", "{much: many}", "{Much: many}", not("a question id", "`Much`")],
      ["of a whole", "{much: many}", "{much: Many}", not("a question id", "`Many`")],
      ["of a given fact", "many: 3}", "Many: 3}", not("a question id", "`Many`")],
      ["of a target", "no: part}", "no: Part one}", not("a target", "`Part one`")],
      ["of a playbook", "no: part}", "no: 'playbook:It'}", not("a target", "`playbook:It`")],
      [
        "of what is expected",
        "expect: act",
        "expect: a/b/c",
        not("an action of this playbook or of another", "`a/b/c`"),
      ],
      ["of a cite", "cites: [own]}", "cites: [own/1/2]}", not("a cite", "`own/1/2`")],
    ],
  ],
  [
    "what is missing",
    [
      ["the title", "title: A test\n", "", lacks("title")],
      ["the summary", "summary: Small and sound.\n", "", lacks("summary")],
      ["a question's words", "{ask: Really?, ", "{", lacks("ask")],
      ["a question's type", "type: choice, ", "", lacks("type")],
      ["a number's unit", "unit: count, ", "", lacks("unit")],
      ["a text's blank", "blank: their name, ", "", lacks("blank")],
      ["a node's question", "{ask: sure, ", "{", lacks("ask")],
      ["a node's ways on", ", when: {yes: count, no: part}", "", lacks("when")],
      ["a threshold's target", "{below: 5, go: act}", "{below: 5}", lacks("go")],
      ["what to do", "do: Wait, because", "because", lacks("do")],
      ["the reason", "because: It helps, ", "", lacks("because")],
      ["what to do about a reply", "{hear: No, do: Wait}", "{hear: No}", lacks("do")],
      ["a reply", "{hear: No, do: Wait}", "{do: Wait}", lacks("hear")],
      ["where silence leads to", "{after: 2, go: wait}", "{after: 2}", lacks("go")],
      ["how long silence is", "{after: 2, go: wait}", "{go: wait}", lacks("after")],
      ["a message's channel", "channel: email, ", "", lacks("channel")],
      ["a message's words", "text: 'Hi {{ who }}', ", "", lacks("text")],
      ["the formal words", "{subject: Dear, text: Dear}", "{subject: Dear}", lacks("text")],
      ["a source's author", "{author: A. Writer, ", "{", lacks("author")],
      ["a source's title", "title: A Book, ", "", lacks("title")],
      ["a scenario's name", "{name: One, ", "{", lacks("name")],
      ["a scenario's facts", "given: {sure: yes, many: 3}, ", "", lacks("given")],
      ["a scenario's action", ", expect: act", "", lacks("expect")],
    ],
  ],
  [
    "what is too much",
    [
      [
        "a section",
        "title: A",
        "x: 1\ntitle: A",
        tooMany("x", "title summary sources questions tree actions messages scenarios"),
      ],
      ["a question of 91 characters", "Really?", "a".repeat(91), tooLong(91, 90, "characters")],
      ["six steps", "[Look, Call]", "[a, b, c, d, e, f]", tooLong(6, 5, "items")],
      [
        "choices of a number",
        "unit: money",
        "unit: money, choices: {a: b}",
        tooMany("choices", "ask type unit unsure why cites"),
      ],
      [
        "unsure of a text",
        "blank: their name",
        "blank: their name, unsure: a",
        tooMany("unsure", "ask type blank why cites"),
      ],
      ["a question beside a share", "{share: ", "{ask: many, share: ", tooMany("ask", "share when cites")],
      ["another word for a threshold", "{below: 5, ", "{bellow: 5, ", tooMany("bellow", "below go")],
      ["another word for the rest", "{go: act}, {unsure", "{goo: act}, {unsure", tooMany("goo", "go")],
      ["more of a reply", "do: Wait}]", "do: Wait, say: x}]", tooMany("say", "hear do")],
      ["more of silence", "{after: 2, ", "{after: 2, else: x, ", tooMany("else", "after go")],
      ["more of formal words", "text: Dear}", "text: Dear, asks: x}", tooMany("asks", "subject text")],
      ["more of a scenario", "expect: act", "expect: act, because: x", tooMany("because", "name given expect")],
    ],
  ],
  [
    "numbers",
    [
      ["a threshold of nothing", "below: 5", "below: 0", not("a number above 0", "`0`")],
      ["a threshold in quotes", "below: 5", "below: '5'", not("a number", "`5`")],
      ["a percentage of nothing", "10%", "0%", not("a percentage", "`0%`")],
      ["a percentage without its sign", "10%", "'10'", not("a percentage", "`10`")],
      ["a number for a percentage", "10%", "10", not("a text", "`10`")],
      ["silence of no day", "after: 2", "after: 0", not("a whole number from 1 to 260", "`0`")],
      ["silence of more than a year", "after: 2", "after: 261", not("a whole number from 1 to 260", "`261`")],
      ["silence of half a day", "after: 2", "after: 1.5", not("a whole number", "`1.5`")],
      ["silence in words", "after: 2", "after: two", not("a number", "`two`")],
      ["a year in words", "2004", "soon", not("a number", "`soon`")],
      ["half a year", "2004", "2004.5", not("a whole number", "`2004.5`")],
    ],
  ],
  [
    "one of several",
    [
      ["types", "type: choice", "type: words", noneOf("words", "choice number text")],
      ["units", "unit: count", "unit: euros", noneOf("euros", "money days people count")],
      ["channels", "channel: email", "channel: emial", noneOf("emial", channels)],
      ["channels, not a list", "channel: email", "channel: [email]", noneOf("a list", channels)],
      ["channels, with a quote", "channel: email", "channel: e`mail", noneOf("e`mail", channels)],
      ["facts", "many: 3", "many: true", not("a text or a number", "`true`")],
    ],
  ],
  [
    "maps",
    [
      ["a text for a node", start, "  start: ask", not("a map", "`ask`")],
      ["a list for a node", start, "  start: [ask]", not("a map", "a list")],
      ["nothing for a node", start, "  start:", not("a map", "nothing")],
      ["no choices", "{yes: 'Yes', no: 'No'}", "{}", nothingIn("map")],
      ["no ways on", "{yes: count, no: part}", "{}", nothingIn("map")],
      ["no part and whole", "{much: many}", "{}", not("one question to another", "a map")],
      ["two parts", "{much: many}", "{much: many, many: much}", not("one question to another", "a map")],
      ["a text for a share", "{much: many}", "much", not("a map", "`much`")],
      ["a list for a share", "{much: many}", "[much, many]", not("a map", "a list")],
      ["a text for a way on", "{unsure: act}", "act", not("a map", "`act`")],
      ["a list for a way on", "{unsure: act}", "[act]", not("a map", "a list")],
      ["nothing for a way on", "{unsure: act}", "~", not("a map", "nothing")],
      ["a text for a reply", "{hear: No, do: Wait}", "No", not("a map", "`No`")],
      ["a text for silence", "{after: 2, go: wait}", "wait", not("a map", "`wait`")],
      ["a text for formal words", "{subject: Dear, text: Dear}", "Dear", not("a map", "`Dear`")],
      ["a list of elements", "{1a: First}", "[First]", not("a map", "a list")],
      ["a text for facts", "given: {sure: yes, many: 3}", "given: yes", not("a map", "`yes`")],
    ],
  ],
  [
    "lists",
    [
      ["no thresholds", when, "[]", nothingIn("list")],
      ["thresholds as keys", when, "{5: act, 10: act}", not("a list of thresholds", "a map")],
      ["a text for steps", "[Look, Call]", "Call", not("a list", "`Call`")],
      ["a long text for steps", "[Look, Call]", "a".repeat(40), not("a list", `\`${"a".repeat(40)}\``)],
      ["a longer text for steps", "[Look, Call]", "a".repeat(41), not("a list", `\`${"a".repeat(40)}…\``)],
      ["a text for a message to say", "[hello]", "hello", not("a list", "`hello`")],
      ["a text for cites", "cites: [own]}", "cites: own}", not("a list", "`own`")],
      ["a map of scenarios", "  - {name", "  one: {name", not("a list", "a map")],
    ],
  ],
])("a playbook has not the right form: %s", (_, rows) => {
  it.each(rows)("%s", (_, from, to, problem) => {
    expect(full).toContain(from);
    const { loaded, quick } = loads(changed(from, to));
    expect(quick).toBeUndefined();
    expect(loaded).toMatchObject({ ok: false, problems: [problem] });
  });
});

describe("a playbook in the right form is not loaded quickly", () => {
  it("where it makes no sense", () => {
    expect(loads(changed("yes: count", "yes: nowhere")).quick).toBeUndefined();
  });

  it("where some of its text is lost", () => {
    const content = Uint8Array.from(Buffer.from(changed("A test", "A t\u00e9st"), "latin1"));
    expect(loadPlain("it", library({ it: content }, "questions: {}\n"))).toBeUndefined();
  });

  it("where it cannot be read at all, which is not kept quiet", () => {
    const read = () => {
      throw new Error("no disk");
    };
    expect(() => loadPlain("it", { ...library({}), read })).toThrow("no disk");
  });
});
