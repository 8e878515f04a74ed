import { describe, expect, it } from "vitest";
import { parseTemplate } from "../../src/playbook/template.ts";

describe("a field is read as Liquid spells it", () => {
  it.each([
    ["Hi {{ name }}!", ["Hi ", { field: "name" }, "!"]],
    ["{{name}}", [{ field: "name" }]],
    ["{{  name\t}}", [{ field: "name" }]],
    ["{{\n  name\n}}", [{ field: "name" }]],
    ["{{ a }}{{ b }}", [{ field: "a" }, { field: "b" }]],
    ['{{ name | default: "you" }}', [{ field: "name", default: "you" }]],
    ["{{ name | default: 'you' }}", [{ field: "name", default: "you" }]],
    ['{{name|default:"you"}}', [{ field: "name", default: "you" }]],
    ['{{ name | default : "you" }}', [{ field: "name", default: "you" }]],
    [`{{ name | default: "it's" }}`, [{ field: "name", default: "it's" }]],
    [`{{ name | default: 'a "b"' }}`, [{ field: "name", default: 'a "b"' }]],
    ['{{ name | default: "}}" }}', [{ field: "name", default: "}}" }]],
    ['{{ name | default: "{{ x }}" }}', [{ field: "name", default: "{{ x }}" }]],
    ["{{ name | default: 'a }} b' }}", [{ field: "name", default: "a }} b" }]],
    ["no field, { one brace }, 5 % }", ["no field, { one brace }, 5 % }"]],
    ["", []],
  ])("%j", (text, template) => expect(parseTemplate(text)).toMatchObject({ template, faults: [] }));
});

describe("all else is a fault, where it stands", () => {
  it.each([
    ["Hi {{ name", "unclosed", 3, "{{ name"],
    ["Hi {{ name\n}", "unclosed", 3, "{{ name"],
    ["Hi {{ name, how are {{ name }}?", "unclosed", 3, "{{ name, how are "],
    ['{{ name | default: "you }}', "default", 0, '{{ name | default: "you }}'],
    ["Hi name }}", "unopened", 8, "}}"],
    ["{{ }}", "empty", 0, "{{ }}"],
    ["{{- name -}}", "dash", 0, "{{- name -}}"],
    ["{{- name }}", "dash", 0, "{{- name }}"],
    ["{{ name -}}", "dash", 0, "{{ name -}}"],
    ["a {% if b %}", "tag", 2, "{% if b %}"],
    ["a {% if b", "tag", 2, "{% if b"],
    ["{{ contact.name }}", "name", 0, "{{ contact.name }}"],
    ["{{ Name }}", "name", 0, "{{ Name }}"],
    ["{{ contact-name }}", "name", 0, "{{ contact-name }}"],
    ["{{ contact's name }}", "name", 0, "{{ contact's name }}"],
    ['{{ "name" }}', "name", 0, '{{ "name" }}'],
    ["{{ name | upcase }}", "filter", 0, "{{ name | upcase }}"],
    ['{{ name | upcase | default: "x" }}', "filter", 0, '{{ name | upcase | default: "x" }}'],
    ["{{ name | default }}", "default", 0, "{{ name | default }}"],
    ['{{ name | default: "" }}', "blank", 0, '{{ name | default: "" }}'],
    ["{{ name | default: you }}", "default", 0, "{{ name | default: you }}"],
    ['{{ name | default: "x", allow_false: true }}', "default", 0, '{{ name | default: "x", allow_false: true }}'],
    ['{{ name | default  :  "" }}', "blank", 0, '{{ name | default  :  "" }}'],
    ["{{ name | default: '' x }}", "default", 0, "{{ name | default: '' x }}"],
    ["{{ name | default: x default: '' }}", "default", 0, "{{ name | default: x default: '' }}"],
    ["{{ name | my default: 'x' }}", "filter", 0, "{{ name | my default: 'x' }}"],
    ["{{ name | defaults: 'x' }}", "filter", 0, "{{ name | defaults: 'x' }}"],
    ["{{ name | default: '' }}", "blank", 0, "{{ name | default: '' }}"],
    ['{{ name | default: "x" | upcase }}', "default", 0, '{{ name | default: "x" | upcase }}'],
    ["{{ name | default: “you” }}", "quote", 0, "{{ name | default: “you” }}"],
    ["{{{ name }}}", "name", 0, "{{{ name }}"],
  ])("%j", (text, fault, offset, found) => expect(parseTemplate(text).faults[0]).toEqual({ fault, offset, found }));

  it("reads on after a fault", () => {
    const { template, faults } = parseTemplate("a {{ b.c }} d {{ e }} {% f %}");
    expect(template).toEqual(["a ", " d ", { field: "e" }, " "]);
    expect(faults).toHaveLength(2);
  });

  it("tells a hundred and no more", () => expect(parseTemplate("}}".repeat(1000)).faults).toHaveLength(100));
});

it("knows where each field and its name stand", () => {
  expect(parseTemplate("Hi {{name}} and {{  other }}").fields).toStrictEqual([
    { field: { field: "name" }, offset: 3, nameAt: 2 },
    { field: { field: "other" }, offset: 16, nameAt: 4 },
  ]);
});
