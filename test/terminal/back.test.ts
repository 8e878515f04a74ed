import { resolve } from "node:path";
import { describe, expect } from "vitest";
import { followup, it, key } from "../support/terminal.ts";

const diagnose = `${followup} diagnose '${resolve("test/fixtures/ring.yaml")}'`;

describe.concurrent("going back", () => {
  it("Esc asks the latest question again, answered as it was, and later answers stay as defaults", async ({ run }) => {
    const at = run(`${diagnose} >out`);
    await at.on("Question 1", key.enter);
    await at.on("Question 2", "90k", key.enter);
    await at.on("Question 3", "100k", key.enter);
    await at.on("For the messages, 1 of 3", key.escape);
    await at.on("› (100,000)", key.escape);
    await at.on("› (90,000)", key.enter);
    await at.on("› (100,000)", key.enter);
    await at.see("For the messages, 1 of 3");
    expect(at.lines.slice(0, 5)).toEqual([
      expect.stringMatching(/^✔ Does anybody/),
      expect.stringMatching(/^ {2}found\? Yes: /),
      "✔ What is this deal worth? 90,000",
      "✔ What is your whole territory, or your year's target, worth? 100,000",
      "? Your contact's first name?",
    ]);
  });

  it("Esc does nothing at the first question, and does not even move the cursor", async ({ run }) => {
    const at = run(`${diagnose} >out`);
    await at.on("Question 1", key.down);
    await at.on("❯ No, nobody", key.escape);
    // The key that follows shows that Esc was dealt with.
    at.press(key.down);
    await at.see("❯ I have not called");
    expect(at.screen).toContain("Question 1");
    expect(at.screen).not.toContain("Back");
  });

  it("the list offers Back, and a line takes <", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=yes >out`);
    await at.on("What is this deal worth?", "5", key.enter);
    await at.on("What is your whole territory", "100", key.enter);
    await at.on("Does your contact decide", key.up);
    await at.on("❯ ‹ Back", key.enter);
    await at.on("› (100)", "<", key.enter);
    await at.on("› (5)", "50", key.enter);
    await at.on("› (100)", key.enter);
    await at.on("Your contact's first name?", key.ctrlC);
    expect(await at.code()).toBe(130);
  });

  it("an arrow key is not taken for Esc", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=unsure -a quiet_days=50 >out`);
    await at.on("Your contact's first name?", "Zo", key.left, "x", key.enter);
    await at.see("✔ Your contact's first name? Zxo");
  });

  it("after another answer, only the messages of the new advice are asked for", async ({ run }) => {
    const at = run(`${diagnose} -a own_name=Al -a goods=pumps >out`);
    await at.on("Question 1", key.down, key.enter);
    await at.on("For the messages, 1 of 1", key.escape);
    await at.on("❯ No, nobody", key.down, key.enter);
    await at.on("How long since", "5 weeks", key.enter);
    await at.on("Your contact's first name?", "Ann", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.file("out")).toContain("Hi Ann, Al here about pumps.");
  });
});

it("keys typed before a question is there are not its answer", async ({ run }) => {
  const at = run(`${diagnose} >out`);
  at.press(key.enter, key.enter);
  await at.on("Question 1", key.down);
  await at.see("❯ No, nobody");
  expect(at.screen).toContain("Question 1");
});

describe.concurrent("a wrong entry says what is accepted and asks again", () => {
  it.for<[string, string, string, string, string, string]>([
    [
      "-a reachable=yes",
      "What is this deal worth?",
      "much",
      "Accepted: an amount such as 90000",
      "90k",
      "✔ What is this deal worth? 90k",
    ],
    [
      "-a reachable=unsure",
      "How long since",
      "5 weks",
      "Accepted: days such as 35, 5 weeks",
      "5 weeks",
      "✔ How long since you last heard from them? 5 weeks",
    ],
    [
      "-a reachable=unsure",
      "How long since",
      "2999-01-01",
      "not a day still to come",
      "35",
      "✔ How long since you last heard from them? 35",
    ],
    [
      "-a reachable=yes -a this_deal=5",
      "What is your whole territory",
      "0",
      "Accepted: more than 0",
      "500",
      "territory, or your year's target, worth? 500",
    ],
  ])("%s: %s", async ([flags, ask, wrong, accepted, right, echo], { run }) => {
    const at = run(`${diagnose} ${flags} >out`, { columns: 100 });
    await at.on(ask, wrong, key.enter);
    await at.see(accepted);
    // The wrong entry can be edited.
    await at.on(`› ${wrong}`, key.clearLine, right, key.enter);
    await at.see(echo);
    expect(at.screen).not.toContain("Accepted");
  });
});
