import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Day, parseDay } from "../src/decision/day.ts";
import { planFrom } from "../src/decision/plan.ts";
import { runScenarios } from "../src/decision/scenarios.ts";
import { walk } from "../src/decision/walk.ts";
import { fill } from "../src/message/fill.ts";
import { readsOf } from "../src/message/reads.ts";
import { load } from "../src/playbook/load.ts";
import { pathFigures } from "../src/playbook/paths.ts";
import type { Message, Playbook, Template, Wording } from "../src/playbook/playbook.ts";
import { revive } from "../src/playbook/stored.ts";
import { unpacked } from "../src/system/unpacked.ts";

const folder = fileURLToPath(new URL("../playbooks/", import.meta.url));
const compiled = fileURLToPath(new URL("../dist/playbooks/", import.meta.url));
const stored = (name: string) => unpacked(readFileSync(`${compiled}${name}.playbook`));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml") && file !== "questions.yaml")
  .map((file) => basename(file, ".yaml"));
const file = (name: string) => ({ file: `playbooks/${name}.yaml`, content: readFileSync(`${folder}${name}.yaml`) });
const today = parseDay("2026-11-23") as Day;

/** How many elements of advice each article has; every one is carried out by something that ships. */
const elements = { brown: 8, monika: 10, ayling: 5, closerq: 11, pedone: 6 };

function shipped(name: string): Playbook {
  const loaded = load(name, {
    names,
    bank: file("questions"),
    read: (wanted) => (names.includes(wanted) ? file(wanted) : undefined),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.playbook;
}

const playbooks = names.map((name) => [name, shipped(name)] as const);
const ownActions = (playbook: Playbook) =>
  [...playbook.actions.values()].filter((action) => action.playbook === playbook.name);

it("six ship", () => {
  expect(names).toEqual([
    "call-down",
    "executive-call",
    "gone-quiet",
    "patience",
    "save-face",
    "unfinished-first-call",
  ]);
});

it("every element of the articles is cited where it is carried out, and nothing else is", () => {
  const known = Object.entries(elements).flatMap(([source, last]) =>
    Array.from({ length: last }, (_, index) => `${source}/${index + 1}`),
  );
  const cited = playbooks.flatMap(([, { actions, nodes, questions }]) => [
    ...[...actions.values()].flatMap(({ cites, say }) => [...cites, ...say.flatMap((message) => message.cites)]),
    ...[...nodes.values(), ...questions.values()].flatMap(({ cites }) => cites),
  ]);
  const articles = new Set(cited.filter((cite) => !cite.startsWith("house/")));
  expect([...articles].sort()).toEqual(known.sort());
});

describe.each(playbooks)("%s", (name, playbook) => {
  it("is the same as it was compiled as from its YAML", () => {
    const revived = revive(stored(name), stored);
    const { questions, nodes, actions, sources } = revived;
    const maps = {
      questions: new Map(questions),
      nodes: new Map(nodes),
      actions: new Map(actions),
      sources: new Map(sources),
    };
    expect({ ...revived, ...maps }).toEqual({ ...playbook, scenarios: [] });
  });

  it("passes its scenarios", () => {
    expect(runScenarios(playbook).map(({ scenario }) => scenario.name)).toEqual([]);
  });

  it("has a scenario for every action, reached at once or after silence", () => {
    const reached = playbook.scenarios.flatMap(({ given }) => {
      const outcome = walk(playbook, given);
      if (outcome.kind !== "advise") return [];
      const later = planFrom(playbook, outcome.action, given, today).steps.map(({ lead }) => lead);
      return [outcome.action.id, ...later.flatMap((lead) => (lead.kind === "advise" ? [lead.action.id] : []))];
    });
    expect(
      ownActions(playbook)
        .map(({ id }) => id)
        .filter((id) => !reached.includes(id)),
    ).toEqual([]);
  });

  it("asks at most eight questions on any path", () => {
    expect(pathFigures(playbook).longest).toBeLessThanOrEqual(8);
  });

  it("asks questions that are taken in at one glance", () => {
    const long = [...playbook.questions.values()].filter(
      ({ ask, why = "" }) => ask.length > 90 || why.length > 120 || why.includes("\n"),
    );
    expect(long.map(({ ask }) => ask)).toEqual([]);
  });

  it("tells in every action how, what to avoid, what replies mean and when to let go", () => {
    const thin = ownActions(playbook).filter(
      ({ steps, say, replies, avoid, letGo, cites }) =>
        steps.length < 1 ||
        steps.length > 5 ||
        say.length < 1 ||
        replies.length < 1 ||
        avoid.length < 1 ||
        letGo === undefined ||
        cites.length < 1,
    );
    expect(thin.map(({ id }) => id)).toEqual([]);
  });
});

describe("five questions or fewer", () => {
  it("are enough on half of the default's paths", () => {
    expect(pathFigures(shipped("gone-quiet")).upToFive).toBeGreaterThanOrEqual(0.5);
  });
});

const messages = new Map(
  playbooks.flatMap(([name, playbook]) =>
    ownActions(playbook).flatMap(({ say }) =>
      say.map((message) => [`${name}: ${message.id}`, { message, playbook }] as const),
    ),
  ),
);
const wordings = [...messages].flatMap(([name, { message, playbook }]) => [
  [`${name}, warm`, message, message as Wording, playbook] as const,
  ...(message.formal === undefined ? [] : [[`${name}, formal`, message, message.formal, playbook] as const]),
]);

describe.each(wordings)("%s", (_, message: Message, wording: Wording, { questions }: Playbook) => {
  const said = (template: Template) => fill(template, new Map(), questions).text;
  const reads = readsOf(said(wording.text));
  const fields = new Set(
    [...wording.text, ...(wording.subject ?? [])].flatMap((part) => (typeof part === "string" ? [] : [part.field])),
  );

  it("can be sent as it is", () => {
    if (message.channel === "voicemail") expect(reads.seconds).toBeLessThanOrEqual(25);
    if (message.channel === "email") expect(reads.words).toBeLessThanOrEqual(120);
    if (wording.subject !== undefined) expect(readsOf(said(wording.subject)).words).toBeLessThanOrEqual(7);
    expect(reads.questions).toBeLessThanOrEqual(message.asks === undefined ? 0 : 1);
    expect(reads.hollow).toEqual([]);
    expect(reads.guilt).toEqual([]);
    expect(fields.size).toBeLessThanOrEqual(4);
    expect(message.formal).toBeDefined();
  });
});
