import { describe, expect, it } from "vitest";
import { fromJson, toJson } from "../../src/playbook/json.ts";
import { load } from "../../src/playbook/load.ts";
import { bank, held, library, loadIt, soundly, text } from "../support/sheet.ts";

const tree = (when: string) => `tree:\n  start: {ask: decides, when: ${when}}\n`;
const handover = (name: string) => text({ tree: tree(`{yes: act, no: "playbook:${name}"}`) });

const full = text({
  sources: "sources:\n  own: {author: A, title: B, elements: {1: First}}\n",
  questions:
    'questions:\n  sponsor: {ask: " Who? ", type: choice, choices: {yes: "Yes ", no: "No"}, why: >\n    Because.\n    Yes.\n  }\n  room: {ask: "Which?", type: text, blank: which room}\n'.replace(
      " why: >\n    Because.\n    Yes.\n  }",
      ' why: "Because. "}',
    ),
  tree: `tree:
  worth:
    share: {size: territory}
    when: [{below: 10%, go: sponsor}, {below: 33.5%, go: act}, {go: late}, {unsure: act}]
    cites: [own/1]
  sponsor: {ask: sponsor, when: {yes: act, no: late}}
  late: {ask: days, when: [{below: 5, go: act}, {go: wait}]}
`,
  actions: `actions:
  act:
    do: Call
    because: >
      It helps {{ name | default: "them" }}.
    steps: [One, 'Two {{ name | default: "x" }}']
    say: [hello, note]
    replies: [{hear: ' Yes ', do: Go}]
    avoid: [Pushing]
    let_go: Never
    cites: [own/1]
    then: {after: 2, go: wait}
  wait: {do: Wait, because: It helps, ends: Done}
`,
  messages: `messages:
  hello: {channel: email, asks: a call, subject: 'For {{ name }}', text: "Hi {{ room }}\\n", formal: {subject: Dear, text: Dear}}
  note: {channel: card, asks: nothing, text: Thanks, cites: [own/1]}
`,
  scenarios: "scenarios:\n  - {name: One, given: {size: 5, territory: 100, sponsor: yes}, expect: act}\n",
});

describe("a sound file becomes a playbook", () => {
  const playbook = soundly(full);

  it("starts at its first node, with every part in its place", () => {
    expect(playbook).toMatchObject({ name: "it", title: "A test", summary: "Small and sound.", start: "worth" });
    expect(playbook.nodes.get("worth")).toEqual({
      kind: "share",
      id: "worth",
      part: "size",
      whole: "territory",
      bands: [
        { below: 0.1, go: "sponsor" },
        { below: 0.335, go: "act" },
      ],
      rest: "late",
      unsure: "act",
      cites: ["own/1"],
    });
    expect(playbook.nodes.get("late")).toEqual({
      kind: "number",
      id: "late",
      ask: "days",
      bands: [{ below: 5, go: "act" }],
      rest: "wait",
      cites: [],
    });
    expect(playbook.nodes.get("sponsor")).toEqual({
      kind: "choice",
      id: "sponsor",
      ask: "sponsor",
      when: new Map([
        ["yes", "act"],
        ["no", "late"],
      ]),
      cites: [],
    });
  });

  it("has actions with their messages, texts trimmed and taken apart", () => {
    const act = playbook.actions.get("act");
    expect(act).toMatchObject({ playbook: "it", do: "Call", letGo: ["Never"], cites: ["own/1"] });
    expect(act?.because).toEqual(["It helps ", { field: "name", default: "them" }, "."]);
    expect(act?.replies).toEqual([{ hear: "Yes", do: ["Go"] }]);
    expect(act?.then).toEqual({ after: 2, go: "wait" });
    expect(act?.say.map(({ id, asks, channel }) => [id, channel, asks])).toEqual([
      ["hello", "email", "a call"],
      ["note", "card", undefined],
    ]);
    expect(act?.say[0]).toMatchObject({
      subject: ["For ", { field: "name" }],
      text: ["Hi ", { field: "room" }],
      formal: { subject: ["Dear"], text: ["Dear"] },
    });
    expect(playbook.actions.get("wait")).toMatchObject({ ends: "Done", steps: [], say: [], replies: [], avoid: [] });
  });

  it("knows all questions of the bank and its own, and all sources", () => {
    expect([...playbook.questions.keys()]).toEqual([
      "decides",
      "present",
      "days",
      "size",
      "territory",
      "staff",
      "name",
      "sponsor",
      "room",
    ]);
    expect(playbook.questions.get("sponsor")).toMatchObject({
      ask: "Who?",
      why: "Because.",
      choices: [
        { id: "yes", label: "Yes" },
        { id: "no", label: "No" },
      ],
    });
    expect(playbook.sources.get("own")).toEqual({ author: "A", title: "B", elements: new Map([["1", "First"]]) });
    expect(playbook.scenarios).toEqual([
      {
        name: "One",
        given: new Map<string, string | number>([
          ["size", 5],
          ["territory", 100],
          ["sponsor", "yes"],
        ]),
        expect: "act",
      },
    ]);
  });

  it("has no keys for what the file leaves out", () => {
    const { actions, questions, sources } = soundly(
      text({
        actions:
          "actions:\n  act: {do: Call, because: It helps, say: [hello], then: {after: 2, go: wait}}\n  wait: {do: Wait, because: It helps, ends: ' Done '}\n",
        messages: "messages:\n  hello: {channel: call, asks: nothing, text: Hello}\n",
      }),
    );
    const lists = { steps: [], replies: [], avoid: [], cites: [] };
    const hello = { id: "hello", channel: "call", text: ["Hello"], cites: [] };
    const common = { playbook: "it", because: ["It helps"], ...lists };
    expect([...actions.values()]).toStrictEqual([
      { ...common, id: "act", do: "Call", say: [hello], then: { after: 2, go: "wait" } },
      { ...common, id: "wait", do: "Wait", say: [], ends: "Done" },
    ]);
    expect(["present", "days", "size", "name"].map((id) => questions.get(id))).toStrictEqual([
      {
        kind: "choice",
        id: "present",
        ask: "Are they in?",
        cites: [],
        choices: [
          { id: "yes", label: "Yes" },
          { id: "no", label: "No" },
          { id: "unsure", label: "Not checked" },
        ],
      },
      { kind: "number", id: "days", ask: "How many days?", unit: "days", cites: [] },
      { kind: "number", id: "size", ask: "How large?", unit: "money", unsure: "I don't know", cites: [] },
      { kind: "text", id: "name", ask: "What is their name?", blank: "their name", cites: [] },
    ]);
    expect(sources.get("talk")).toStrictEqual({ author: "A. Speaker", title: "The Talk" });
  });

  it("is the same again from its JSON", () => {
    expect(fromJson(JSON.parse(JSON.stringify(toJson(playbook))))).toEqual({ ...playbook, scenarios: [] });
  });
});

describe("playbooks that are handed over to", () => {
  it("are linked under their names, each once", () => {
    const both = text({
      tree: tree('{yes: "playbook:other", no: "playbook:third"}').replace("start:", "begin:"),
      actions: "actions:\n  unused: {do: Call, because: It helps, ends: Done}\n",
    });
    const it_ = both.replace('yes: "playbook:other"', "yes: unused");
    const { start, nodes, actions, scenarios } = soundly(it_.replace("unused}", "unused}"), {
      third: text({
        tree: tree('{yes: act, no: "playbook:other"}'),
        scenarios: "scenarios:\n  - {name: One, given: {decides: yes}, expect: act}\n",
      }),
      other: text(),
    });
    expect(start).toBe("begin");
    expect([...nodes.keys()]).toEqual(["begin", "third/start", "other/start"]);
    expect([...actions.keys()]).toEqual(["unused", "third/act", "other/act"]);
    expect(nodes.get("third/start")).toMatchObject({
      when: new Map([
        ["yes", "third/act"],
        ["no", "other/start"],
      ]),
    });
    expect(actions.get("other/act")?.playbook).toBe("other");
    expect(scenarios).toEqual([]);
  });

  it("may be reached through silence", () => {
    const it_ = text({
      actions: 'actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: "playbook:other"}}\n',
    });
    expect(soundly(it_, { other: text() }).actions.get("act")?.then).toEqual({ after: 2, go: "other/start" });
  });

  it("are read once though several hand over to them", () => {
    const read: string[] = [];
    const files = library({
      it: handover("a")
        .replace("yes: act", 'yes: "playbook:b"')
        .replace(/actions:[\s\S]*/, "actions: {act: {do: x, because: y, ends: z}}"),
      a: handover("c"),
      b: handover("c"),
      c: text(),
    });
    const counting = (name: string) => {
      read.push(name);
      return files.read(name);
    };
    load("it", { ...files, read: counting });
    expect(read).toEqual(["it", "b", "a", "c"]);
  });

  it("are not looked for where their name is unknown", () => {
    const files = library({ it: handover("nowhere") });
    const loaded = load("it", {
      ...files,
      read: (name) => {
        if (name !== "it") throw new Error(name);
        return files.read(name);
      },
    });
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { code: "unknown", what: "playbook", name: "nowhere", known: ["it"] },
    ]);
  });

  it("tell their problems under their own file's name", () => {
    const loaded = loadIt({ it: handover("other"), other: text({ tree: tree("{yes: act}") }) });
    expect(loaded.ok ? [] : loaded.problems.map(({ code, at }) => `${at.file}:${at.line} ${code}`)).toEqual([
      "other.yaml:4 uncovered",
    ]);
  });

  it("may not lead back", () => {
    const { found, expected } = held(text({ tree: tree("{yes: act, no: playbook:other}") }), [], {
      other: text({ tree: tree('{yes: act, no: "playbook:it"}') }),
    });
    expect([found, expected]).toEqual([["circle other.yaml:4:46+13"], []]);
  });

  it("may lead back neither by silence", () => {
    const other = text({
      actions: 'actions:\n  act: {do: Call, because: It helps, then: {after: 2, go: "playbook:it"}}\n',
    });
    const loaded = loadIt({ it: handover("other"), other });
    expect(loaded.ok ? [] : loaded.problems.map(({ code, ...more }) => ({ code, ...more }))).toMatchObject([
      { code: "circle", path: ["start", "other/start", "other/act", "start"] },
    ]);
  });

  it("may test a fact again, and define the same question in the same words", () => {
    const own = { questions: 'questions:\n  own: {ask: "Really?", type: choice, choices: {yes: "Yes", no: "No"}}\n' };
    const it_ = text({ ...own, tree: 'tree:\n  start: {ask: own, when: {yes: act, no: "playbook:other"}}\n' });
    const other = text({ ...own, tree: "tree:\n  start: {ask: own, when: {yes: act, no: act}}\n" });
    expect(loadIt({ it: it_, other }).ok).toBe(true);
    const loaded = loadIt({ it: it_, other: other.replace("Really?", "Truly?") });
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { code: "redefined", question: "own", at: { file: "other.yaml" }, first: { file: "it.yaml", line: 4 } },
    ]);
  });

  it("may be expected to give the advice in a scenario, with answers to their own questions", () => {
    const other = text({
      questions: 'questions:\n  own: {ask: "Really?", type: choice, choices: {yes: "Yes", no: "No"}}\n',
      tree: "tree:\n  start: {ask: own, when: {yes: act, no: act}}\n",
    });
    const it_ = `${handover("other")}scenarios:\n  - {name: One, given: {decides: no, own: yes}, expect: other/act}\n`;
    expect(loadIt({ it: it_, other }).ok).toBe(true);
  });

  it("cannot be loaded where there is none of that name", () => {
    expect(load("nothing", library({ noting: text() }))).toMatchObject({
      ok: false,
      problems: [{ code: "unknown", what: "playbook", name: "nothing" }],
    });
  });
});

describe("the hash", () => {
  const { hash } = soundly(full);
  const changed = (from: string | RegExp, to: string) => soundly(full.replace(from, to)).hash;

  it("is twelve hex digits", () => expect(hash).toMatch(/^[0-9a-f]{12}$/));

  it.each<[string, string | RegExp, string]>([
    ["a comment", "tree:", "# why\ntree:"],
    ["another layout", "say: [hello, note]", "say:\n      - hello\n      - note"],
    ["quotes", "do: Call", 'do: "Call"'],
    ["a scenario", /scenarios:[\s\S]*/, ""],
    ["the order of actions", /( {2}act:[\s\S]*)( {2}wait: .*\n)/, "$2$1"],
    ["the order of nodes", /( {2}sponsor: .*\n)( {2}late:[\s\S]*?)(?=actions)/, "$2$1"],
    ["spaces around a text", "do: Wait", "do: 'Wait '"],
  ])("is the same with %s changed", (_, from, to) => {
    expect(full.replace(from, to)).not.toBe(full);
    expect(changed(from, to)).toBe(hash);
  });

  it.each<[string, string | RegExp, string]>([
    ["a text", "do: Wait", "do: Rest"],
    ["a threshold", "33.5%", "33.6%"],
    ["the start", "  worth:", "  first:"],
    ["the order of messages", "say: [hello, note]", "say: [note, hello]"],
    ["the order of choices", 'choices: {yes: "Yes ", no: "No"}', 'choices: {no: "No", yes: "Yes "}'],
  ])("is another with %s changed", (_, from, to) => expect(changed(from, to)).not.toBe(hash));

  it("depends on what of the bank it uses", () => {
    const mine = (questions: string) => {
      const loaded = loadIt({ it: full }, questions);
      return loaded.ok && loaded.playbook.hash;
    };
    expect(mine(bank)).toBe(hash);
    expect(mine(bank.replace("How many people?", "How many staff?"))).toBe(hash);
    expect(mine(bank.replace("The Talk", "A Talk"))).toBe(hash);
    expect(mine(bank.replace("How many days?", "How long?"))).not.toBe(hash);
    expect(mine(bank.replace("their name", "a name"))).not.toBe(hash);
  });

  it("is another with a playbook changed that is handed over to", () => {
    const one = soundly(handover("other"), { other: text() }).hash;
    expect(soundly(handover("other"), { other: text().replace("do: Call", "do: Ring") }).hash).not.toBe(one);
  });
});

describe("the bank", () => {
  it.each([
    ["cites an unknown source", bank.replace("[book/1]", "[bok/1]"), "unknown questions.yaml:6:92"],
    [
      "has a field in a question",
      bank.replace("Do they decide?", "Does {{ name }}?"),
      "no-fields-here questions.yaml:6:24",
    ],
    ["has a question of an unknown type", bank.replace("type: text", "type: words"), "not-one-of questions.yaml:12:44"],
    ["has a key too many", `${bank}tree: {}\n`, "unknown-key questions.yaml:13:1"],
    ["is empty", "", "empty questions.yaml:1:1"],
  ])("%s", (_, questions, expected) => {
    const loaded = loadIt(
      { it: text({ scenarios: "scenarios:\n  - {name: One, given: {decides: yes}, expect: act}\n" }) },
      questions,
    );
    expect(
      loaded.ok ? [] : loaded.problems.map(({ code, at }) => `${code} ${at.file}:${at.line}:${at.column}`),
    ).toEqual([expected]);
  });
});
