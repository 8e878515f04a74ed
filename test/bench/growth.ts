import { type Answers, walk } from "../../src/decision/walk.ts";
import { mostPieces } from "../../src/playbook/compose.ts";
import { largestFile } from "../../src/playbook/decode.ts";
import { fromJson } from "../../src/playbook/json.ts";
import { load } from "../../src/playbook/load.ts";
import { loadPlain } from "../../src/playbook/load-plain.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { median } from "./typical.ts";

/** How a tree of so many nodes loads and walks; what the loader refuses has no time, but a reason. */
export type Growth = {
  readonly nodes: number;
  readonly kilobytes: number;
  readonly loads: Loads;
  readonly walkUs: number;
};

/** Milliseconds to load and check: as a first run does, and as `playbook check` does, which wants to know all places. */
type Loads = { readonly quickMs: number; readonly fullMs: number } | { readonly refused: string };

/** Binary trees of choices: every way is as long as the tree is deep. */
export function grow(nodes: number): Growth {
  const tree = treeOf(nodes);
  const content = Buffer.from(yamlOf(tree));
  return {
    nodes,
    kilobytes: Math.round(content.length / 1024),
    loads: timeLoads(content, tree),
    walkUs: timeWalk(tree),
  };
}

type Tree = {
  readonly nodes: readonly { readonly id: string; readonly ask: string; readonly yes: string; readonly no: string }[];
  readonly questions: readonly string[];
};

function treeOf(count: number): Tree {
  const target = (child: number) => (child < count ? `n${child}` : "done");
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    ask: `q${Math.floor(Math.log2(index + 1))}`,
    yes: target(2 * index + 1),
    no: target(2 * index + 2),
  }));
  return { nodes, questions: [...new Set(nodes.map(({ ask }) => ask))] };
}

function yamlOf({ nodes, questions }: Tree): string {
  const asked = questions.map((id) => `  ${id}: {ask: "Level ${id}?", type: choice, choices: {yes: "Yes", no: "No"}}`);
  const tree = nodes.map(({ id, ask, yes, no }) => `  ${id}:\n    ask: ${ask}\n    when: {yes: ${yes}, no: ${no}}`);
  const action = "actions:\n  done: {do: Done, because: Done, ends: Done.}\n";
  return `title: Tree\nsummary: Tree\nquestions:\n${asked.join("\n")}\ntree:\n${tree.join("\n")}\n${action}`;
}

/** The middle of three loads, after one that does not count; of a large tree the one that it takes to know. */
function timeLoads(content: Buffer, { nodes }: Tree): Loads {
  const bank = { file: "bank.yaml", content: "questions: {known: {ask: Known?, type: text, blank: known}}\n" };
  const library = { names: ["tree"], bank, read: () => ({ file: "tree.yaml", content }) };
  const loaded = load("tree", library);
  if (!loaded.ok) return { refused: reasons[loaded.problems[0]?.code ?? ""] ?? "it has problems" };
  if (loadPlain("tree", library) === undefined) return { refused: "not plain" };
  const time = (once: () => unknown) => {
    const times = Array.from({ length: nodes.length > 500 ? 1 : 3 }, () => {
      const start = performance.now();
      once();
      return performance.now() - start;
    });
    return median(times);
  };
  return { quickMs: time(() => loadPlain("tree", library)), fullMs: time(() => load("tree", library)) };
}

const reasons: Readonly<Record<string, string>> = {
  "too-large": `over ${largestFile / 1e6} MB`,
  "too-complex": `over ${mostPieces / 1000},000 pieces`,
};

/** The same tree as the loader would make it, also where its file is too large for the loader. */
function timeWalk({ nodes, questions }: Tree): number {
  const choices = [
    { id: "yes", label: "Yes" },
    { id: "no", label: "No" },
  ];
  const playbook: Playbook = fromJson({
    name: "tree",
    title: "Tree",
    summary: "Tree",
    hash: "",
    start: "n0",
    questions: questions.map((id) => ({ kind: "choice", id, ask: id, choices, cites: [] })),
    nodes: nodes.map(({ id, ask, yes, no }) => ({
      kind: "choice",
      id,
      ask,
      when: [
        ["yes", yes],
        ["no", no],
      ],
      cites: [],
    })),
    actions: [
      {
        id: "done",
        playbook: "tree",
        do: "Done",
        because: ["Done"],
        steps: [],
        say: [],
        replies: [],
        avoid: [],
        cites: [],
        ends: "Done.",
      },
    ],
    sources: [],
  });
  const deals = Array.from({ length: 512 }, (_, deal) => dealOf(deal, questions));
  for (const deal of deals) walk(playbook, deal);
  const start = performance.now();
  let walks = 0;
  for (; performance.now() - start < 500; walks += deals.length) for (const deal of deals) walk(playbook, deal);
  return ((performance.now() - start) * 1000) / walks;
}

function dealOf(deal: number, questions: readonly string[]): Answers {
  return new Map(
    questions.map((id, level) => [id, (Math.imul(deal + 1, 2654435761) >>> (31 - level)) & 1 ? "yes" : "no"]),
  );
}
