import { describe, expect, it } from "vitest";
import { type Sections, text } from "../support/sheet.ts";
import { remarks, soundly } from "./checked.ts";

const saying = (words: string, tree: readonly string[], more: readonly string[] = []): Sections => ({
  tree: `tree:\n${tree.map((node) => `  ${node}\n`).join("")}`,
  actions: [
    "actions:\n",
    "  act: {do: Call, because: It helps, say: [hello], ends: Done}\n",
    ...more.map((action) => `  ${action}\n`),
  ].join(""),
  messages: `messages:\n  hello: {channel: call, asks: a day, text: '${words}'}\n`,
});
const wait = "wait: {do: Wait, because: It helps, ends: Done}";
const someAsked = [
  "start: {ask: decides, when: {yes: long, no: act}}",
  "long: {ask: days, when: [{below: 5, go: act}, {go: act}]}",
];
const allAsked = [someAsked[1]?.replace("long", "start") ?? ""];

describe("what a message says and nobody may have been asked for", () => {
  it.each<[sentence: string, sections: Sections, toFillIn: Record<string, readonly string[]>]>([
    ["is a text, for which no node asks", saying("{{ name }}, {{ name }}?", allAsked), { act: ["name"] }],
    ["is a fact that only some ways ask for", saying("{{ days }}?", someAsked), { act: ["days"] }],
    ["is no fact that all ways ask for", saying("{{ days }}?", allAsked), {}],
    ["is no fact that has a default", saying('{{ name | default: "you" }}?', allAsked), {}],
    [
      "is each of several",
      saying("{{ name }}, {{ days }}, {{ staff }}?", someAsked),
      { act: ["name", "days", "staff"] },
    ],
    [
      "counts for the action that some of these ways lead to",
      saying("{{ days }}?", ["start: {ask: decides, when: {yes: long, no: wait}}", someAsked[1] ?? ""], [wait]),
      {},
    ],
  ])("%s", (_, sections, toFillIn) => {
    expect(Object.fromEntries(soundly(text(sections)).proof.toFillIn)).toEqual(toFillIn);
  });
});

describe("a message left blank", () => {
  const tree = [
    "start: {ask: size, when: [{below: 5, go: who}, {go: who}, {unsure: wait}]}",
    "who: {ask: present, when: {yes: act, no: act, unsure: act}}",
  ];

  it("is blank where the one of its facts is that may not be known", () => {
    expect(remarks(text(saying("{{ size }}, {{ present }}?", tree, [wait])))).toEqual([
      "left-blank it.yaml:10 size 4, present unsure: message `hello` says [present]",
    ]);
  });

  it("is told of each of its facts that may not be known", () => {
    const either = [(tree[0] ?? "").replace("{unsure: wait}", "{unsure: who}"), tree[1] ?? ""];
    expect(remarks(text(saying("{{ size }}, {{ present }}?", either)))).toEqual([
      "left-blank it.yaml:9 size unsure, present yes: message `hello` says [size]",
      "left-blank it.yaml:9 size 4, present unsure: message `hello` says [present]",
    ]);
  });
});
