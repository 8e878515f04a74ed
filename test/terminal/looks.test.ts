import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect } from "vitest";
import { followup, it, key, type TestTerminal } from "../support/terminal.ts";

const ring = resolve("test/fixtures/ring.yaml");
const diagnose = `${followup} diagnose '${ring}'`;
const esc = "\u001b";

/** Every word of the playbook's questions and labels, to tell a broken one by. */
const words = new Set(readFileSync(ring, "utf8").match(/[\p{L}\p{N}]+/gu));
const hints = [
  "k",
  "Question",
  "at",
  "most",
  "more",
  "last",
  "move",
  "Enter",
  "choose",
  "Esc",
  "or",
  "back",
  "Back",
  "For",
  "the",
  "of",
  "don",
  "t",
  "leaves",
  "it",
  "open",
  "keeps",
  "know",
];
const known = new Set([...words, ...hints]);

/** What stands on the screen that is no whole word: the halves of a broken one. */
const brokenWords = (at: TestTerminal) => (at.screen.match(/[\p{L}]+/gu) ?? []).filter((word) => !known.has(word));

describe.concurrent("a narrow terminal", () => {
  it.for([40, 30])("of %i columns breaks no word, in any kind of question", async (columns, { run }) => {
    const at = run(`${diagnose} >out`, { columns });
    await at.see("Question 1");
    expect(brokenWords(at)).toEqual([]);
    at.press(key.enter);
    await at.see("Question 2");
    expect(brokenWords(at)).toEqual([]);
    at.press("200", key.enter);
    await at.on("Question 3", "300", key.enter);
    await at.see("1 of 3");
    expect(brokenWords(at)).toEqual([]);
    at.press(key.ctrlC);
    await at.code();
  });

  it("breaks no word in the plain prompts either", async ({ run }) => {
    const at = run(`${diagnose} --plain >out`, { columns: 40 });
    await at.see("1 to 3");
    expect(brokenWords(at)).toEqual([]);
  });

  it("breaks no word of the advice", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=no -a own_name=Zoë -a first_name=Ann -a goods=pumps`, {
      columns: 40,
      rows: 60,
    });
    await at.code();
    expect(at.history).toContain("I take it that this is not the time");
    for (const line of at.lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(at.history.split(/\s+/)).toEqual(expect.arrayContaining(["pleasure.", "forecast."]));
  });
});

describe.concurrent("a terminal that was never told its size", () => {
  it("is taken to be of the usual one", async ({ run }) => {
    const at = run(`stty cols 0 rows 0; ${followup} playbook show save-face; stty cols 80 rows 24`);
    await at.code();
    expect(at.history).toContain("Send the polite e-mail that assumes a no");
    expect(at.history).not.toContain("…");
  });
});

describe.concurrent("a resize during a prompt", () => {
  it("lays the list out anew and keeps the cursor where it was", async ({ run }) => {
    const at = run(`${diagnose} >out`);
    await at.on("Question 1", key.down);
    await at.see("❯ No, nobody");
    at.resize(40, 24);
    await at.see("Question 1, at most 3 more · ↑↓ move\n  · Enter choose");
    expect(at.screen).toContain("❯ No, nobody there has heard the name");
    expect(brokenWords(at)).toEqual([]);
    expect(at.screen.match(/Question 1/g)).toHaveLength(1);
    at.press(key.enter);
    await at.on("Your own name?", key.ctrlC);
    expect(await at.code()).toBe(130);
  });

  it.for<[number, string]>([
    [60, "say anything, and\n  goes quiet instead."],
    [30, "  words to me: Yes\n"],
  ])("to %i columns keeps the cursor on a choice that ends like another", async ([columns, wrapped], { run }) => {
    const labels = `s/"Yes, alone[^"]*"/"Yes"/; s/"No, somebody else does"/"Most probably, in his last words to me: Yes"/`;
    const own = `sed '${labels}' '${ring}' >own.yaml`;
    const at = run(`${own}; ${followup} diagnose ./own.yaml -a reachable=yes -a this_deal=1 -a all_deals=100 >out`);
    await at.on("❯ Yes", key.down);
    await at.see("❯ Most probably");
    at.resize(columns, 24);
    await at.on(wrapped, key.enter);
    await at.on("For the messages", "--", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toMatch(/^Say goodbye/);
  });

  it("keeps what was typed", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=no >out`);
    await at.on("Your own name?", "Zoë 日本");
    await at.see("› Zoë 日本");
    at.resize(40, 24);
    await at.see("For the messages, 1 of 3 ·\n");
    await at.on("› Zoë 日本", " 🙂", key.enter);
    await at.see("✔ Your own name? Zoë 日本 🙂");
    at.resize(100, 24);
    await at.on("Enter leaves it open · -- all · Esc or < back", key.enter);
    await at.on("What are you selling", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("Goodbye from Zoë 日本 🙂\n");
  });

  it("reaches a terminal that was opened for the prompts", async ({ run }) => {
    const at = run(`${diagnose} 2>/dev/null >out`);
    await at.see("Question 1");
    at.resize(40, 24);
    await at.see("↑↓ move\n  · Enter choose");
    expect(brokenWords(at)).toEqual([]);
  });
});

describe.concurrent("a list that does not fit", () => {
  it("says so, leaves out the reason for asking, and does not begin again after its end", async ({ run }) => {
    const at = run(`${followup} diagnose >out`, { columns: 40, rows: 16 });
    await at.see("not all in");
    expect(at.screen).toContain("? What is the last you know");
    const first = at.lines.find((line) => line.startsWith("❯"));
    at.press(key.up, key.up);
    at.press(key.down);
    await at.lose(first as string);
    expect(at.lines.filter((line) => line.startsWith("❯"))).toHaveLength(1);
    at.press(key.up, key.up);
    await at.see(first as string);
  });

  it.for<[number, number]>([
    [20, 6],
    [40, 8],
    [80, 4],
  ])(
    "of %i columns and %i rows shows the question and the choice under the cursor",
    async ([columns, rows], { run }) => {
      const at = run(`${followup} diagnose >out`, { columns, rows });
      for (const choice of ["My turn", "Away", "One I", "Upheaval"]) {
        await at.see(`❯ ${choice}`);
        expect(at.screen).toContain("? What is the last");
        at.press(key.down);
      }
    },
  );

  it("goes round, and says why it asks, where it fits", async ({ run }) => {
    const at = run(`${diagnose} >out`);
    await at.on("Question 1", key.up);
    await at.see("❯ I have not called");
    expect(at.screen).toContain("it costs two");
    expect(at.screen).not.toContain("in sight");
  });
});

describe.concurrent("an entry that does not fit", () => {
  it("is shown in the complaint, and leaves the line free for the next", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=unsure -a own_name=Zoë -a goods=pumps >out`);
    await at.on("How long since", "very long", key.enter);
    await at.on('"very long" does not fit', "about 2 weeks", key.enter);
    await at.see("✔ How long since you last heard from them? about 2 weeks");
  });
});

describe.concurrent("colour follows each stream on its own", () => {
  const answers = ["-a reachable=no", "-a own_name=Zoë", "-a first_name=Ann"].join(" ");
  const finish = async (at: TestTerminal) => {
    await at.on("What are you selling", "pumps", key.enter);
    await at.code();
  };

  it("prompts on a terminal are coloured, a file gets plain text", async ({ run }) => {
    const at = run(`${diagnose} ${answers} >out`);
    await finish(at);
    expect(at.raw).toMatch(/\u001b\[[0-9;]*m/);
    expect(at.file("out")).not.toContain(esc);
  });

  it("NO_COLOR: no colour anywhere", async ({ run }) => {
    const at = run(`${diagnose} ${answers}`, { env: { NO_COLOR: "1" } });
    await finish(at);
    expect(at.raw).not.toMatch(/\u001b\[[0-9;]*m/);
  });

  it.for(["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"])(
    "an empty %s is as if it were not set",
    async (name, { run }) => {
      const at = run(`${diagnose} ${answers} >out`, { env: { [name]: "" } });
      await finish(at);
      expect(at.raw).toMatch(/\u001b\[[0-9;]*m/);
      expect(at.file("out")).not.toContain(esc);
    },
  );

  it("FORCE_COLOR colours a pipe too, but never the words to send", async ({ run }) => {
    const at = run(`${diagnose} ${answers} | cat >out; ${diagnose} ${answers} -a goods=pumps -m | cat >message`, {
      env: { FORCE_COLOR: "1" },
    });
    await finish(at);
    const text = at.file("out");
    expect(text).toContain(esc);
    const body = text.slice(text.indexOf("Hi Ann"), text.indexOf("It was a pleasure."));
    expect(body).not.toContain(esc);
    expect(at.file("message")).not.toContain(esc);
    expect(stripVTControlCharacters(text)).toContain(at.file("message").trim().split("\n").at(-1));
  });

  it.for<[string, string, Record<string, string>]>([
    ["TERM=dumb", "", { TERM: "dumb" }],
    ["--plain with NO_COLOR", "--plain", { NO_COLOR: "1" }],
  ])("%s: numbered choices, no escape sequence at all", async ([_how, flag, env], { run }) => {
    const at = run(`${diagnose} ${flag}`, { env });
    await at.on("1 to 3.\n>", "x", key.enter);
    await at.on("1 to 3.\n> x\nx is none of them.\n1 to 3.", "3", key.enter);
    await at.on("How long since", "b", key.enter);
    await at.on("Enter for 3.", "2", key.enter);
    await at.on("Your own name?", "Zoë 日本 🙂", key.enter);
    await at.on("Your contact's first name?", key.enter);
    await at.on("What are you selling", "-", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.raw).not.toContain(esc);
    expect(at.history).toContain("Goodbye from Zoë 日本 🙂");
  });
});

describe.concurrent("a list that may be left open, in plain lines", () => {
  const own = `sed 's/I take it/{{ decides_alone }}: I take it/' '${ring}' >own.yaml`;
  const listed = `${own}; ${followup} diagnose ./own.yaml --plain -a reachable=no -a own_name=Zoë -a first_name=Ann`;

  it.for(["9", "nobody"])("says that %s is none of them, and waits for another", async (wrong, { run }) => {
    const at = run(`${listed} >out`);
    await at.on("-- to leave all open.\n>", wrong, key.enter);
    await at.on(`${wrong} is none of them.\n1 to 3; Enter to leave it open;`, "2", key.enter);
    await at.on("What are you selling", "pumps", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("No, somebody else does: I take it");
  });

  it("-- leaves open all that comes after it too", async ({ run }) => {
    const at = run(`${listed} >out`);
    await at.on("-- to leave all open.\n>", "--", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("[decides alone]: I take it");
    expect(at.history).not.toContain("What are you selling");
  });
});
