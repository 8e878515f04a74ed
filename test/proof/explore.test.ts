import { describe, expect, it } from "vitest";
import { Situations } from "../../src/decision/situations/known.ts";
import { explore, Terrain } from "../../src/decision/situations/reach.ts";
import { Space } from "../../src/decision/situations/space.ts";
import { soundly, text } from "../support/sheet.ts";

const tree = (...nodes: readonly string[]) => ({
  tree: `tree:\n${nodes.map((node) => `  ${node}\n`).join("")}`,
  actions: [
    "actions:\n",
    "  act: {do: Call, because: It helps, ends: Done}\n",
    "  wait: {do: Wait, because: It helps, ends: Done}\n",
  ].join(""),
});
const to = "'playbook:other'";
const first = {
  tree: [
    "tree:",
    "  start: {ask: decides, when: {yes: one, no: two}}",
    `  one: {ask: present, when: {yes: ${to}, no: ${to}, unsure: ${to}}}`,
    `  two: {ask: present, when: {yes: ${to}, no: ${to}, unsure: act}}`,
    "",
  ].join("\n"),
};
const other = text(
  tree(
    "start: {ask: present, when: {yes: again, no: act, unsure: act}}",
    "again: {ask: decides, when: {yes: act, no: wait}}",
  ),
);
const playbook = soundly(text(first), { other });
const terrain = new Terrain(playbook, new Situations(new Space(playbook)));
function visited(trip: { most?: number; remembers?: bigint; avoids?: (target: string) => boolean } = {}) {
  const places: string[] = [];
  const { complete } = explore(terrain, { start: playbook.start, onVisit: ({ at }) => places.push(at), ...trip });
  return { places: places.join(" "), complete };
}

describe("all that deals may reach", () => {
  const inOther = "other/start other/again other/act other/start other/start two other/start other/again other/wait";
  const reached = `start one ${inOther} act`;

  it("is tried in each situation that matters, and no longer where all has been reached from there", () => {
    expect(visited()).toEqual({ places: reached, complete: true });
  });

  it("is tried in every situation where something is to be remembered", () => {
    expect(visited({ remembers: 1n })).toEqual({
      places: reached.replace("other/wait", "other/wait other/start other/act"),
      complete: true,
    });
  });

  it("is not tried where that is to be avoided", () => {
    expect(visited({ avoids: (target) => target.startsWith("other/") })).toEqual({
      places: "start one two act",
      complete: true,
    });
  });

  it("is given up after so many situations", () => {
    expect(visited({ most: 12 }).complete).toBe(true);
    expect(visited({ most: 11 }).complete).toBe(false);
  });
});
