import { describe, expect, it } from "vitest";
import type { Day } from "../../src/decision/day.ts";
import type { Answer } from "../../src/playbook/playbook.ts";
import { interview } from "../../src/prompt/interview.ts";
import { soundly, text } from "../support/sheet.ts";
import { scripted } from "./scripted.ts";

const playbook = soundly(
  text({
    tree: `
tree:
  in: {ask: present, when: {yes: worth, no: write, unsure: long}}
  long: {ask: days, when: [{below: 30, go: write}, {go: ring}]}
  worth:
    share: {size: territory}
    when: [{below: 10%, go: write}, {go: ring}, {unsure: write}]
`,
    actions: `
actions:
  ring: {do: Ring, because: It helps, say: [call], ends: Done}
  write: {do: Write, because: It helps, say: [mail], ends: Done}
`,
    messages: `
messages:
  call: {channel: call, asks: a day, text: "This is {{ me }} for {{ name | default: \\"you\\" }}, {{ staff | default: \\"some\\" }}."}
  mail: {channel: call, asks: a day, text: "{{ me }}"}
`,
    questions: 'questions:\n  me: {ask: "You?", type: text, blank: your name}\n',
  }),
);

const today = "2026-11-23" as Day;

async function hold(entries: readonly string[], given: Record<string, Answer> = {}) {
  const prompter = scripted(...entries);
  const end = await interview(playbook, new Map(Object.entries(given)), prompter, today);
  return { end: end.kind === "answers" ? Object.fromEntries(end.answers) : end.by, puts: prompter.puts };
}

const asked = async (entries: readonly string[], given?: Record<string, Answer>) =>
  (await hold(entries, given)).puts.map(({ id }) => id);

describe("what is asked", () => {
  it.each([
    ["what the walk needs, then the message's blanks", ["no", "Zoë"], {}, ["present", "me"]],
    ["both numbers of a share", ["yes", "90k", "100k", "-", "-"], {}, ["present", "size", "territory", "me", "name"]],
    ["no whole where the part is unknown", ["yes", "unsure", "-"], {}, ["present", "size", "me"]],
    ["nothing that is given", ["-", "-"], { present: "unsure", days: 50 }, ["me", "name"]],
    ["nothing at all where all is given", [], { present: "no", me: "Zoë" }, []],
    [
      "no number for a message that reads well without",
      ["unsure", "40", "-", "-"],
      {},
      ["present", "days", "me", "name"],
    ],
  ])("%s", async (_sentence, entries, given, expected) => {
    expect(await asked(entries, given)).toEqual(expected);
  });

  it("gives back what was given and what was told, and nothing that was left open", async () => {
    const { end } = await hold(["unsure", "5 weeks", "-"], { me: "Zoë", extra: 1 });
    expect(end).toEqual({ present: "unsure", days: 35, me: "Zoë", extra: 1 });
  });
});

it("leaves all the rest open at once", async () => {
  const { end, puts } = await hold(["yes", "1", "2", "--"]);
  expect(puts.map(({ id }) => id)).toEqual(["present", "size", "territory", "me"]);
  expect(end).toEqual({ present: "yes", size: 1, territory: 2 });
});

describe("where it stands", () => {
  it("counts what was asked, and tells the longest way that is left", async () => {
    const { puts } = await hold(["yes", "1", "2", "-", "-"]);
    expect(puts.map(({ position }) => position)).toEqual([
      "Question 1, at most 2 more",
      "Question 2, at most 1 more",
      "Question 3, the last",
      "For the messages, 1 of 2",
      "For the messages, 2 of 2",
    ]);
  });

  it("only the blanks of a message can be left open, and the first question has nothing before it", async () => {
    const { puts } = await hold(["no", "-"]);
    expect(puts.map(({ canGoBack, canSkip }) => [canGoBack, canSkip])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

describe("going back", () => {
  const defaults = async (entries: readonly string[]) =>
    (await hold(entries)).puts.map(({ id, default: before }) => [id, before]);

  it("asks the latest question again; the later answers stay as defaults", async () => {
    expect(await defaults(["yes", "1", "10", "<", "<", "2", "10", "-", "-"])).toEqual([
      ["present", undefined],
      ["size", undefined],
      ["territory", undefined],
      ["me", undefined],
      ["territory", 10],
      ["size", 1],
      ["territory", 10],
      ["me", undefined],
      ["name", undefined],
    ]);
  });

  it("takes another way where the answer changes, and its default still waits on the old one", async () => {
    const puts = await defaults(["yes", "<", "unsure", "<", "yes", "9", "<", "<", "no", "-"]);
    expect(puts.map(([id]) => id)).toEqual([
      "present",
      "size",
      "present",
      "days",
      "present",
      "size",
      "territory",
      "size",
      "present",
      "me",
    ]);
    expect(puts[4]).toEqual(["present", "unsure"]);
    expect(puts[7]).toEqual(["size", 9]);
  });

  it("what was left open is open again, without the default from before", async () => {
    expect(await defaults(["no", "Zoë"])).toHaveLength(2);
    expect(await defaults(["yes", "1", "2", "Zoë", "<", "-", "<", "Al", "Ann"])).toEqual(
      expect.arrayContaining([
        ["me", "Zoë"],
        ["me", undefined],
      ]),
    );
  });

  it("changes the answers, not only what is shown", async () => {
    const { end } = await hold(["yes", "1", "<", "<", "no", "-"]);
    expect(end).toEqual({ present: "no" });
  });
});

describe("an entry that does not fit", () => {
  it.each([
    ["a word for a number", ["unsure", "weks", "5", "-"], {}, "days", "weks"],
    ["a day to come", ["unsure", "2026-11-24", "5", "-"], {}, "days", "2026-11-24"],
    ["a choice that there is not", ["maybe", "no", "-"], {}, "present", "maybe"],
    ["nought as the whole of a share", ["yes", "5", "0", "10", "-", "-"], {}, "territory", "0"],
    ["nought given as the whole of a share", ["yes", "5", "10", "-", "-"], { territory: 0 }, "territory", "0"],
  ])("%s: asks again, with what is accepted", async (_sentence, entries, given, id, entry) => {
    const { puts } = await hold(entries, given);
    const again = puts.filter(({ refused }) => refused !== undefined);
    expect(again.map((put) => [put.id, put.refused?.entry])).toEqual([[id, entry]]);
    expect(again[0]?.refused?.expected).not.toBe("");
  });

  it("does not count as a question", async () => {
    const { puts } = await hold(["yes", "5", "0", "10", "-", "-"]);
    expect(puts.slice(2, 4).map(({ position }) => position)).toEqual(["Question 3, the last", "Question 3, the last"]);
  });
});

it.each(["SIGINT", "SIGTERM", "SIGHUP", "EOF"])("%s ends it with no answers", async (by) => {
  expect((await hold(["yes", `^${by}`])).end).toBe(by);
});
