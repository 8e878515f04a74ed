import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { load } from "../../src/playbook/load.ts";
import { listed, smallBank, smallPlaybook, written } from "../support/generate.ts";
import { runs } from "../support/runs.ts";
import { anyText, misshapen, spoiled } from "./spoil.ts";
import { expectHarmless, holds, place, shipped } from "./world.ts";

const file = `${place.playbooks}/it.yaml`;

/** The commands that read a playbook. A path and a name go different ways. */
const commands: readonly (readonly string[])[] = [
  ["playbook", "check", "it"],
  ["playbook", "check", file, "--format", "json"],
  ["playbook", "check", "it", "--format", "github", "--strict"],
  ["playbook", "list"],
  ["playbook", "show", "it"],
  ["playbook", "graph", file, "--format", "mermaid"],
  ["playbook", "graph", "it", "--format", "dot"],
  ["playbook", "graph", "it", "--format", "svg"],
  ["diagnose", "it", "--no-input", "-a", "decides=yes", "-a", "promised=owed", "-a", "days=3", "-a", "size=90k"],
  ["diagnose", file, "--format", "json", "-a", "decision_maker=no", "-a", "days_silent=5 weeks"],
  ["diagnose", "it", "--format", "markdown", "--explain"],
  ["diagnose", "it", "-m", "--strict", "-a", "promised=owed"],
  ["config", "set", "my_name", "Zoë"],
  ["playbook", "new", "mine", "--from", "it", "--with-methods"],
];

const starter = Buffer.from(shippedKit());
const rich = fc.constantFrom(starter, shipped.get("save-face") as Buffer);
const small = fc
  .array(fc.nat(), { maxLength: 60 })
  .map((numbers) =>
    written({ ...smallPlaybook(listed(numbers), { nodes: 4, actions: 3, silence: true }), questions: smallBank }),
  );

function shippedKit(): Uint8Array | string {
  return `title: A small one
summary: Made for the tests.
sources:
  team: {author: The team, title: What works, year: 2026, elements: {1: Ask, 2: Wait}}
questions:
  promised: {ask: Did you promise them something?, type: choice, choices: {sent: "Sent", owed: "Owed", unsure: "I don't know"}, why: It explains the silence., cites: [team/1]}
  fair_name: {ask: "Which fair was it?", type: text, blank: name of the fair}
tree:
  promise:
    ask: promised
    when: {sent: how-large, owed: keep-it, unsure: keep-it}
  how-large:
    share: {deal_size: territory_size}
    when: [{below: 2.5%, go: keep-it}, {below: 10%, go: one-question}, {go: playbook:save-face}, {unsure: one-question}]
    cites: [team]
actions:
  keep-it:
    do: Send what you promised
    because: 'As long as you owe them something, it is your turn, {{ contact_name | default: "friend" }}.'
    steps: [Look it up., "Send it {{ my_name | default: 'now' }}."]
    say: [as-promised]
    replies: [{hear: Thanks, do: Ask the one question.}]
    avoid: [A brochure.]
    let_go: Not yet.
    cites: [team/1, team/2]
    then: {after: 4, go: one-question}
  one-question: {do: Ask one question, because: They remember the talk., say: [one-thing], ends: Take it off the forecast.}
messages:
  as-promised:
    channel: email
    asks: nothing
    subject: As promised
    text: |
      Hi {{ contact_name | default: "there" }},

      Here is what I promised you at {{ fair_name }}.

      {{ my_name }}
    formal: {text: "Dear {{ contact_name }}, here it is."}
  one-thing: {channel: voicemail, asks: a call back, text: "This is {{ my_name }}. Which month is better?"}
scenarios:
  - {name: Owed, given: {promised: owed}, expect: keep-it}
`;
}

/** Runs one of the commands over a playbook of the user's. */
async function survives(content: Uint8Array | string, command: readonly string[]): Promise<void> {
  await holds(command, { files: new Map([[file, content]]), replies: [] });
}

const command = fc.constantFrom(...commands);

describe("whatever stands in a playbook's file, no command breaks over it", () => {
  it("any bytes", async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), anyText);
    await fc.assert(fc.asyncProperty(bytes, command, survives), runs(30));
  }, 3_600_000);

  it("a sound one with bytes changed", async () => {
    await fc.assert(fc.asyncProperty(spoiled(fc.oneof(small, fc.constant(starter))), command, survives), runs(12));
  }, 3_600_000);

  it("one that ships with bytes changed", async () => {
    const count = Math.ceil(runs(10).numRuns / 20);
    await fc.assert(fc.asyncProperty(spoiled(rich), command, survives), { ...runs(10), numRuns: count });
  }, 3_600_000);

  it("a sound one with values changed, moved, renamed and taken out", async () => {
    const values = fc.oneof(small, fc.constant(starter)).map((text) => parse(text.toString()));
    const texts = misshapen(values).map((value) => stringify(value, { aliasDuplicateObjects: false }));
    await fc.assert(fc.asyncProperty(texts, command, survives), runs(15));
  }, 3_600_000);

  it("names of files that hide something", async () => {
    const names = anyText.filter((name) => name !== "" && !name.includes("/") && !name.includes("\0"));
    await fc.assert(
      fc.asyncProperty(names, fc.constantFrom(starter, "title: x"), async (name, content) => {
        const files = new Map([[`${place.playbooks}/${name}.yaml`, content]]);
        for (const args of [
          ["playbook", "list"],
          ["playbook", "check", name],
          ["diagnose", "./x.yaml", "--no-input"],
        ])
          await holds(args, { files });
      }),
      runs(8),
    );
  }, 3_600_000);
});

describe("what the loader says of a file", () => {
  it("stands in the file, is sorted by place, and is the same each time", async () => {
    const library = (content: Uint8Array) => ({
      names: ["it", ...shipped.keys()],
      read: (name: string) => ({
        file: `${name}.yaml`,
        content: name === "it" ? content : (shipped.get(name) as Buffer),
      }),
      bank: { file: "questions.yaml", content: shipped.get("questions") as Buffer },
    });
    const ours = spoiled(fc.constant(starter.toString().replace("playbook:save-face", "one-question")));
    fc.assert(
      fc.property(ours, (content) => {
        const [once, again] = [load("it", library(content)), load("it", library(content))];
        expect(once.ok).toBe(again.ok);
        if (once.ok || again.ok) return;
        expect(again.problems).toEqual(once.problems);
        const lines = (once.texts.get("it.yaml") ?? "").split("\n");
        const own = once.problems.filter(({ at }) => at.file === "it.yaml").map(({ at }) => at);
        for (const { line, column, length = 0 } of own) {
          expect(line).toBeGreaterThan(0);
          expect(column - 1 + length).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
        expect(own).toEqual(own.toSorted((a, b) => a.line - b.line || a.column - b.column));
        expectHarmless(JSON.stringify(once.problems.map(({ at }) => at)));
      }),
      runs(15),
    );
  }, 3_600_000);
});
