import { describe, expect, it } from "vitest";
import { remarksOn } from "../../src/chunks/check.ts";
import { readMessages } from "../../src/message/lint.ts";
import { text } from "../support/sheet.ts";
import { examined, soundly } from "./checked.ts";

const words = (many: number): string => Array.from({ length: many }, (_, index) => `word${index}`).join(" ");
const says = "actions:\n  act: {do: Call, because: It helps, say: [hello], ends: Done}\n";

/** A playbook with one message of this channel and these words. */
function withMessage(channel: string, asks: string, body: string, subject?: string): string {
  const lines = [
    "messages:",
    "  hello:",
    `    channel: ${channel}`,
    `    asks: ${asks}`,
    ...(subject === undefined ? [] : [`    subject: ${subject}`]),
    "    text: |",
    `      ${body}`,
    "",
  ];
  return text({ actions: says, messages: lines.join("\n") });
}

/** What is said of its only message, with the line of each. */
function concerns(playbook: string): readonly string[] {
  return remarksOn(examined(playbook)).map(({ severity, code, at }) => `${severity} ${code} ${at.line}`);
}

describe("how a message reads", () => {
  it.each<[sentence: string, faulty: string, found: readonly string[], twin: string]>([
    [
      "an e-mail that is too long",
      withMessage("email", "a day", `${words(120)} one?`, "Hello"),
      ["warning long-email 14"],
      withMessage("email", "a day", `${words(119)} one?`, "Hello"),
    ],
    [
      "that in an e-mail, and not on a call",
      withMessage("email", "a day", `${words(121)}`, "Hello"),
      ["warning long-email 14"],
      withMessage("call", "a day", `${words(121)}`),
    ],
    [
      "a subject that is too long",
      withMessage("email", "a day", "Shall we?", words(8)),
      ["warning long-subject 13"],
      withMessage("email", "a day", "Shall we?", words(7)),
    ],
    [
      "a voicemail that is too long",
      withMessage("voicemail", "a call back", words(63)),
      ["warning long-voicemail 13"],
      withMessage("voicemail", "a call back", words(62)),
    ],
    [
      "two questions",
      withMessage("call", "a day", "Shall we? Or not?"),
      ["warning several-questions 13"],
      withMessage("call", "a day", "Shall we, or not?"),
    ],
    [
      "a placeholder of another tool",
      withMessage("call", "a day", "[Name], shall we?"),
      ["warning placeholder 14"],
      withMessage("call", "a day", "{{ name }}, shall we?"),
    ],
    [
      "a placeholder in angle brackets",
      withMessage("call", "a day", "<First name>, shall we?"),
      ["warning placeholder 14"],
      withMessage("call", "a day", "3 < 4 > 2, shall we?"),
    ],
    [
      "a name left as capitals",
      withMessage("call", "a day", "Hello XXXX, shall we?"),
      ["warning placeholder 14"],
      withMessage("call", "a day", "Hello X, shall we?"),
    ],
    ...["In {{ days }}days?", "In {{ days }}  day?", "In {{ days }} week?", "In {{ days }} month?"].map(
      (text): [string, string, string[], string] => [
        `a unit once more: ${text}`,
        withMessage("call", "a day", text),
        ["warning unit-twice 14"],
        withMessage("call", "a day", "In {{ size }} days?"),
      ],
    ),
    [
      "a unit after a number of days, which has it already",
      withMessage("call", "a day", "In {{ days }} days?"),
      ["warning unit-twice 14"],
      withMessage("call", "a day", "In {{ days }}, day by day?"),
    ],
    [
      "a question where it asks for nothing",
      withMessage("call", "nothing", "Shall we?"),
      ["warning asks-after-all 13"],
      withMessage("call", "nothing", "We shall."),
    ],
    [
      "words that ask for nothing",
      withMessage("call", "a day", "I was just checking in, shall we?"),
      ["warning hollow 14"],
      withMessage("call", "a day", "I was in your town, shall we?"),
    ],
    [
      "any news",
      withMessage("call", "news", "Any news?"),
      ["warning hollow 14"],
      withMessage("call", "news", "What is new?"),
    ],
    [
      "touching base, in the subject",
      withMessage("email", "a day", "Shall we?", "Touching base"),
      ["warning hollow 13"],
      withMessage("email", "a day", "Shall we?", "Home base"),
    ],
    [
      "words that blame",
      withMessage("call", "a day", "You never answered. Shall we?"),
      ["warning guilt 14"],
      withMessage("call", "a day", "You may have been away. Shall we?"),
    ],
  ])("%s", (_, faulty, found, twin) => {
    expect(concerns(faulty)).toEqual(found);
    expect(concerns(twin)).toEqual([]);
  });

  it("is told of each wording apart", () => {
    const formal = `${withMessage("voicemail", "a call back", "Call me.")}    formal:\n      text: ${words(70)}\n`;
    expect(remarksOn(examined(formal)).map(({ says: said }) => said)).toEqual([
      "message `hello`, formal, takes 28 seconds to speak; expected 25 at most in a voicemail",
    ]);
  });

  it("is told of a message once, however many actions say it", () => {
    const twice = withMessage("call", "a day", "Any news?")
      .replace("when: {yes: act, no: act}", "when: {yes: act, no: other}")
      .replace("actions:\n", "actions:\n  other: {do: Call, because: It helps, say: [hello], ends: Done}\n");
    expect(concerns(twice)).toEqual(["warning hollow 15"]);
    expect(readMessages(soundly(twice).loaded.playbook).map(({ action }) => action.id)).toEqual(["other"]);
  });

  it("is told of each message", () => {
    const two = `${withMessage("call", "a day", "Any news?")}  bye:\n    channel: call\n    asks: nothing\n    text: Never mind me.\n`;
    const both = two.replace("say: [hello]", "say: [hello, bye]");
    expect(readMessages(soundly(both).loaded.playbook).map(({ message }) => message.id)).toEqual(["hello", "bye"]);
  });

  it("is told of one that another playbook says", () => {
    const it = text({ tree: "tree:\n  start: {ask: decides, when: {yes: act, no: playbook:other}}\n" });
    const other = withMessage("call", "a day", "Any news?");
    expect(remarksOn(examined(it, { other })).map(({ code, at }) => `${code} ${at.file}:${at.line}`)).toEqual([
      "hollow other.yaml:14",
    ]);
  });

  it.each([
    ["in a text", withMessage("call", "a day", "Shall we? ANY NEWS of yours."), "14:17+8"],
    ["in a subject", withMessage("email", "a day", "Shall we?", "I was Touching Base"), "13:20+13"],
    ["as a whole", withMessage("call", "nothing", "Shall we?"), "13:5+4"],
  ])("is told of where it stands, %s", (_, playbook, place) => {
    const [{ at } = { at: undefined }] = remarksOn(examined(playbook));
    expect(`${at?.line}:${at?.column}+${at?.length}`).toBe(place);
  });

  it("is told of where it stands in the formal words", () => {
    const formal = `${withMessage("call", "a day", "Any news?")}    formal:\n      text: We shall, any news?\n`;
    const places = remarksOn(examined(formal)).map(({ at }) => `${at.line}:${at.column}`);
    expect(places).toEqual(["14:7", "16:23"]);
  });

  it("comes with its figures: the call to action, words, seconds", () => {
    const [reading] = readMessages(soundly(withMessage("voicemail", "a call back", words(30))).loaded.playbook);
    expect(reading).toMatchObject({
      tone: "warm",
      channel: "voicemail",
      asks: "a call back",
      words: 30,
      seconds: 12,
      questions: 0,
      concerns: [],
    });
  });

  it("takes no seconds where it is not spoken", () => {
    const [reading] = readMessages(soundly(withMessage("email", "a day", words(30), "Hello")).loaded.playbook);
    expect(reading).not.toHaveProperty("seconds");
  });
});
