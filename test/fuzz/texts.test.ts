import fc from "fast-check";
import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";
import { fill } from "../../src/message/fill.ts";
import { readsOf } from "../../src/message/reads.ts";
import { parseTemplate } from "../../src/playbook/template.ts";
import { runs } from "../support/runs.ts";
import { text } from "../support/sample.ts";
import { spent } from "../support/spent.ts";
import { anyText } from "./spoil.ts";

const options = { timeout: 3_600_000 };
const liquid = new Liquid();
const questions = new Map(["name", "firm_2"].map((id) => [id, text(id, "⟦blank⟧")]));

/** Texts in which merge fields are nearly right, and what else Liquid knows. */
const liquidish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "{{ name }}",
          "{{name}}",
          "{{\tfirm_2\n}}",
          '{{ name | default: "there" }}',
          "{{ name|default:'a \"b\"' }}",
          '{{ firm_2 | default: "}}" }}',
        ],
        ...[
          "{{",
          "}}",
          "{%",
          "%}",
          "{",
          "}",
          "|",
          "default",
          ":",
          '"',
          "'",
          "-",
          "\n",
          " ",
          "name",
          "{{-",
          "-}}",
          "{{ }}",
          "{{ Name }}",
          "{{ name.size }}",
        ],
        ...[
          "{{ name | upcase }}",
          "{{ name | default: name }}",
          "{{ name | default: 'x', allow_false: true }}",
          "{% if name %}",
          "{% raw %}",
          "{# #}",
          "{{ 'name' }}",
          "{{ name | default: “x” }}",
        ],
      ),
      anyText,
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("a text with merge fields, whatever it holds", options, () => {
  it("is taken apart without a gap, or its faults stand where they are", () => {
    fc.assert(
      fc.property(liquidish, (source) => {
        const { template, fields, faults } = parseTemplate(source);
        for (const { offset, found } of faults) expect(source.slice(offset, offset + found.length)).toBe(found);
        for (const { field, offset, nameAt } of fields)
          expect(source.slice(offset).slice(nameAt)).toMatch(new RegExp(`^${field.field}\\b`));
        const literal = template.filter((piece) => typeof piece === "string");
        if (fields.length === 0 && faults.length === 0) expect(literal.join("")).toBe(source);
        for (const piece of literal) expect(piece).not.toMatch(/\{\{|\{%|\}\}/);
        const { text: filled, blanks } = fill(
          template,
          new Map([["name", "{{ firm_2 }}"]]),
          new Map([...fields].map(({ field }) => [field.field, text(field.field, "blank")])),
        );
        expect(typeof filled).toBe("string");
        expect(blanks).not.toContain("name");
      }),
      runs(1500),
    );
  });

  it("that has no faults is what Liquid makes of it, but for the visible blanks", () => {
    fc.assert(
      fc.property(liquidish, fc.option(anyText), (source, name) => {
        const { template, fields, faults } = parseTemplate(source);
        fc.pre(faults.length === 0 && fields.every(({ field }) => questions.has(field.field)));
        // A backslash in quotes means something else to Liquid; here it is one.
        fc.pre(fields.every(({ field }) => !field.default?.includes("\\")));
        const said = name === null || name.trim() === "" ? undefined : name;
        const answers = new Map(said === undefined ? [] : [["name", said]]);
        const ours = fill(template, answers, questions).text.replaceAll("[⟦blank⟧]", "");
        expect(ours).toBe(liquid.parseAndRenderSync(source, said === undefined ? {} : { name: said }));
      }),
      runs(1500),
    );
  });

  it("that is made to be expensive costs little", () => {
    const piece = fc.constantFrom(
      "{{",
      "}}",
      "{%",
      "{{ name",
      '{{ name | default: "',
      "'",
      '"',
      "{",
      " ",
      "\n",
      "{{ name }}",
      "a",
      "{{ \"'",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (parts) => {
        const source = parts.join("").repeat(Math.ceil(100_000 / parts.join("").length));
        const start = spent();
        parseTemplate(source);
        expect(spent() - start).toBeLessThan(2_000);
      }),
      { ...runs(25), numRuns: Math.min(runs(25).numRuns, 2_000) },
    );
  });

  it("can be counted and judged", () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const reads = readsOf(words);
        expect(reads.words).toBeLessThanOrEqual(words.split(/\s+/u).length);
        expect(reads.seconds).toBe(Math.ceil(reads.words * 0.4));
        expect(reads.questions).toBeLessThanOrEqual(words.split("?").length - 1);
      }),
      runs(500),
    );
  });
});
