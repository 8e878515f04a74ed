import fc from "fast-check";
import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../src/decision/answers.ts";
import { type Day, parseDay } from "../../src/decision/day.ts";
import { fill, fillMessage } from "../../src/message/fill.ts";
import { wordAnswer } from "../../src/message/values.ts";
import type { Answer, Message, Question } from "../../src/playbook/playbook.ts";
import { parseTemplate } from "../../src/playbook/template.ts";
import { runs } from "../support/runs.ts";
import { choice, given, number, sample, template, text, worthIt } from "../support/sample.ts";

const { questions } = sample;
const filled = (source: string, values: Record<string, Answer> = {}) =>
  fill(template(source), given(values), questions);
const messageOf = (id: string) => sample.actions.get("warn-them")?.say.find((one) => one.id === id) as Message;

describe("a field", () => {
  it.each<[string, string, Record<string, Answer>, string, string[]]>([
    ["takes its answer", "Hi {{ contact_name }},", { contact_name: "Zoë" }, "Hi Zoë,", []],
    [
      "takes its answer before its default",
      'Hi {{ contact_name | default: "there" }},',
      { contact_name: "Zoë" },
      "Hi Zoë,",
      [],
    ],
    ["falls back on its default", 'Hi {{ contact_name | default: "there" }},', {}, "Hi there,", []],
    ["becomes a visible blank", "Hi {{ contact_name }},", {}, "Hi [contact's first name],", ["contact_name"]],
    [
      "is no empty text",
      "Hi {{ contact_name }},",
      { contact_name: " " },
      "Hi [contact's first name],",
      ["contact_name"],
    ],
    ["is never expanded again", "{{ product }}!", { product: "{{ my_name }}" }, "{{ my_name }}!", []],
    ["says days in weeks where they come out even", "{{ days_silent }} on", { days_silent: 35 }, "5 weeks on", []],
    ["says money with commas", "{{ deal_size }} in all", { deal_size: 90_000 }, "90,000 in all", []],
    ["shows a choice's label", "{{ decision_maker }}", { decision_maker: "yes" }, "Yes, alone", []],
    [
      "never says that we do not know",
      '{{ days_silent | default: "some time" }}',
      { days_silent: "unsure" },
      "some time",
      [],
    ],
    ["names a missing figure", "{{ deal_size }}", { deal_size: "unsure" }, "[deal size]", ["deal_size"]],
  ])("%s", (_, source, values, expected, blanks) => {
    expect(filled(source, values)).toEqual({ text: expected, blanks });
  });

  it("is reported once as a blank, in order of first use", () => {
    expect(filled("{{ product }} {{ my_name }} {{ product }}").blanks).toEqual(["product", "my_name"]);
  });
});

describe("a message", () => {
  it("has its subject and text filled, and its blanks together", () => {
    expect(fillMessage(messageOf("heads-up-mail"), given({ contact_name: "Zoë" }), questions)).toEqual({
      id: "heads-up-mail",
      channel: "email",
      subject: "Friday's call on [what you offer]",
      text: "Hello Zoë,\n\nOur call about [what you offer] is on Friday.\n\n[your name]",
      blanks: ["product", "my_name"],
      cites: [],
    });
  });

  it("is formal where the tone is, with the usual subject where the formal one is not told", () => {
    const formal = fillMessage(messageOf("heads-up-mail"), given({ tone: "formal", product: "printers" }), questions);
    expect(formal).toMatchObject({ subject: "Friday's call on printers", blanks: ["contact_name"] });
    expect(formal.text).toBe("Dear [contact's first name],\n\nthe call takes place on Friday.");
  });

  it.each([{ tone: "warm" }, {}] as Record<string, Answer>[])("keeps its own words with %j", (values) => {
    expect(fillMessage(messageOf("heads-up-mail"), given(values), questions).text).toContain("Hello");
  });

  it("keeps its own words where it has no formal ones", () => {
    expect(fillMessage(messageOf("heads-up"), given({ tone: "formal" }), questions).text).toContain("Hi there");
  });

  it("tells its call to action, and no blank where it has none", () => {
    expect(fillMessage(messageOf("heads-up"), given({ my_name: "Tom" }), questions)).toEqual({
      id: "heads-up",
      channel: "voicemail",
      asks: "a call back",
      text: "Hi there, this is Tom. Please call me.",
      blanks: [],
      cites: ["closerq/3"],
    });
  });

  it("keeps a subject on one line", () => {
    const answers = new Map([...worthIt, ["product", "a\n\n Bcc: everybody\n"]]) as ReadonlyMap<string, Answer>;
    expect(fillMessage(messageOf("heads-up-mail"), answers, questions).subject).toBe(
      "Friday's call on a Bcc: everybody",
    );
  });
});

describe("the merge fields, held against liquidjs", () => {
  const today = parseDay("2026-11-23") as Day;
  const liquid = new Liquid();
  const asked: readonly Question[] = [
    text("name", "⟦blank⟧"),
    text("firm_2", "⟦blank⟧"),
    number("deal_size", "money"),
    number("days_silent", "days"),
    choice("who", { yes: 'Yes, "alone" {{ name }}', no: "No" }),
  ];
  const byId = new Map(asked.map((question) => [question.id, question]));
  const awkward = fc.constantFrom(
    "{{ name }}",
    "{% raw %}",
    "'",
    '"',
    "}}",
    "{",
    "|",
    "\\",
    "$&",
    "<b>",
    "\n",
    "日本",
    "🙂",
    "é",
  );
  const words = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.oneof(awkward, fc.string()), { maxLength: 4 }).map((parts) => parts.join("")),
  );
  const literal = words.filter((source) => parseTemplate(`x${source}x`).template.join("") === `x${source}x`);
  const space = fc.constantFrom("", " ", "  ", "\t");
  const quoted = fc
    .tuple(fc.constantFrom('"', "'"), words)
    .filter(
      ([quote, said]) => said !== "" && !said.includes(quote) && !said.includes("\\") && !/\}\}|\n|\{\{|\{%/.test(said),
    )
    .map(([quote, said]) => `${quote}${said}${quote}`);
  const field = fc
    .tuple(fc.constantFrom(...asked), space, fc.option(quoted))
    .map(
      ([question, gap, fallback]) =>
        `{{${gap}${question.id}${gap}${fallback === null ? "" : `|${gap}default${gap}:${gap}${fallback}${gap}`}}}`,
    );
  const source = fc.array(fc.oneof(literal, field), { maxLength: 8 }).map((parts) => parts.join(""));
  const known = fc
    .record(
      { name: words, firm_2: words, deal_size: fc.nat(), days_silent: fc.nat(900), who: fc.constantFrom("yes", "no") },
      { requiredKeys: [] },
    )
    .map((raw) => {
      const entries = Object.entries(raw).map(
        ([id, value]) => [id, parseAnswer(byId.get(id) as Question, value, today)] as const,
      );
      return new Map(entries.flatMap(([id, parsed]) => (parsed.ok ? [[id, parsed.answer] as const] : [])));
    });

  it("come out the same, but that nothing becomes a visible blank", () => {
    fc.assert(
      fc.property(source, known, (text, answers) => {
        const parsed = parseTemplate(text);
        // Two harmless pieces may join into what is none of the subset, such as `{` before a field.
        fc.pre(parsed.faults.length === 0);
        const scope = Object.fromEntries(
          [...answers].map(([id, value]) => [id, wordAnswer(byId.get(id) as Question, value)]),
        );
        const ours = fill(parsed.template, answers, byId).text.replaceAll(
          /\[(?:⟦blank⟧|deal size|days silent|who)\]/g,
          "",
        );
        expect(ours).toBe(liquid.parseAndRenderSync(text, scope));
      }),
      runs(2000),
    );
  });
});
