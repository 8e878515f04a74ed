import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Answers, walk } from "../../src/decision/walk.ts";
import { load } from "../../src/playbook/load.ts";
import { revive } from "../../src/playbook/stored.ts";
import { unpacked } from "../../src/system/unpacked.ts";
import { answerSets, factsOf, ifChain, pathsOf, rules, zenTable } from "./engines.ts";

/** Walks a second of each way to decide. */
export type Speeds = {
  readonly walk: number;
  readonly ifChain: number;
  readonly jsonRulesEngine: number;
  readonly zenEngine: number;
};

const versions = { "json-rules-engine": "7.3.1", "@gorules/zen-engine": "0.54.0" };

/** Installs the two engines beside the other caches; they are no dependency of anything else. */
function engines(): NodeJS.Require {
  const folder = resolve("node_modules/.cache/bench-engines");
  if (!existsSync(join(folder, "node_modules", "@gorules"))) {
    mkdirSync(folder, { recursive: true });
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    execFileSync(
      "npm",
      ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts", ...wanted],
      { stdio: "ignore" },
    );
  }
  return createRequire(join(folder, "node_modules", "x.js"));
}

/** The core against two engines and the `if` chain, on the default tree and the same answers; equal results first. */
export async function compareEngines(sets = 4096): Promise<Speeds> {
  const load = engines();
  const { Engine } = load("json-rules-engine") as {
    Engine: new (
      rules: unknown,
      options: object,
    ) => { run: (facts: object) => Promise<{ events: { type: string }[] }> };
  };
  const { ZenEngine } = load("@gorules/zen-engine") as {
    ZenEngine: new () => {
      createDecision: (content: Buffer) => { evaluate: (facts: object) => Promise<{ result: { action: string } }> };
    };
  };
  const stored = (name: string) => unpacked(readFileSync(`dist/playbooks/${name}.playbook`));
  const playbook = revive(stored("gone-quiet"), stored);
  const answers = answerSets(playbook, sets);
  const facts = answers.map((each) => factsOf(playbook, each));
  const paths = pathsOf(playbook);
  const chain = ifChain(playbook);
  const engine = new Engine(rules(paths), { allowUndefinedFacts: true });
  const zen = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable(paths))));
  const walked = (each: Answers) => {
    const outcome = walk(playbook, each);
    return outcome.kind === "advise" ? outcome.action.id : outcome.kind;
  };
  const byRules = async (each: object) => (await engine.run(each)).events.map(({ type }) => type).join();
  const byZen = async (each: object) => (await zen.evaluate(each)).result.action;
  for (const [index, each] of answers.entries()) {
    const wanted = walked(each);
    const others = [
      chain(each),
      await byZen(facts[index] as object),
      ...(index < 256 ? [await byRules(facts[index] as object)] : []),
    ];
    if (others.some((other) => other !== wanted))
      throw new Error(`not the same tree: ${wanted}, but ${others.join(", ")}`);
  }
  return {
    walk: perSecond(answers, walked),
    ifChain: perSecond(answers, chain),
    jsonRulesEngine: await perSecondAsync(facts, byRules),
    zenEngine: await perSecondAsync(facts, byZen),
  };
}

function perSecond<Item>(items: readonly Item[], work: (item: Item) => unknown): number {
  for (const item of items) work(item);
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < 1000) for (const item of items) done += work(item) === undefined ? 0 : 1;
  return (done * 1000) / (performance.now() - start);
}

async function perSecondAsync<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (const item of items) {
    await work(item);
    done += 1;
    if (performance.now() - start > 2000) break;
  }
  return (done * 1000) / (performance.now() - start);
}

/** How a tree of so many nodes loads and walks; what the loader refuses for its size has no figures. */
export type Growth = {
  readonly nodes: number;
  readonly kilobytes: number;
  readonly loadMs?: number;
  readonly walkUs?: number;
};

/** A binary tree of choices: every path is as long as the tree is deep. */
export function grow(nodes: number): Growth {
  const depth = Math.max(1, Math.round(Math.log2(nodes + 1)));
  const yaml = binaryTree(nodes, depth);
  const content = Buffer.from(yaml);
  const questions = Array.from(
    { length: depth + 1 },
    (_, level) => `  q${level}: {ask: "Level ${level}?", type: choice, choices: {yes: "Yes", no: "No"}}`,
  );
  const bank = { file: "bank", content: Buffer.from(`questions:\n${questions.join("\n")}\n`) };
  const start = performance.now();
  const loaded = load("tree", { names: ["tree"], bank, read: () => ({ file: "tree.yaml", content }) });
  const loadMs = performance.now() - start;
  const size = { nodes, kilobytes: Math.round(content.length / 1024) };
  if (!loaded.ok) return size;
  const sets = Array.from(
    { length: 512 },
    (_, set) => new Map(questions.map((_, level) => [`q${level}`, (set >> (level % 9)) & 1 ? "yes" : "no"])),
  );
  return { ...size, loadMs, walkUs: 1e6 / perSecond(sets, (answers) => walk(loaded.playbook, answers)) };
}

function binaryTree(nodes: number, depth: number): string {
  const lines = Array.from({ length: nodes }, (_, index) => {
    const level = Math.floor(Math.log2(index + 1));
    const target = (child: number) => (child < nodes && level < depth ? `n${child}` : "done");
    return `  n${index}:\n    ask: q${level}\n    when: {yes: ${target(2 * index + 1)}, no: ${target(2 * index + 2)}}`;
  });
  return `title: Tree\nsummary: Tree\ntree:\n${lines.join("\n")}\nactions:\n  done: {do: Done, because: Done, ends: Done.}\n`;
}
