import { describe, expect, it } from "vitest";
import { replyOf } from "../../src/prompt/entries.ts";
import { echoLines, hintLines, masked, questionLines } from "../../src/prompt/layout.ts";
import { entryOf, hintLine, openingLines } from "../../src/prompt/plain-words.ts";
import type { Asking } from "../../src/prompt/prompter.ts";
import { plain } from "../../src/render/style.ts";
import { choice, number, text } from "../support/sample.ts";

const first: Asking = { position: "Question 1, the last", canGoBack: false, canSkip: false };
const later: Asking = { ...first, canGoBack: true };
const blank: Asking = { ...later, canSkip: true };

const colour = choice("colour", { red: "Red, as ever", blue: "Blue", unsure: "I don't know" });
const size = number("size", "money");
const { unsure: _unsure, ...staff } = number("staff", "people");
const name = text("name", "name");

const answer = (entry: string) => ({ kind: "answer", entry });
const [back, skip, skipAll] = [{ kind: "back" }, { kind: "skip" }, { kind: "skip", rest: true }];

describe("what an entry means", () => {
  it.each([
    ["an answer, without the spaces around it", name, later, " Zoë ", answer("Zoë")],
    ["< goes back", size, later, "<", back],
    ["< does nothing at the first question", size, first, "<", undefined],
    ["nothing is I don't know where that is an answer", size, later, "", answer("unsure")],
    ["? is I don't know where that is an answer", size, later, "?", answer("unsure")],
    ["nothing is nothing elsewhere", staff, later, "", undefined],
    ["nothing leaves a blank open", name, blank, "", skip],
    ["- leaves a blank open", size, blank, "-", skip],
    ["- is an entry like any other where an answer is needed", size, later, "-", answer("-")],
  ])("%s", (_sentence, question, asking, entry, expected) => {
    expect(replyOf(question, asking, entry)).toEqual(expected);
  });
});

describe("a plain line as an entry", () => {
  it.each([
    ["a choice's number", colour, later, "2", "blue"],
    ["a choice's id", colour, later, "red", "red"],
    ["a number that no choice has", colour, later, "4", undefined],
    ["nought", colour, later, "0", undefined],
    ["something else at a list", colour, later, "x", undefined],
    ["nothing at a list", colour, blank, "", ""],
    ["b", colour, later, " B ", "<"],
    ["b at a text", name, blank, "b", "<"],
    ["nothing, where something was answered before", size, { ...later, default: 90000 }, "", "90000"],
    ["a number", size, later, "90k", "90k"],
  ])("%s", (_sentence, question, asking, line, expected) => {
    expect(entryOf(question, asking, line)).toBe(expected);
  });

  it.each([
    ["", skip],
    ["-", skip],
    ["--", skipAll],
  ])("%j leaves a list open that may be left open", (line, expected) => {
    expect(replyOf(colour, blank, entryOf(colour, blank, line) as string)).toEqual(expected);
  });

  it.each([
    [colour, first, "1 to 3."],
    [colour, { ...later, default: "blue" }, "1 to 3; Enter for 2; b to go back."],
    [size, later, "90000, 90k or 90,000; Enter for I don't know; b to go back."],
    [size, { ...later, default: 5000 }, "90000, 90k or 90,000; Enter for 5,000; ? for I don't know; b to go back."],
    [
      size,
      blank,
      "90000, 90k or 90,000; ? for I don't know; Enter to leave it open; -- to leave all open; b to go back.",
    ],
    [name, blank, "A few words; Enter to leave it open; -- to leave all open; b to go back."],
    [
      name,
      { ...blank, default: "Zoë" },
      "A few words; Enter for Zoë; - to leave it open; -- to leave all open; b to go back.",
    ],
  ])("the hint says what can be typed: %#", (question, asking, expected) => {
    expect(hintLine(question, asking)).toBe(expected);
  });

  it("a refused entry is answered with what is accepted, not with the whole question again", () => {
    expect(openingLines(size, { ...first, refused: { entry: "much", expected: "a number" } })).toEqual([
      '"much" does not fit. Accepted: a number.',
      "size?",
      "90000, 90k or 90,000; Enter for I don't know.",
    ]);
  });
});

describe("the lines of a prompt", () => {
  it("an echo is one row: the question is shortened, the answer is not", () => {
    const asked = { ...colour, ask: "Which of the many colours there are do you like best of them all today?" };
    expect(echoLines(asked, "Red, as ever", plain, 60)).toEqual([
      "✔ Which of the many colours there are do you… Red, as ever",
    ]);
    expect(echoLines(asked, "Red, as ever", plain, 120)).toEqual([`✔ ${asked.ask} Red, as ever`]);
  });

  it("an echo wraps at words where a row has no room for both", () => {
    const asked = { ...colour, ask: "Which colour do you like?" };
    expect(echoLines(asked, "Red, as ever, and blue", plain, 30)).toEqual([
      "✔ Which colour do you like?",
      "  Red, as ever, and blue",
    ]);
  });

  it("hints break between two of them", () => {
    expect(hintLines(["Question 3, at most 4 more", "Enter: I don't know", "Esc back"], plain, 40)).toEqual([
      "  Question 3, at most 4 more ·",
      "  Enter: I don't know · Esc back",
    ]);
  });

  it("nothing that is shown carries an escape sequence", () => {
    const hostile = "\u001b]52;c;x\u0007\u202e";
    const refused = { entry: hostile, expected: hostile };
    const question = { ...colour, ask: hostile, why: hostile };
    const shown = [
      ...questionLines(question, { ...first, refused }, plain, 40),
      ...echoLines(question, hostile, plain, 40),
    ];
    expect(shown.join("")).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(openingLines(question, first).join("")).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it("what is being typed keeps its length when it is masked, as the cursor depends on it", () => {
    const typed = "Zoë\u202e\u009b🙂\u{e0041}";
    expect(masked(typed)).toBe("Zoë··🙂··");
    expect(masked(typed)).toHaveLength(typed.length);
  });
});
