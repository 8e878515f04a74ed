import { describe, expect, it } from "vitest";
import { countWords, readsOf, secondsToSay } from "../../src/message/reads.ts";

describe("how a text reads", () => {
  it.each<[string, number]>([
    ["", 0],
    ["one", 1],
    ["Hi Zoë, it's me.", 4],
    ["yes - or no", 3],
    ["  two\n\nlines ", 2],
    ["[contact's first name]", 3],
    ["90,000 € a year", 3],
    ["Привет, 日本!", 2],
  ])("%j has %i words", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it.each<[number, number]>([
    [0, 0],
    [1, 1],
    [62, 25],
    [63, 26],
    [150, 60],
  ])("%i words take %i seconds", (words, seconds) => {
    expect(secondsToSay(words)).toBe(seconds);
  });

  it("counts its questions", () => {
    expect(readsOf('Is it on? Then when?! Or "never?" See http://x.com/?a=1.').questions).toBe(2);
    expect(readsOf("Really?? (Is it on?)").questions).toBe(2);
  });

  it.each<[string, string[]]>([
    ["Hi, just checking in on this.", ["checking in"]],
    ["I just wanted\nto touch base. Any updates?", ["just wanted to", "touch base", "any updates?"]],
    ["Can you tell me by Friday whether it is on?", []],
    ["The checking index", []],
    ["Hope  this\n\nfinds you, your thoughts", ["hope this finds you", "your thoughts"]],
    ["I have no updates, nor any updates of yours, on second thoughts", []],
  ])("%j asks for nothing with %j", (text, hollow) => {
    expect(readsOf(text).hollow).toEqual(hollow);
  });

  it.each<[string, string[]]>([
    ["I still haven’t heard from you.", ["haven't heard"]],
    ["You never called.", ["you never"]],
    ["Shall we call it off?", []],
  ])("%j blames with %j", (text, guilt) => {
    expect(readsOf(text).guilt).toEqual(guilt);
  });
});
