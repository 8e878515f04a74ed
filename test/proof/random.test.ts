import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { examine, remarksOn } from "../../src/chunks/check.ts";
import { branchesOf, branchKey, branchTaken } from "../../src/decision/branches.ts";
import { branchId } from "../../src/decision/situations/reach.ts";
import { walk } from "../../src/decision/walk.ts";
import { load } from "../../src/playbook/load.ts";
import type { Playbook, Target } from "../../src/playbook/playbook.ts";
import type { Examined } from "../../src/render/check.ts";
import { everyDeal } from "../support/deals.ts";
import {
  libraryOf,
  listed,
  type NodeText,
  type PlaybookText,
  smallBank,
  smallPlaybook,
  smallTests,
  written,
} from "../support/generate.ts";
import { runs, seen } from "../support/runs.ts";

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 120, maxLength: 120 });

/** Two random playbooks, the first of which may hand over to the second. */
const pairs = choices.map((drawn) => {
  const choose = listed(drawn);
  const tests = smallTests.filter(() => choose(4) > 0);
  const kinds = tests.length === 0 ? smallTests : tests;
  const other = smallPlaybook(choose, { nodes: 4, actions: 3, tests: kinds, silence: true });
  const it = smallPlaybook(choose, { nodes: 5, actions: 3, tests: kinds, handovers: ["other"], silence: true });
  return { it, other };
});

function check(playbooks: Readonly<Record<string, PlaybookText | string>>): Examined {
  return examine("it", load("it", libraryOf(playbooks, smallBank)));
}

const errorsOf = (examined: Examined) => remarksOn(examined).filter(({ severity }) => severity === "error");

/** Each place and branch that answers lead through, silence included. */
function passed(playbook: Playbook, answers: ReadonlyMap<string, string | number>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let from: Target | undefined = playbook.start; from !== undefined; ) {
    const outcome = walk(playbook, answers, from);
    for (const step of outcome.trail) found.add(step.node.id).add(branchId(step.node.id, branchTaken(step)));
    if (outcome.kind !== "advise") break;
    found.add(outcome.action.id);
    from = outcome.action.then?.go;
  }
  return found;
}

const smallEnough = (playbook: Playbook): boolean =>
  new Set([...playbook.nodes.values()].map((node) => (node.kind === "share" ? node.part : node.ask))).size <= 4;

describe("a random playbook that passes", () => {
  it("leads every deal to one action, within as many steps as there are nodes", () => {
    let walked = 0;
    fc.assert(
      fc.property(pairs, (playbooks) => {
        const examined = check(playbooks);
        if (!examined.sound || errorsOf(examined).length > 0) return;
        const { playbook } = examined.loaded;
        fc.pre(smallEnough(playbook));
        for (const answers of everyDeal(playbook)) {
          walked++;
          const outcome = walk(playbook, answers);
          if (outcome.kind !== "advise" || outcome.trail.length > playbook.nodes.size)
            expect(outcome.kind).toBe("advise");
        }
      }),
      runs(20),
    );
    expect(walked).toBeGreaterThan(seen(1_000));
  });

  it("has exactly those branches and actions out of reach that no deal comes to", () => {
    let lost = 0;
    fc.assert(
      fc.property(pairs, (playbooks) => {
        const examined = check(playbooks);
        fc.pre(examined.sound && smallEnough(examined.loaded.playbook));
        if (!examined.sound) return;
        const { playbook } = examined.loaded;
        const { outOfReach, findings } = examined.proof;
        const reached = new Set([...everyDeal(playbook)].flatMap((answers) => [...passed(playbook, answers)]));
        const told = [
          ...outOfReach.actions,
          ...outOfReach.branches.map(({ node, branch }) => branchId(node.id, branch)),
          ...findings.flatMap((finding) =>
            finding.code === "impossible-branch" ? [branchId(finding.node.id, finding.branch)] : [],
          ),
        ];
        const all = [
          ...playbook.actions.keys(),
          ...[...playbook.nodes.values()].flatMap((node) =>
            branchesOf(node).map((branch) => branchId(node.id, branch)),
          ),
        ];
        const missed = all.filter((id) => !reached.has(id));
        lost += missed.length;
        // Of what lies behind an impossible branch of its own file nothing more is said.
        if (findings.length === 0) expect(new Set(told)).toEqual(new Set(missed));
        else expect(missed).toEqual(expect.arrayContaining(told));
      }),
      runs(20),
    );
    expect(lost).toBeGreaterThan(seen(4));
  });

  it("has deals that come to what they show", () => {
    let shown = 0;
    fc.assert(
      fc.property(pairs, (playbooks) => {
        const examined = check(playbooks);
        if (!examined.sound) return;
        for (const finding of examined.proof.findings) {
          shown++;
          const starts = [examined.loaded.playbook.start, "other/n0"].filter(
            (start) => start in examined.loaded.playbook || examined.loaded.playbook.nodes.has(start),
          );
          const places = starts.map((start) => passed({ ...examined.loaded.playbook, start }, finding.deal.answers));
          const place = finding.code === "left-blank" ? finding.action.id : finding.node.id;
          // The question at the place itself is left open.
          expect(
            places.some((ids) => ids.has(place)) ||
              stopsAt(examined.loaded.playbook, finding.deal.answers, starts, place),
          ).toBe(true);
        }
      }),
      runs(50),
    );
    expect(shown).toBeGreaterThan(seen(0));
  });
});

function stopsAt(
  playbook: Playbook,
  answers: ReadonlyMap<string, string | number>,
  starts: readonly Target[],
  place: Target,
): boolean {
  return starts.some((start) => {
    for (let from: Target | undefined = start; from !== undefined; ) {
      const outcome = walk(playbook, answers, from);
      if (outcome.kind !== "advise") return (outcome.trail.at(-1)?.to ?? from) === place;
      from = outcome.action.then?.go;
    }
    return false;
  });
}

/** A fault planted in a sound playbook: the code that has to be found, and the way to the place whose line it has to name. */
type Planted = {
  readonly playbook: PlaybookText;
  readonly code: string;
  readonly path: readonly (string | number)[];
  /** The branch that is missing now. */
  readonly lost?: string;
};

/** How to plant a fault at a node, by what it is called; nothing where the node does not lend itself to it. */
const faults: Readonly<
  Record<string, (playbook: PlaybookText, id: string, node: NodeText) => Omit<Planted, "playbook"> | undefined>
> = {
  "a choice without a way on": (_, id, { when }) => {
    if (Array.isArray(when)) return undefined;
    const lost = Object.keys(when)[0] as string;
    delete when[lost];
    return { code: "uncovered", path: ["tree", id, "when"], lost };
  },
  "an unknown target": (_, id, { when }) => {
    if (!Array.isArray(when)) when[Object.keys(when).at(-1) as string] = "nowhere-at-all";
    else if ("go" in (when[0] as object)) (when[0] as { go: string }).go = "nowhere-at-all";
    else return undefined;
    return {
      code: "unknown",
      path: Array.isArray(when)
        ? ["tree", id, "when", 0, "go"]
        : ["tree", id, "when", Object.keys(when).at(-1) as string],
    };
  },
  "no rest": (_, id, { when }) => {
    if (!Array.isArray(when)) return undefined;
    when.splice(
      when.findIndex((band) => "go" in band && !("below" in band)),
      1,
    );
    const lost = `#${when.filter((band) => "below" in band).length}`;
    return when.length === 0 ? undefined : { code: "rest", path: ["tree", id, "when"], lost };
  },
  "no way on for what is not known": (_, id, { when }) => {
    if (!Array.isArray(when) || !("unsure" in (when.at(-1) as object))) return undefined;
    when.pop();
    return { code: "unsure", path: ["tree", id, "when"], lost: "unsure" };
  },
  "a threshold that comes too late": (_, id, { when }) => {
    if (!Array.isArray(when) || !("below" in (when[0] as object))) return undefined;
    when.splice(1, 0, { ...(when[0] as { below: number | string; go: string }) });
    return { code: "not-ascending", path: ["tree", id, "when", 1, "below"] };
  },
  "a circle": ({ tree }, id, { when }) => {
    const start = Object.keys(tree)[0] as string;
    if (Array.isArray(when)) return undefined;
    when[Object.keys(when)[0] as string] = start;
    return { code: "circle", path: ["tree", id, "when", Object.keys(when)[0] as string] };
  },
  "a node that nothing leads to": ({ tree }, _, node) => {
    tree["nothing-leads-here"] = structuredClone(node);
    return { code: "unreachable", path: ["tree", "nothing-leads-here"] };
  },
  "a question asked twice": (playbook, _, node) => {
    const { when } = node;
    if (Array.isArray(when)) return undefined;
    playbook.tree["again"] = structuredClone(node);
    when[Object.keys(when)[0] as string] = "again";
    return { code: "asked-twice", path: ["tree", "again", "ask"] };
  },
  "a branch that no whole number lies in": (_, id, { ask, when }) => {
    if (ask !== "days" || !Array.isArray(when)) return undefined;
    const { go } = when.at(-1) as { go: string };
    when.splice(-1, 0, { below: 100.2, go }, { below: 100.8, go });
    return { code: "impossible-branch", path: ["tree", id, "when", when.length - 2] };
  },
  "a message that stays blank": (playbook, _, { ask, when }) => {
    if (ask !== "present" || Array.isArray(when) || when["unsure"]?.startsWith("a") !== true) return undefined;
    const action = playbook.actions[when["unsure"]];
    if (action === undefined) return undefined;
    action.say = ["hello"];
    playbook.messages = { hello: { channel: "call", asks: "a day", text: "{{ present }}?" } };
    return { code: "left-blank", path: ["messages", "hello", "text"] };
  },
};

/** Random playbooks with the fault at the first of their nodes, counted from a random one, that lends itself to it. */
const planted = (fault: string) =>
  fc.tuple(choices, fc.nat({ max: 20 })).map(([drawn, from]) => {
    const sound = smallPlaybook(listed(drawn), { nodes: 6, actions: 3 });
    const ids = Object.keys(sound.tree);
    for (const id of [...ids.slice(from % ids.length), ...ids]) {
      const playbook = structuredClone(sound);
      const done = faults[fault]?.(playbook, id, playbook.tree[id] as NodeText);
      if (done !== undefined) return { sound, playbook, ...done };
    }
    return undefined;
  });

/** The line of a key, or of a list's item, worked out apart from the loader. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  const lines = new LineCounter();
  let at: unknown = parseDocument(text, { lineCounter: lines }).contents;
  let start = 0;
  for (const step of path) {
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) throw new Error(`there is no ${step}`);
      start = (pair.key as { range: [number] }).range[0];
      at = pair.value;
    } else if (isSeq(at)) {
      at = at.items[Number(step)];
      start = (at as { range: [number] }).range[0];
    }
  }
  return lines.linePos(start).line;
}

describe("a fault planted in a random playbook is found, and its line named", () => {
  it.each(Object.keys(faults))("%s", (fault) => {
    let found = 0;
    fc.assert(
      fc.property(planted(fault), (one) => {
        if (one === undefined) return;
        const sound = check({ it: one.sound });
        // Of what lies behind an impossible branch nothing more is said.
        if (!sound.sound || remarksOn(sound).some(({ code }) => code === "impossible-branch")) return;
        const text = written(one.playbook);
        const there = remarksOn(check({ it: text })).filter(({ code }) => code === one.code);
        expect(there.map(({ at }) => at.line)).toContain(lineOf(text, one.path));
        found++;
      }),
      runs(15),
    );
    expect(found).toBeGreaterThan(seen(2));
  });

  it.each(["a choice without a way on", "no rest", "no way on for what is not known"])(
    "%s, with a deal that comes to it",
    (fault) => {
      let shown = 0;
      fc.assert(
        fc.property(planted(fault), (one) => {
          const sound = one && check({ it: one.sound });
          const faulty = one && check({ it: one.playbook });
          if (one === undefined || sound?.sound !== true || faulty?.sound !== false) return;
          for (const [problem, { deal }] of faulty.examples) {
            if (problem.code !== one.code) continue;
            shown++;
            const taken = walk(sound.loaded.playbook, deal.answers).trail.find(({ node }) => node.id === one.path[1]);
            expect(taken).toBeDefined();
            if (one.lost !== undefined && taken !== undefined) expect(branchKey(branchTaken(taken))).toBe(one.lost);
          }
        }),
        runs(20),
      );
      expect(shown).toBeGreaterThan(seen(5));
    },
  );
});
