import { describe, expect, it } from "vitest";
import { withEntry, withoutEntry } from "../../src/answers/edit.ts";

describe("a config with one entry set, and with it removed, and nothing else touched", () => {
  it.each([
    ["{my_name: Ana}", '{my_name: "Bo"}', "{}"],
    ["{tone: warm, my_name: Ana} # x\n", '{tone: warm, my_name: "Bo"} # x\n', "{tone: warm} # x\n"],
    [
      '{\n  "my_name": "Ana",\n  "tone": "warm"\n}\n',
      '{\n  "my_name": "Bo",\n  "tone": "warm"\n}\n',
      '{\n  "tone": "warm"\n}\n',
    ],
    ['{"tone": "warm"}', '{"tone": "warm", "my_name": "Bo"}', '{"tone": "warm"}'],
    ["{}", '{"my_name": "Bo"}', "{}"],
    ["  my_name: Ana\n  tone: warm\n", '  my_name: "Bo"\n  tone: warm\n', "  tone: warm\n"],
    ["  tone: warm\n", '  tone: warm\n  my_name: "Bo"\n', "  tone: warm\n"],
    ["tone: warm\n...\n", 'tone: warm\nmy_name: "Bo"\n...\n', "tone: warm\n...\n"],
    ["? my_name\n: Ana\ntone: warm\n", '? my_name\n: "Bo"\ntone: warm\n', undefined],
    ["my_name: [a, b] # c\n", 'my_name: "Bo" # c\n', ""],
    ["my_name:\n- a\n- b\ntone: warm\n", 'my_name: "Bo"\ntone: warm\n', "tone: warm\n"],
    ["my_name:\n  # above\n  Ana\n", 'my_name:\n  # above\n  "Bo"\n', ""],
    ["my_name: Ana # me\ntone: warm\n", 'my_name: "Bo" # me\ntone: warm\n', "tone: warm\n"],
    ["# a\r\nmy_name: Ana\r\ntone: warm\r\n", '# a\r\nmy_name: "Bo"\r\ntone: warm\r\n', "# a\r\ntone: warm\r\n"],
    ["my_name: Ana", 'my_name: "Bo"', ""],
    ["my_name: |\n  Ana\n  Li\ntone: warm\n", 'my_name: "Bo"\ntone: warm\n', "tone: warm\n"],
    ["my_name:\ntone: warm\n", 'my_name: "Bo"\ntone: warm\n', "tone: warm\n"],
    ["# nothing yet\n", '# nothing yet\nmy_name: "Bo"\n', "# nothing yet\n"],
    ["~\n", undefined, "~\n"],
    ["\ufeffmy_name: Ana\n", '\ufeffmy_name: "Bo"\n', "\ufeff"],
  ])("%j", (before, set, unset) => {
    expect(withEntry(before, "my_name", "Bo")).toBe(set);
    expect(withoutEntry(before, "my_name")).toBe(unset);
  });
});
