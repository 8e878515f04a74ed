import { expect, it } from "vitest";
import { commandAgain, defaultPlaybook } from "../../src/answers/repeat.ts";
import { given } from "../support/sample.ts";

const text = { format: "text" };

it.each([
  ["the default playbook goes without saying", defaultPlaybook, {}, {}, text, ""],
  ["another one does not", "save-face", {}, {}, text, "save-face"],
  ["answers, in their order", "p", { news: "silent", days: 35 }, {}, text, "p -a news=silent -a days=35"],
  ["standing answers go without saying", "p", { tone: "formal", me: "Ann" }, { me: "Ann" }, text, "p -a tone=formal"],
  ["a standing answer that was overruled", "p", { me: "Bo" }, { me: "Ann" }, text, "p -a me=Bo"],
  ["a space", "my deals.yaml", { me: "Ann Lee" }, {}, text, "'my deals.yaml' -a 'me=Ann Lee'"],
  ["a quote", "p", { me: "O'Hara" }, {}, text, "p -a 'me=O'\\''Hara'"],
  ["what a shell would run", "p", { me: "$(rm x);`y`" }, {}, text, "p -a 'me=$(rm x);`y`'"],
  [
    "the format and the day",
    "p",
    {},
    {},
    { format: "json", today: "2026-11-23" },
    "p --format json --today 2026-11-23",
  ],
  ["switches", "p", {}, {}, { ...text, strict: true, explain: true, body: false }, "p --explain --strict"],
  ["the first message", "p", {}, {}, { ...text, message: true as const }, "p -m"],
  ["one message", "p", {}, {}, { ...text, message: "email", body: true }, "p --body -m email"],
])("%s", (_, playbook, answers, standing, printing, words) => {
  const call = commandAgain(playbook, given(answers), given(standing), printing);
  expect(call).toBe(["followup diagnose", words, "--no-input"].filter((part) => part !== "").join(" "));
});
