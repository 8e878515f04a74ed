import { describe, expect, it } from "vitest";
import { readLine } from "../../src/shell/line.ts";

describe("a bash line, up to the cursor", () => {
  it.each([
    ["followup ", ["followup"], "", ""],
    ["followup dia", ["followup"], "dia", ""],
    ["followup diagnose -a news=si", ["followup", "diagnose", "-a"], "news=si", ""],
    ["followup 'two words' x", ["followup", "two words"], "x", ""],
    ["followup 'two wo", ["followup"], "two wo", "'"],
    ["followup \"it's", ["followup"], "it's", '"'],
    ['followup "a \\"b', ["followup"], 'a "b', '"'],
    ['followup "a\\"', ["followup"], 'a"', '"'],
    ["followup two\\ words", ["followup"], "two words", ""],
    ['followup --x="a b"c', ["followup"], "--x=a bc", ""],
    ["followup '' x", ["followup", ""], "x", ""],
    ["followup diagnose > out.txt --e", ["followup", "diagnose"], "--e", ""],
    ["followup diagnose 2>&1 >out --e", ["followup", "diagnose"], "--e", ""],
    ["followup Zoë 日", ["followup", "Zoë"], "日", ""],
    ["", [], "", ""],
  ])("%s", (text, words, current, quote) => {
    expect(readLine(text)).toEqual({ words, current, quote });
  });
});
