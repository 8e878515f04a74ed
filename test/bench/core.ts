import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Answers, walk } from "../../src/decision/walk.ts";
import { answerSets, type Facts, factsOf, ifChain, pathsOf, rules, zenGraph, zenTable } from "./engines.ts";
import { shipped } from "./shipped.ts";
import { median } from "./typical.ts";

/** A way to decide: from a deal's answers, or from the same as plain facts, to the action. */
type Way = (answers: Answers, facts: Facts) => string | Promise<string>;

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

/**
 * Decisions a second of each way, on the default tree and the same sets of answers, medians of interleaved rounds.
 *
 * @throws Error where two ways do not come to the same action for every set.
 */
export async function compareWays(sets = 4096, rounds = 5): Promise<Readonly<Record<string, number>>> {
  const playbook = shipped("gone-quiet");
  const deals = answerSets(playbook, sets).map((answers) => [answers, factsOf(playbook, answers)] as const);
  const ways = waysOf();
  for (const [answers, facts] of deals) {
    const decided = await Promise.all(Object.values(ways).map((way) => way(answers, facts)));
    if (new Set(decided).size > 1) throw new Error(`not the same tree: ${decided.join(", ")}`);
  }
  const speeds = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const [name, way] of Object.entries(ways)) speeds[name]?.push(await perSecond(deals, way));
  return Object.fromEntries(Object.entries(speeds).map(([name, each]) => [name, median(each)]));
}

function waysOf(): Readonly<Record<string, Way>> {
  const playbook = shipped("gone-quiet");
  const paths = pathsOf(playbook);
  const chain = ifChain(playbook);
  const load = engines();
  const { Engine } = load("json-rules-engine") as {
    Engine: new (
      rules: unknown,
      options: object,
    ) => {
      setCondition: (name: string, condition: object) => void;
      run: (facts: Facts) => Promise<{ events: { type: string }[] }>;
    };
  };
  const { ZenEngine } = load("@gorules/zen-engine") as {
    ZenEngine: new () => {
      createDecision: (content: Buffer) => { evaluate: (facts: Facts) => Promise<{ result: { action: string } }> };
    };
  };
  const model = rules(playbook);
  const engine = new Engine(model.rules, { allowUndefinedFacts: true });
  for (const [name, condition] of model.conditions) engine.setCondition(name, condition);
  const decision = (model: object) => new ZenEngine().createDecision(Buffer.from(JSON.stringify(model)));
  const [table, graph] = [decision(zenTable(paths)), decision(zenGraph(playbook))];
  return {
    walk: (answers) => {
      const outcome = walk(playbook, answers);
      return outcome.kind === "advise" ? outcome.action.id : outcome.kind;
    },
    "the if chain": chain,
    "json-rules-engine": async (_, facts) => (await engine.run(facts)).events.map(({ type }) => type).join(),
    "zen-engine, a decision table": async (_, facts) => (await table.evaluate(facts)).result.action,
    "zen-engine, a graph of switches": async (_, facts) => (await graph.evaluate(facts)).result.action,
  };
}

/** What answers at once is not waited for: an `await` would cost it more than the decision. */
async function perSecond(deals: readonly (readonly [Answers, Facts])[], way: Way): Promise<number> {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < 400)
    for (const [answers, facts] of deals) {
      const decided = way(answers, facts);
      done += 1;
      if (typeof decided === "string") continue;
      await decided;
      if (performance.now() - start > 400) break;
    }
  return (done * 1000) / (performance.now() - start);
}
