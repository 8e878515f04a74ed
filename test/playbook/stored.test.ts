import { describe, expect, it } from "vitest";
import { load } from "../../src/playbook/load.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { revive, store } from "../../src/playbook/stored.ts";
import { library, text } from "../support/sheet.ts";

const other = text({
  tree: [
    "tree:",
    "  start: {ask: present, when: {yes: long, no: act, unsure: playbook:third}}",
    "  long: {ask: size, when: [{below: 5000, go: act}, {go: part}, {unsure: last}]}",
    "  part: {share: {size: territory}, when: [{below: 5%, go: last}, {go: act}, {unsure: act}]}",
    "",
  ].join("\n"),
  actions: [
    "actions:",
    "  act: {do: Rufen Sie an – jetzt 🙂, because: It helps, say: [hello], cites: [book/1], then: {after: 2, go: last}}",
    "  last: {do: Write, because: It helps, then: {after: 3, go: playbook:third}}",
    "",
  ].join("\n"),
  messages: "messages:\n  hello: {channel: call, asks: a day, text: 'Olá {{ name | default: \"日本\" }}'}\n",
});
const third = text();
const own = text({ tree: "tree:\n  start: {ask: decides, when: {yes: playbook:other, no: act}}\n" });
const files = library({ it: own, other, third });
const playbooks = new Map(
  files.names.map((name) => {
    const read = load(name, files);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return [name, read.playbook] as const;
  }),
);
const loaded = playbooks.get("it") as Playbook;

/** A playbook whose parts are read when they are asked for, as one that has them all. */
const whole = ({ questions, nodes, actions, sources, ...rest }: Playbook) => ({
  ...rest,
  questions: new Map(questions),
  nodes: new Map(nodes),
  actions: new Map(actions),
  sources: new Map(sources),
});

describe("a playbook that is stored", () => {
  it("is the same when it is read again", () => {
    expect(whole(revive(store(loaded)))).toEqual(loaded);
  });

  it("is the same where what it hands over to is in stores of its own", () => {
    const stores = (name: string) => store(playbooks.get(name) as Playbook, { borrowing: true });
    const borrowing = store(loaded, { borrowing: true });
    expect(borrowing.length).toBeLessThan(store(loaded).length * 0.6);
    expect(whole(revive(borrowing, stores))).toEqual(loaded);
  });

  it("is lines of ASCII", () => {
    expect([...store(loaded)].every((byte) => byte === 10 || (byte >= 32 && byte < 127))).toBe(true);
  });

  it("reads no part before it is asked for, and each once", () => {
    const bytes = Buffer.from(store(loaded));
    const { nodes, actions } = revive(bytes);
    const before = nodes.get("start");
    bytes.fill("x");
    expect(nodes.get("start")).toBe(before);
    expect(nodes.has("other/start") && !nodes.has("nowhere")).toBe(true);
    expect([nodes.get("nowhere"), nodes.size, [...nodes.keys()]]).toEqual([
      undefined,
      5,
      ["start", "other/start", "other/long", "other/part", "third/start"],
    ]);
    expect(() => actions.get("act")).toThrow();
  });

  it("is gone through as a map", () => {
    const { actions } = revive(store(loaded));
    const seen: string[] = [];
    actions.forEach(({ do: what }, id, map) => {
      seen.push(`${id}: ${what}${map === actions ? "" : "!"}`);
    });
    expect(seen).toEqual([...actions].map(([id, action]) => `${id}: ${action.do}`));
    expect([...actions.values()]).toEqual([...loaded.actions.values()]);
  });
});
