import { describe, expect, it } from "vitest";
import { held, type Sections, soundly, text } from "../support/sheet.ts";

/** A sentence, the sections that differ with the places marked, and the codes expected there. */
type Row = readonly [sentence: string, sections: Sections, ...codes: string[]];

const tree = (nodes: string): Sections => ({ tree: `tree:\n${nodes}` });
const node = (ask: string, when: string) => tree(`  start:\n    ask: ${ask}\n    when: ${when}\n`);
const share = (of: string, when: string) => tree(`  start:\n    share: ${of}\n    when: ${when}\n`);
const act = (more: string): Sections => ({ actions: `actions:\n  act:\n    do: Call\n    because: It helps\n${more}` });
const because = (words: string): Sections => ({
  actions: `actions:\n  act: {do: Call, ends: Done, because: '${words}'}\n`,
});
const two =
  "actions:\n  act: {do: Call, because: It helps, ends: Done}\n  wait: {do: Wait, because: It helps, ends: Done}\n";
const message = (entry: string): Sections => ({
  ...act("    say: [hello]\n    ends: Done\n"),
  messages: `messages:\n  ${entry}\n`,
});
const scenario = (given: string, expect = "act"): Sections => ({
  scenarios: `scenarios:\n  - {name: One, given: ${given}, expect: ${expect}}\n`,
});

function table(rows: readonly Row[]): void {
  const cases = rows.map(([sentence, sections, ...codes]) => ({ sentence, sections, codes }));
  it.each(cases)("$sentence", ({ sections, codes }) => {
    const { found, expected } = held(text(sections), codes);
    expect(found).toEqual(expected);
  });
}

describe("targets", () => {
  table([
    ["an unknown target", node("decides", "{yes: act, no: «atc»}"), "unknown"],
    ["an unknown target of a threshold", node("days", "[{below: 5, go: «atc»}, {go: act}]"), "unknown"],
    ["an unknown target of the rest", node("days", "[{below: 5, go: act}, {go: «atc»}]"), "unknown"],
    ["an unknown target of unsure", node("size", "[{below: 5, go: act}, {go: act}, {unsure: «atc»}]"), "unknown"],
    ["an unknown target of silence", act("    then: {after: 2, go: «wait»}\n"), "unknown"],
    ["an unknown playbook", node("decides", "{yes: act, no: «playbook:its»}"), "unknown"],
    [
      "a node and an action of one name",
      {
        actions: `actions:\n  act: {do: Call, because: It helps, ends: Done}\n  «start»: {do: Call, because: It helps, ends: Done}\n`,
      },
      "same-id",
    ],
    [
      "an action whose id is spelled as none can be is told there, and not where it is meant",
      {
        ...node("decides", "{yes: call-them, no: call-them}"),
        actions: "actions:\n  «Call them»: {do: Call, because: It helps, ends: Done}\n",
      },
      "wrong-type",
    ],
    [
      "all targets at once",
      { tree: "tree:\n  start:\n    ask: present\n    when: {yes: «nowhere», no: «elsewhere», unsure: act}\n" },
      "unknown",
      "unknown",
    ],
    [
      "every kind of target known",
      {
        tree: "tree:\n  start: {ask: decides, when: {yes: act, no: next}}\n  next: {ask: size, when: [{below: 5, go: act}, {go: act}, {unsure: act}]}\n",
      },
    ],
  ]);
});

describe("branches of a choice", () => {
  table([
    ["a choice without a way on", { tree: "tree:\n  start:\n    ask: decides\n    «when»: {yes: act}\n" }, "uncovered"],
    [
      "unsure without a way on",
      { tree: "tree:\n  start:\n    ask: present\n    «when»: {yes: act, no: act}\n" },
      "uncovered",
    ],
    ["a choice that is none", node("decides", "{yes: act, no: act, «maybe»: act}"), "unknown-choice"],
    [
      "a mistyped choice",
      { tree: "tree:\n  start:\n    ask: decides\n    «when»: {yes: act, «mo»: act}\n" },
      "uncovered",
      "unknown-choice",
    ],
    [
      "thresholds on a choice",
      { tree: "tree:\n  start:\n    ask: «decides»\n    when: [{below: 5, go: act}, {go: act}]\n" },
      "wrong-branches",
    ],
    ["an unknown question", node("«decide»", "{yes: act, no: act}"), "unknown"],
    ["a text in the tree", node("«name»", "{yes: act, no: act}"), "text-in-tree"],
    ["all choices covered", node("present", "{yes: act, no: act, unsure: act}")],
  ]);
});

describe("branches of a number", () => {
  table([
    ["choices on a number", node("«days»", "{yes: act, no: act}"), "wrong-branches"],
    [
      "a threshold below the one before",
      node("days", "[{below: 5, go: act}, {below: «4», go: act}, {go: act}]"),
      "not-ascending",
    ],
    [
      "the same threshold twice",
      node("days", "[{below: 5, go: act}, {below: «5», go: act}, {go: act}]"),
      "not-ascending",
    ],
    ["no rest", { tree: "tree:\n  start:\n    ask: days\n    «when»: [{below: 5, go: act}]\n" }, "rest"],
    ["two rests", node("days", "[{below: 5, go: act}, {go: act}, «»{go: act}]"), "rest"],
    ["a rest before a threshold", node("days", "[«»{go: act}, {below: 5, go: act}]"), "rest"],
    ["unsure where it is not offered", node("days", "[{below: 5, go: act}, {go: act}, «»{unsure: act}]"), "unsure"],
    [
      "no unsure where it is offered",
      { tree: "tree:\n  start:\n    ask: size\n    «when»: [{below: 5, go: act}, {go: act}]\n" },
      "unsure",
    ],
    ["unsure twice", node("size", "[{below: 5, go: act}, {go: act}, {unsure: act}, «»{unsure: act}]"), "unsure"],
    ["a percentage of no share", node("days", "[{below: «5%», go: act}, {go: act}]"), "wrong-type"],
    ["a threshold that no number is under", node("days", "[{below: «0», go: act}, {go: act}]"), "wrong-type"],
    ["ascending thresholds and the rest", node("days", "[{below: 5, go: act}, {below: 5.5, go: act}, {go: act}]")],
    ["unsure where it is offered, before the rest", node("size", "[{below: 5, go: act}, {unsure: act}, {go: act}]")],
  ]);
});

describe("branches of a share", () => {
  table([
    ["a number for a percentage", share("{days: staff}", "[{below: «5», go: act}, {go: act}]"), "wrong-type"],
    ["a share of a choice", share("{days: «decides»}", "[{below: 5%, go: act}, {go: act}]"), "share-of"],
    ["a choice as a share", share("{«decides»: days}", "[{below: 5%, go: act}, {go: act}]"), "share-of"],
    ["a share of itself", share("{«days»: days}", "[{below: 5%, go: act}, {go: act}]"), "share-of"],
    ["an unknown part", share("{«dayz»: staff}", "[{below: 5%, go: act}, {go: act}]"), "unknown"],
    ["an unknown whole", share("{days: «stuff»}", "[{below: 5%, go: act}, {go: act}]"), "unknown"],
    [
      "two shares in one node",
      share("«»{days: staff, size: staff}", "[{below: 5%, go: act}, {go: act}]"),
      "wrong-type",
    ],
    [
      "percentages out of order",
      share("{days: staff}", "[{below: 10%, go: act}, {below: «9.5%», go: act}, {go: act}]"),
      "not-ascending",
    ],
    [
      "no unsure where the whole offers it",
      { tree: "tree:\n  start:\n    share: {days: size}\n    «when»: [{below: 5%, go: act}, {go: act}]\n" },
      "unsure",
    ],
    [
      "unsure where neither offers it",
      share("{days: staff}", "[{below: 5%, go: act}, {go: act}, «»{unsure: act}]"),
      "unsure",
    ],
    ["ascending percentages", share("{days: staff}", "[{below: 9.5%, go: act}, {below: 10%, go: act}, {go: act}]")],
    ["unsure where the part offers it", share("{size: staff}", "[{below: 5%, go: act}, {go: act}, {unsure: act}]")],
  ]);
});

describe("paths", () => {
  table([
    [
      "a fact tested twice",
      tree(
        "  start:\n    ask: decides\n    when: {yes: next, no: act}\n  next:\n    ask: «decides»\n    when: {yes: act, no: act}\n",
      ),
      "asked-twice",
    ],
    [
      "a share tested twice",
      tree(
        "  start:\n    share: {days: staff}\n    when: [{below: 1%, go: next}, {go: act}]\n  next:\n    share: «»{days: staff}\n    when: [{below: 2%, go: act}, {go: act}]\n",
      ),
      "asked-twice",
    ],
    [
      "a circle of answers",
      tree(
        "  start:\n    ask: decides\n    when: {yes: next, no: act}\n  next:\n    ask: present\n    when: {yes: «start», no: act, unsure: act}\n",
      ),
      "circle",
    ],
    ["a node that leads to itself", tree("  start:\n    ask: decides\n    when: {yes: «start», no: act}\n"), "circle"],
    ["a circle of silence", act("    then: {after: 2, go: «start»}\n"), "circle"],
    ["an action that waits for itself", act("    then: {after: 2, go: «act»}\n"), "circle"],
    [
      "a node that nothing leads to",
      tree(
        "  start:\n    ask: decides\n    when: {yes: act, no: act}\n  «lost»:\n    ask: days\n    when: [{go: act}]\n",
      ),
      "unreachable",
    ],
    [
      "an action that nothing leads to",
      {
        actions:
          "actions:\n  act: {do: Call, because: It helps, ends: Done}\n  «lost»: {do: Call, because: It helps, ends: Done}\n",
      },
      "unreachable",
    ],
    [
      "one slip, not also an unreachable node",
      { tree: "tree:\n  start:\n    ask: decides\n    when: {yes: act, no: «waitt»}\n", actions: two },
      "unknown",
    ],
    [
      "a fact tested twice on different paths",
      tree(
        "  start:\n    ask: decides\n    when: {yes: one, no: two}\n  one: {ask: days, when: [{below: 5, go: act}, {go: act}]}\n  two: {ask: days, when: [{below: 6, go: act}, {go: act}]}\n",
      ),
    ],
    [
      "a number and a share of it",
      tree(
        "  start:\n    ask: days\n    when: [{below: 5, go: next}, {go: act}]\n  next:\n    share: {days: staff}\n    when: [{below: 2%, go: act}, {go: act}]\n",
      ),
    ],
    [
      "a fact tested again after silence",
      {
        tree: "tree:\n  start: {ask: decides, when: {yes: act, no: act}}\n  later: {ask: decides, when: {yes: wait, no: wait}}\n",
        actions:
          "actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: later}}\n  wait: {do: Wait, because: It helps, ends: Done}\n",
      },
    ],
    [
      "an action that only silence leads to",
      {
        actions:
          "actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: wait}}\n  wait: {do: Wait, because: It helps, ends: Done}\n",
      },
    ],
  ]);
});

describe("actions and messages", () => {
  table([
    ["neither then nor ends", { actions: "actions:\n  «act»:\n    do: Call\n    because: It helps\n" }, "then-or-ends"],
    [
      "both then and ends",
      {
        actions:
          "actions:\n  act:\n    do: Call\n    because: It helps\n    then: {after: 2, go: wait}\n    «ends»: Done\n  wait: {do: Wait, because: It helps, ends: Done}\n",
      },
      "then-or-ends",
    ],
    ["an unknown message", act("    say: [«hallo»]\n    ends: Done\n"), "unknown"],
    [
      "a message that no action says",
      { messages: "messages:\n  «hello»: {channel: call, asks: a call, text: Hello}\n" },
      "unreachable",
    ],
    ["an email without a subject", message("«hello»: {channel: email, asks: a call, text: Hello}"), "subject"],
    [
      "a formal email without a subject",
      message("hello: {channel: email, asks: a call, subject: One, text: Hello, «formal»: {text: Dear}}"),
      "subject",
    ],
    ["a call with a subject", message("hello: {channel: call, asks: a call, «subject»: One, text: Hello}"), "subject"],
    ["no call to action", message("«hello»: {channel: call, text: Hello}"), "missing-key"],
    ["an unknown channel", message("hello: {channel: «emial», asks: a call, text: Hello}"), "not-one-of"],
    ["six steps", act("    steps: «»[one, two, three, four, five, six]\n    ends: Done\n"), "too-long"],
    [
      "a formal email",
      message("hello: {channel: email, asks: nothing, subject: One, text: Hello, formal: {subject: One, text: Dear}}"),
    ],
    ["a text message", message("hello: {channel: text, asks: a call, text: Hello}")],
  ]);
});

describe("merge fields", () => {
  const days = node("days", "[{below: 5, go: act}, {go: act}]");
  const size = node("size", "[{below: 5, go: act}, {go: act}, {unsure: act}]");
  const some = tree(
    "  start:\n    ask: decides\n    when: {yes: next, no: act}\n  next: {ask: days, when: [{below: 5, go: act}, {go: act}]}\n",
  );
  table([
    ["an unknown field", message("hello: {channel: call, asks: a call, text: 'Hi {{ «nam» }}'}"), "unknown"],
    [
      "an unknown field of a subject",
      message("hello: {channel: email, asks: a call, subject: '{{ «nam» }}', text: Hello}"),
      "unknown",
    ],
    ["an unknown field with a default", because('Hi {{ «nam» | default: "you" }}'), "unknown"],
    ["a text without a default in an action", because("Hi {{ «name» }}"), "needs-default"],
    ["a fact that is never asked", because("After {{ «days» }}"), "needs-default"],
    ["a fact that some path does not ask", { ...some, ...because("After {{ «days» }}") }, "needs-default"],
    ["a fact that may be unsure", { ...size, ...because("Worth {{ «size» }}") }, "needs-default"],
    ["a fact in a step", act("    steps: ['After {{ «days» }}']\n    ends: Done\n"), "needs-default"],
    [
      "a fact in a reply",
      act("    replies: [{hear: No, do: 'After {{ «days» }}'}]\n    ends: Done\n"),
      "needs-default",
    ],
    ["a fact in what to avoid", act("    avoid: ['After {{ «days» }}']\n    ends: Done\n"), "needs-default"],
    ["a fact in when to let go", act("    let_go: 'After {{ «days» }}'\n    ends: Done\n"), "needs-default"],
    [
      "a field in what to do",
      { actions: "actions:\n  act: {do: 'Call «{{ name }}»', because: It helps, ends: Done}\n" },
      "no-fields-here",
    ],
    [
      "a field in a question",
      {
        ...node("own", "[{below: 5, go: act}, {go: act}]"),
        questions: "questions:\n  own: {ask: 'Is «{{ name }}» in?', type: number, unit: days}\n",
      },
      "no-fields-here",
    ],
    ["a tag", because("Hi «{% if name %}» you"), "bad-field"],
    ["another filter", because("Hi «{{ name | upcase }}» you"), "bad-field"],
    ["a field in single braces", because("Hi «{name}» you {other}"), "bad-field"],
    ["a field that does not end", because("Hi «{{ name»"), "bad-field"],
    [
      "the whole of a share where the part may be unsure",
      {
        ...share("{size: staff}", "[{below: 5%, go: act}, {go: act}, {unsure: act}]"),
        ...because("With {{ «staff» }}"),
      },
      "needs-default",
    ],
    [
      "the part of a share that may be unsure",
      { ...share("{size: staff}", "[{below: 5%, go: act}, {go: act}, {unsure: act}]"), ...because("Of {{ «size» }}") },
      "needs-default",
    ],
    [
      "a choice where unsure is one",
      { ...node("present", "{yes: act, no: act, unsure: act}"), ...because("In: {{ «present» }}") },
      "needs-default",
    ],
    [
      "the part of a share that only the whole makes unsure",
      { ...share("{days: size}", "[{below: 5%, go: act}, {go: act}, {unsure: act}]"), ...because("After {{ days }}") },
    ],
    [
      "both of a share",
      { ...share("{days: staff}", "[{below: 5%, go: act}, {go: act}]"), ...because("{{ days }} and {{ staff }}") },
    ],
    [
      "a fact that may be unsure, where it is not",
      {
        ...node("size", "[{below: 5, go: act}, {go: act}, {unsure: wait}]"),
        actions:
          "actions:\n  act: {do: Call, because: 'Worth {{ size }}', ends: Done}\n  wait: {do: Wait, because: It helps, ends: Done}\n",
      },
    ],
    ["a fact that every path asks", { ...days, ...because("After {{ days }}") }],
    [
      "a fact that an action before silence asks",
      {
        ...days,
        actions:
          "actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: wait}}\n  wait: {do: Wait, because: 'After {{ days }}', ends: Done}\n",
      },
    ],
    ["a text with a default", because('Hi {{ name | default: "you" }}')],
    ["a choice in a message, asked or not", message("hello: {channel: call, asks: a call, text: 'Hi {{ present }}'}")],
  ]);
});

describe("places inside texts", () => {
  const block = (style: string, lines: string) => ({
    ...act("    say: [hello]\n    ends: Done\n"),
    messages: `messages:\n  hello:\n    channel: call\n    asks: a call\n    text: ${style}\n${lines}`,
  });
  table([
    ["in a literal block", block("|", "      Hi {{ name }},\n\n      and {{ «nam» }} and {{ name }}.\n"), "unknown"],
    [
      "in a folded block",
      block(">-", "      Hi {{ name }},\n      and {{ «nam» }}\n      and {{ name }}.\n"),
      "unknown",
    ],
    ["in a plain text of several lines", block("Hi {{ name }}", "      and {{ «nam» }}.\n"), "unknown"],
    ["in quotes", block('"Hi {{ name }}, {{ «nam» }}"', ""), "unknown"],
    ["after an escape", block('"Hi \\"you\\" {{ «nam» }}"', ""), "unknown"],
    ["the second of two alike", block("|", "      {{ name }} {{ «nam» }} {{ «nam» }}\n"), "unknown", "unknown"],
  ]);
});

describe("questions, sources and cites", () => {
  const own = (entry: string, more: Sections = {}): Sections => ({
    questions: `questions:\n  ${entry}\n`,
    ...node("own", "{yes: act, no: act}"),
    ...more,
  });
  const choice = "{ask: Really?, type: choice, choices: {yes: 'Yes', no: 'No'}}";
  table([
    [
      "a question of the bank, defined anew",
      { questions: `questions:\n  «decides»: {ask: "Do they?", type: choice, choices: {yes: "Yes", no: "No"}}\n` },
      "redefined",
    ],
    [
      "a source of the bank, defined anew",
      {
        sources: "sources:\n  «talk»: {author: Another, title: The Talk}\n",
        ...act("    cites: [talk]\n    ends: Done\n"),
      },
      "redefined-source",
    ],
    ["a question that nothing asks", { questions: `questions:\n  «own»: ${choice}\n` }, "unused"],
    ["a source that nothing cites", { sources: "sources:\n  «own»: {author: A, title: B}\n" }, "unused"],
    ["an unknown source", act("    cites: [«bok/1»]\n    ends: Done\n"), "unknown"],
    ["an unknown element", act("    cites: [«book/3»]\n    ends: Done\n"), "unknown-element"],
    [
      "an unknown source of a node",
      tree("  start: {ask: decides, when: {yes: act, no: act}, cites: [book/2, «bok/1»]}\n"),
      "unknown",
    ],
    [
      "an unknown source of a question",
      own("own: {ask: Really?, type: choice, choices: {yes: 'Yes', no: 'No'}, cites: [«bok»]}"),
      "unknown",
    ],
    [
      "an unknown source of a message",
      message("hello: {channel: call, asks: a call, text: Hello, cites: [«bok»]}"),
      "unknown",
    ],
    ["a text without a blank", { questions: "questions:\n  «own»: {ask: Who?, type: text}\n" }, "missing-key"],
    [
      "a question of 91 characters",
      own(`own: {ask: «${"a".repeat(91)}», type: choice, choices: {yes: 'Yes', no: 'No'}}`),
      "too-long",
    ],
    ["an own question, asked", own(`own: ${choice}`)],
    [
      "an own question, used in a message",
      {
        questions: "questions:\n  own: {ask: Who?, type: text, blank: who}\n",
        ...message("hello: {channel: call, asks: a call, text: '{{ own }}'}"),
      },
    ],
    [
      "the same question in the same words",
      {
        questions: `questions:\n  present: {ask: "Are they in?", type: choice, choices: {yes: "Yes", no: "No", unsure: "Not checked"}}\n`,
        ...node("present", "{yes: act, no: act, unsure: act}"),
      },
    ],
    ["any element of a source that lists none", act("    cites: [talk/7, talk]\n    ends: Done\n")],
    [
      "an own source",
      { sources: "sources:\n  own: {author: A, title: B}\n", ...act("    cites: [own/1]\n    ends: Done\n") },
    ],
  ]);
});

describe("scenarios", () => {
  table([
    ["an unknown fact", scenario("{decides: yes, «decide»: no}"), "unknown"],
    ["a choice that is none", scenario("{decides: «maybe»}"), "impossible-answer"],
    ["a text for a number", scenario("{decides: yes, days: «many»}"), "impossible-answer"],
    ["a number below zero", scenario("{decides: yes, days: «-1»}"), "impossible-answer"],
    ["unsure where it is not offered", scenario("{decides: yes, days: «unsure»}"), "impossible-answer"],
    ["a number for a text", scenario("{decides: yes, name: «5»}"), "impossible-answer"],
    ["true for a choice", scenario("{decides: «true»}"), "wrong-type"],
    ["an unknown action", scenario("{decides: yes}", "«atc»"), "unknown"],
    ["an unknown action of another playbook", scenario("{decides: yes}", "«other/act»"), "unknown"],
    ["a number of nothing", scenario("{decides: yes, days: 0}")],
    ["a word where unsure is offered", scenario("{decides: yes, size: «many»}"), "impossible-answer"],
    ["answers of all kinds", scenario("{decides: yes, days: 5, size: unsure, name: Zoë}")],
    ["its own action by its full name", scenario("{decides: yes}", "it/act")],
  ]);
});

describe("all at once", () => {
  it("tells the problems of form and of meaning in the order of the file", () => {
    const marked = text({
      head: "title: A test\n«summry»: Small\nsummary: Small\n",
      ...node("decides", "{yes: act, no: «nowhere»}"),
      actions: "actions:\n  act:\n    do: Call\n    because: 'Hi {{ «name» }}'\n    «end»: Done\n    ends: Done\n",
    });
    const { found, expected } = held(marked, ["unknown-key", "unknown", "needs-default", "unknown-key"]);
    expect(found).toEqual(expected);
  });

  it("says nothing of what only an entry with the wrong form may use", () => {
    const marked = text({
      ...tree("  start: {ask: decides, when: {yes: next, no: act}}\n  next: {ask: present, when: «wait»}\n"),
      actions: two,
    });
    const { found, expected } = held(marked, ["wrong-type"]);
    expect(found).toEqual(expected);
  });

  it.each(["actions: []\n", "actions: x\n", "actions:\n", "actions: {}\n", ""])(
    "says nothing of targets while the actions are %j",
    (actions) => {
      expect(held(text({ actions }), []).found).toHaveLength(1);
    },
  );

  it.each(["tree: []\n", "tree:\n", "tree: {}\n", ""])(
    "says nothing of what is unreachable while the tree is %j",
    (tree) => {
      expect(held(text({ tree }), []).found).toHaveLength(1);
    },
  );

  it("says nothing of messages and questions while there is no telling which there are", () => {
    const sections = { ...node("own", "{yes: act, no: act}"), ...act("    say: [hello]\n    ends: Done\n") };
    expect(
      held(text({ ...sections, questions: "questions: []\n", messages: "messages: []\n" }), []).found,
    ).toHaveLength(2);
  });

  it("has nothing to say of a sound playbook", () => {
    expect(soundly(text()).name).toBe("it");
  });
});

describe("one slip is one problem", () => {
  table([
    [
      "a misspelled section",
      {
        ...act("    say: [hello]\n    ends: Done\n"),
        messages: "«message»:\n  hello: {channel: call, asks: a call, text: Hi}\n",
      },
      "unknown-key",
    ],
    ["a misspelled tree", { tree: "«trees»:\n  start: {ask: decides, when: {yes: act, no: act}}\n" }, "unknown-key"],
    ["a misspelled key", { actions: "actions:\n  act: {do: Call, «becuase»: It helps, ends: Done}\n" }, "unknown-key"],
    ["a word for the rest that is none", node("days", "[{below: 5, go: act}, {«else»: act}]"), "unknown-key"],
    ["a word for a threshold that is none", node("days", "[{«above»: 5, go: act}, {go: act}]"), "unknown-key"],
    ["ways on of a number as if of a choice", node("days", "«»{5: act, 10: act}"), "wrong-type"],
    [
      "a question of the bank with another meaning, asked as the bank means it",
      {
        questions: "questions:\n  «days»: {ask: Since when?, type: choice, choices: {yes: Yes, no: No}}\n",
        ...node("days", "[{below: 5, go: act}, {go: act}]"),
      },
      "redefined",
    ],
    [
      "a question of the bank with another meaning, asked nowhere",
      { questions: "questions:\n  «days»: {ask: Since when?, type: number, unit: days}\n" },
      "redefined",
    ],
    ["several choices without a way on", tree("  start:\n    ask: present\n    «when»: {yes: act}\n"), "uncovered"],
    [
      "a question of the bank with another meaning",
      {
        questions: "questions:\n  «days»: {ask: Since when?, type: choice, choices: {yes: Yes, no: No}}\n",
        ...node("days", "{yes: act, no: act}"),
      },
      "redefined",
    ],
  ]);
});
