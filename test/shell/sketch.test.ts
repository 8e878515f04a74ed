import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { load } from "../../src/playbook/load.ts";
import { sketchOf } from "../../src/shell/sketch.ts";

const folder = fileURLToPath(new URL("../../playbooks", import.meta.url));
const content = (name: string) => ({ file: `${name}.yaml`, content: readFileSync(join(folder, `${name}.yaml`)) });
const names = readdirSync(folder).flatMap((file) =>
  /^(?!questions).*\.yaml$/.test(file) ? file.replace(/\.yaml$/, "") : [],
);

describe("a sketch sees what the loader reads", () => {
  it.each(names)("in %s", (name) => {
    const loaded = load(name, { names, bank: content("questions"), read: content });
    if (!loaded.ok) throw new Error("what ships is sound");
    const { title, questions, messages } = sketchOf(content(name).content.toString("utf8"));
    expect(title).toBe(loaded.playbook.title);
    for (const { id, ask, choices } of questions) {
      const question = loaded.playbook.questions.get(id);
      expect([ask, id]).toEqual([question?.ask, question?.id]);
      if (question?.kind === "choice")
        expect(choices).toEqual(question.choices.map((choice) => [choice.id, choice.label]));
    }
    const ours = [...loaded.playbook.actions.values()].filter(({ playbook }) => playbook === name);
    const said = new Map(
      ours.flatMap(({ say }) => say).map(({ id, channel, asks = "nothing" }) => [id, `${channel}: asks for ${asks}`]),
    );
    expect(new Map(messages)).toEqual(said);
  });
});

describe("a sketch is made of anything", () => {
  it.each(["", "title", "questions: [", "- a\n- b", "questions:\n  mood: {ask: Hm?}\n", "\u0000\u001b]52;c;x\u0007"])(
    "%j",
    (text) => {
      expect(JSON.stringify(sketchOf(text))).not.toMatch(/\\u00(1b|00)/);
    },
  );
});
