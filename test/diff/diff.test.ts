import { describe, expect, it } from "vitest";
import { diffPlaybooks, usualLimits } from "../../src/decision/diff.ts";
import { type Sections, soundly, text } from "../support/sheet.ts";
import { compared, report } from "./compared.ts";

const tree = (...nodes: readonly string[]): Sections => ({
  tree: `tree:\n${nodes.map((node) => `  ${node}\n`).join("")}`,
});
const actions = (...entries: readonly string[]): Sections => ({
  actions: `actions:\n${entries.map((entry) => `  ${entry}\n`).join("")}`,
});
const act = "act: {do: Call, because: It helps, ends: Done}";
const wait = "wait: {do: Wait, because: It helps, ends: Done}";
const write = "write: {do: Write, because: It helps, ends: Done}";
const start = (when: string) => `start: {ask: days, when: ${when}}`;
const all = actions(act, wait, write);

describe("situations that lead to another action", () => {
  it("are those of a threshold that moved", () => {
    const old = {
      ...tree(
        "start: {ask: decides, when: {yes: long, no: write}}",
        "long: {ask: days, when: [{below: 5, go: wait}, {go: act}]}",
      ),
      ...all,
    };
    const now = {
      ...tree(
        "start: {ask: decides, when: {yes: long, no: write}}",
        "long: {ask: days, when: [{below: 8, go: wait}, {go: act}]}",
      ),
      ...all,
    };
    expect(report(old, now)).toEqual([
      "1 situation leads to another action",
      "Other advice:",
      "  decides yes, days 5 to 7",
      "    was: act: Call",
      "    now: wait: Wait",
    ]);
  });

  it("are those of a branch that leads elsewhere, whatever comes before it", () => {
    const old = {
      ...tree(
        "start: {ask: decides, when: {yes: who, no: who}}",
        "who: {ask: present, when: {yes: act, no: wait, unsure: write}}",
      ),
      ...all,
    };
    const now = {
      ...tree(
        "start: {ask: decides, when: {yes: who, no: who}}",
        "who: {ask: present, when: {yes: act, no: act, unsure: write}}",
      ),
      ...actions(act, write),
    };
    expect(report(old, now)).toEqual([
      "1 situation leads to another action",
      "Other advice:",
      "  present no",
      "    was: wait: Wait",
      "    now: act: Call",
      "Actions:",
      "  gone: wait: Wait",
    ]);
  });

  it("tell which answer is which where two branches changed places", () => {
    const old = { ...tree("start: {ask: decides, when: {yes: act, no: wait}}"), ...actions(act, wait) };
    const now = { ...tree("start: {ask: decides, when: {yes: wait, no: act}}"), ...actions(act, wait) };
    expect(report(old, now)).toEqual([
      "1 situation leads to another action",
      "Other advice:",
      "  any deal",
      "    decides yes",
      "      was: act: Call",
      "      now: wait: Wait",
      "    decides no",
      "      was: wait: Wait",
      "      now: act: Call",
    ]);
  });

  it("name the share that two numbers have", () => {
    const share = (below: string) => ({
      ...tree(`start: {share: {size: territory}, when: [{below: ${below}, go: act}, {go: wait}, {unsure: write}]}`),
      ...all,
    });
    expect(report(share("10%"), share("12.5%"))).toContain("  size 10% to under 12.5% of territory");
  });

  it("are none where the tree asks the same in another order", () => {
    const one = {
      ...tree(
        "start: {ask: decides, when: {yes: a, no: b}}",
        "a: {ask: present, when: {yes: act, no: wait, unsure: wait}}",
        "b: {ask: present, when: {yes: wait, no: act, unsure: write}}",
      ),
      ...all,
    };
    const other = {
      ...tree(
        "start: {ask: present, when: {yes: a, no: b, unsure: c}}",
        "a: {ask: decides, when: {yes: act, no: wait}}",
        "b: {ask: decides, when: {yes: wait, no: act}}",
        "c: {ask: decides, when: {yes: wait, no: write}}",
      ),
      ...all,
    };
    expect(report(one, other)).toEqual(["the same advice in every situation"]);
  });

  it("are none where two nodes say what one said", () => {
    const one = { ...tree(start("[{below: 5, go: wait}, {below: 9, go: wait}, {go: act}]")), ...actions(act, wait) };
    const other = { ...tree(start("[{below: 9, go: wait}, {go: act}]")), ...actions(act, wait) };
    expect(compared(one, other).isOther).toBe(false);
  });

  it("are those of an answer that was not offered", () => {
    const question = (choices: string) => ({
      questions: `questions:\n  mood: {ask: "How are they?", type: choice, choices: ${choices}}\n`,
    });
    const old = {
      ...question("{good: Good, bad: Bad}"),
      ...tree("start: {ask: mood, when: {good: act, bad: wait}}"),
      ...actions(act, wait),
    };
    const now = {
      ...question("{good: Good, bad: Bad, odd: Odd}"),
      ...tree("start: {ask: mood, when: {good: act, bad: wait, odd: wait}}"),
      ...actions(act, wait),
    };
    expect(report(old, now)).toEqual([
      "1 situation leads to another action",
      "Other advice:",
      "  mood odd",
      "    was: no answer of this kind",
      "    now: wait: Wait",
      "Questions:",
      "  reads differently: mood (choices)",
    ]);
  });

  it("are named by all that has to be so, and by nothing else", () => {
    const deep = (last: string) => ({
      ...tree(
        "start: {ask: decides, when: {yes: who, no: write}}",
        "who: {ask: present, when: {yes: long, no: write, unsure: write}}",
        `long: {ask: days, when: [{below: 5, go: wait}, {go: ${last}}]}`,
      ),
      ...all,
    });
    const rest = {
      ...tree(
        "start: {ask: decides, when: {yes: who, no: write}}",
        "who: {ask: present, when: {yes: long, no: write, unsure: write}}",
        "long: {ask: days, when: [{below: 5, go: wait}, {go: write}]}",
      ),
      ...actions(wait, write),
    };
    expect(report(deep("act"), rest).slice(1, 3)).toEqual([
      "Other advice:",
      "  decides yes, present yes, days 5 or more",
    ]);
  });
});

describe("a plan that changed", () => {
  const old = {
    ...tree(
      "start: {ask: decides, when: {yes: act, no: write}}",
      "then: {ask: present, when: {yes: wait, no: write, unsure: write}}",
    ),
    ...actions("act: {do: Call, because: It helps, then: {after: 2, go: then}}", wait, write),
  };
  const now = {
    ...tree(
      "start: {ask: decides, when: {yes: act, no: write}}",
      "then: {ask: present, when: {yes: wait, no: wait, unsure: write}}",
    ),
    ...actions("act: {do: Call, because: It helps, then: {after: 2, go: then}}", wait, write),
  };

  it("is told where it lies behind many that no deal comes to after the action", () => {
    const asked = ["a", "b", "c", "d", "e", "f"];
    const questions = `questions:\n${asked.map((id) => `  ${id}: {ask: "${id}?", type: choice, choices: {yes: "Yes", no: "No"}}\n`).join("")}`;
    const last = asked.length - 1;
    // To act only where all is yes; later by whether an even number of answers was yes, in 32 situations.
    const first = asked.map(
      (id, at) =>
        `${at === 0 ? "start" : `all${at}`}: {ask: ${id}, when: {yes: ${at === last ? "act" : `all${at + 1}`}, no: wait}}`,
    );
    const later = (even: string) =>
      asked.flatMap((id, at) =>
        [0, 1]
          .filter((odd) => at > 0 || odd === 0)
          .map((odd) => {
            const to = (sum: number) => (at === last ? (sum === 0 ? even : "write") : `sum${at + 1}${sum}`);
            return `sum${at}${odd}: {ask: ${id}, when: {no: ${to(odd)}, yes: ${to(1 - odd)}}}`;
          }),
      );
    const plan = (even: string) => ({
      questions,
      ...tree(...first, ...later(even)),
      ...actions("act: {do: Call, because: It helps, then: {after: 2, go: sum00}}", wait, write),
    });
    const [was, now] = [soundly(text(plan("wait"))), soundly(text(plan("write")))];
    const { silence, isOther } = diffPlaybooks(was, now, { ...usualLimits, situations: 2 });
    expect(silence.map(({ action, changes }) => [action, changes.length])).toEqual([["act", 1]]);
    expect(isOther).toBe(true);
  });

  it("is told by the situations in which silence leads elsewhere", () => {
    expect(report(old, now)).toEqual([
      "every situation leads to the action that it led to, but the advice is not all the same",
      "Other plan, when nothing comes back after act: Call:",
      "  present no",
      "    was: write: Write",
      "    now: wait: Wait",
    ]);
  });

  it("is not told where no deal comes to the action so", () => {
    const it = {
      ...tree("start: {ask: decides, when: {yes: act, no: playbook:second}}"),
      ...actions("act: {do: Call, because: It helps, then: {after: 2, go: playbook:second}}"),
    };
    const second = (no: string) =>
      text({
        ...tree(
          `start: {ask: decides, when: {yes: act, no: ${no}}}`,
          "more: {ask: present, when: {yes: wait, no: write, unsure: write}}",
        ),
        ...all,
      });
    const found = compared(
      it,
      it,
      { second: second("more") },
      { second: second("more").replace("{yes: wait, no: write", "{yes: write, no: wait") },
    );
    expect(found.advice.changes).toHaveLength(1);
    // After the action it is known that they decide, so what the second playbook asks of others makes no difference there.
    expect(found.silence).toEqual([]);
  });

  it.each([
    ["in both", "act"],
    ["now", "wait"],
  ])("is told of an action to which only silence leads, %s", (_, first) => {
    const plan = (no: string, last: string) => ({
      ...tree(
        `start: {ask: decides, when: {yes: act, no: ${no}}}`,
        `then: {ask: present, when: {yes: write, no: ${last}, unsure: write}}`,
      ),
      ...actions(
        "act: {do: Call, because: It helps, then: {after: 2, go: wait}}",
        "wait: {do: Wait, because: It helps, then: {after: 2, go: then}}",
        write,
        `${last}: {do: Go and ${last}, because: It helps, ends: Done}`,
      ),
    });
    expect(compared(plan(first, "meet"), plan("act", "ring")).silence.map(({ action }) => action)).toEqual(["wait"]);
  });

  it("is told by the days until then", () => {
    const days = (after: number) => ({
      ...tree("start: {ask: decides, when: {yes: act, no: act}}"),
      ...actions(`act: {do: Call, because: It helps, then: {after: ${after}, go: wait}}`, wait),
    });
    expect(report(days(2), days(3))).toEqual([
      "every situation leads to the action that it led to, but the advice is not all the same",
      "Actions:",
      "  reads differently: act (after)",
    ]);
  });
});

describe("texts that changed", () => {
  const says = (more: string) => ({ ...actions(`act: {do: Call, because: It helps, ${more}}`) });
  const message = (fields: string) => ({
    ...says("say: [hello], ends: Done"),
    messages: `messages:\n  hello: ${fields}\n`,
  });

  it.each<[sentence: string, old: Sections, now: Sections, lines: readonly string[]]>([
    ["the words of an action", says("ends: Done"), says("ends: Over"), ["Actions:", "  reads differently: act (ends)"]],
    [
      "its steps",
      says("ends: Done"),
      says("ends: Done, steps: [Call]"),
      ["Actions:", "  reads differently: act (steps)"],
    ],
    [
      "the words of a message",
      message("{channel: call, asks: a day, text: One}"),
      message("{channel: call, asks: two days, text: Two}"),
      ["Messages:", "  reads differently: hello (asks, text)"],
    ],
    [
      "a message that is new",
      says("ends: Done"),
      message("{channel: call, asks: a day, text: One}"),
      ["Actions:", "  reads differently: act (say)", "Messages:", "  new: hello"],
    ],
    [
      "a message that is gone",
      message("{channel: call, asks: a day, text: One}"),
      says("ends: Done"),
      ["Actions:", "  reads differently: act (say)", "Messages:", "  gone: hello"],
    ],
  ])("%s", (_, old, now, lines) => {
    expect(report(old, now)).toEqual([
      "every situation leads to the action that it led to, but the advice is not all the same",
      ...lines,
    ]);
    expect(report(old, old)).toEqual(["the same advice in every situation"]);
  });

  it.each<[sentence: string, old: Sections, now: Sections, lines: readonly string[]]>([
    [
      "an action that is another one",
      { ...tree("start: {ask: decides, when: {yes: act, no: wait}}"), ...actions(act, wait) },
      { ...tree("start: {ask: decides, when: {yes: act, no: write}}"), ...actions(act, write) },
      ["Actions:", "  new: write: Write", "  gone: wait: Wait"],
    ],
    [
      "the message that an action says",
      message("{channel: call, asks: a day, text: One}"),
      {
        ...says("say: [other], ends: Done"),
        messages: "messages:\n  other: {channel: call, asks: a day, text: One}\n",
      },
      ["Actions:", "  reads differently: act (say)", "Messages:", "  renamed: hello is other"],
    ],
    [
      "an action that ends what went on",
      { ...actions("act: {do: Call, because: It helps, then: {after: 2, go: wait}}", wait) },
      { ...actions("act: {do: Call, because: It helps, ends: Done}") },
      ["Actions:", "  gone: wait: Wait", "  reads differently: act (after, ends)"],
    ],
  ])("%s, back and forth", (_, old, now, lines) => {
    expect(report(old, now)).toEqual(expect.arrayContaining([...lines]));
    expect(compared(now, old).isOther).toBe(true);
  });

  it("a message of a playbook that is handed over to, by its name and that playbook's", () => {
    const it = tree('start: {ask: decides, when: {yes: act, no: "playbook:other"}}');
    const other = (words: string) => text(message(`{channel: call, asks: a day, text: ${words}}`));
    const { messages, isOther } = compared(it, it, { other: other("One") }, { other: other("Two") });
    expect({ messages, isOther }).toEqual({
      messages: {
        added: [],
        removed: [],
        renamed: [],
        changed: [{ was: "other/hello", now: "other/hello", parts: ["text"] }],
      },
      isOther: true,
    });
  });

  it("an action that was only renamed is the same advice", () => {
    const old = { ...tree("start: {ask: decides, when: {yes: act, no: wait}}"), ...actions(act, wait) };
    const now = {
      ...tree("start: {ask: decides, when: {yes: call, no: wait}}"),
      ...actions(act.replace("act", "call"), wait),
    };
    expect(report(old, now)).toEqual(["the same advice in every situation", "Actions:", "  renamed: act is call"]);
    expect(compared(old, now).isOther).toBe(false);
  });
});

describe("questions that changed", () => {
  const asking = (question: string): Sections => ({ questions: `questions:\n  it: ${question}\n` });
  const tested = (question: string, when: string): Sections => ({
    ...asking(question),
    ...tree(`start: {ask: it, when: ${when}}`),
  });
  const numbers = "[{below: 5, go: act}, {go: act}]";

  it.each<[sentence: string, old: Sections, now: Sections, parts: readonly string[]]>([
    [
      "its choices",
      tested("{ask: What?, type: choice, choices: {a: A, b: B}}", "{a: act, b: act}"),
      tested("{ask: What?, type: choice, choices: {a: A, b: Bee}}", "{a: act, b: act}"),
      ["choices"],
    ],
    [
      "its unit",
      tested("{ask: What?, type: number, unit: people}", numbers),
      tested("{ask: What?, type: number, unit: count}", numbers),
      ["unit"],
    ],
    [
      "its words and its words for what is not known",
      tested("{ask: What?, type: number, unit: people, unsure: No idea}", numbers.replace("]", ", {unsure: act}]")),
      tested("{ask: Which?, type: number, unit: people, unsure: Dunno}", numbers.replace("]", ", {unsure: act}]")),
      ["ask", "unsure"],
    ],
  ])("are told by %s", (_, old, now, parts) => {
    expect(compared(old, now).questions.changed).toEqual([{ was: "it", now: "it", parts }]);
  });

  it.each<[place: string, action: string, message: string]>([
    ["the reasons", "because: 'For {{ it | default: \"you\" }}'", "text: One"],
    ["a step", "because: It helps, steps: ['For {{ it | default: \"you\" }}']", "text: One"],
    ["a reply", "because: It helps, replies: [{hear: Yes, do: 'For {{ it | default: \"you\" }}'}]", "text: One"],
    ["what to avoid", "because: It helps, avoid: ['For {{ it | default: \"you\" }}']", "text: One"],
    ["when to let go", "because: It helps, let_go: 'For {{ it | default: \"you\" }}'", "text: One"],
    ["a text", "because: It helps", "text: 'For {{ it }}'"],
    ["a subject", "because: It helps", "subject: 'For {{ it }}', text: One"],
    ["a formal text", "because: It helps", "text: One, formal: {subject: One, text: 'For {{ it }}'}"],
    ["a formal subject", "because: It helps", "subject: One, text: One, formal: {subject: 'For {{ it }}', text: One}"],
  ])("count where only %s says the fact", (_, action, words) => {
    const saying = (blank: string): Sections => ({
      ...asking(`{ask: What?, type: text, blank: ${blank}}`),
      ...actions(`act: {do: Call, ${action}, say: [hello], ends: Done}`),
      messages: `messages:\n  hello: {channel: email, asks: a day, ${words.startsWith("subject") ? "" : "subject: One, "}${words}}\n`,
    });
    expect(compared(saying("one"), saying("two")).questions.changed).toEqual([
      { was: "it", now: "it", parts: ["blank"] },
    ]);
  });

  it("are new ones and gone ones where only their names differ", () => {
    const named = (id: string): Sections => ({
      questions: `questions:\n  ${id}: {ask: What?, type: number, unit: people}\n`,
      ...tree(`start: {ask: ${id}, when: ${numbers}}`),
    });
    expect(compared(named("one"), named("two")).questions).toEqual({
      added: ["two"],
      removed: ["one"],
      renamed: [],
      changed: [],
    });
  });

  it("are answered by what either unit can be", () => {
    const sized = (unit: string, below: number) =>
      tested(`{ask: What?, type: number, unit: ${unit}}`, `[{below: ${below}, go: act}, {go: wait}]`);
    const both = actions(act, wait);
    expect(report({ ...sized("people", 5), ...both }, { ...sized("money", 5.5), ...both })).toContain(
      "  it 5 to under 5.5",
    );
    expect(report({ ...sized("days", 5), ...both }, { ...sized("count", 40_000), ...both })).toContain(
      "  it 5 to 39999",
    );
  });

  it("may be left open where they could not be", () => {
    const sized = (unsure: string, branch: string) =>
      tested(`{ask: What?, type: number, unit: people${unsure}}`, `[{go: act}${branch}]`);
    expect(report(sized("", ""), sized(", unsure: No idea", ", {unsure: act}"))).toContain("  it unsure");
  });
});

describe("questions asked more or less", () => {
  it("are told with the situations", () => {
    const old = {
      ...tree(
        "start: {ask: decides, when: {yes: act, no: who}}",
        "who: {ask: present, when: {yes: act, no: wait, unsure: wait}}",
      ),
      ...actions(act, wait),
    };
    const now = {
      ...tree(
        "start: {ask: days, when: [{below: 5, go: act}, {go: decision}]}",
        "decision: {ask: decides, when: {yes: act, no: wait}}",
      ),
      ...actions(act, wait),
    };
    expect(
      report(old, now).filter(
        (line) => line.includes("asked") || line.startsWith("    days") || line.startsWith("    decides"),
      ),
    ).toEqual([
      "  asked less: decides",
      "    days under 5",
      "  asked less: present",
      "    decides no",
      "  asked more: days",
    ]);
  });

  it("are no other advice", () => {
    const old = { ...tree("start: {ask: decides, when: {yes: act, no: wait}}"), ...actions(act, wait) };
    const now = {
      ...tree(
        "start: {ask: days, when: [{below: 5, go: a}, {go: b}]}",
        "a: {ask: decides, when: {yes: act, no: wait}}",
        "b: {ask: decides, when: {yes: act, no: wait}}",
      ),
      ...actions(act, wait),
    };
    expect(report(old, now)).toEqual([
      "the same advice in every situation, with other questions",
      "Questions:",
      "  new: days",
      "  asked more: days",
      "    any deal",
    ]);
    expect(compared(old, now).isOther).toBe(false);
  });
});
