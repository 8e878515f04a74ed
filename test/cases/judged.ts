import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { walk } from "../../src/decision/walk.ts";
import type { Action, Answer, Playbook } from "../../src/playbook/playbook.ts";

/** What one judge says of a situation, without having seen the tree: moves by their ids in moves.yaml. */
type Judgement = {
  readonly move: string;
  readonly acceptable: readonly string[];
  readonly harm: readonly string[];
  readonly why: string;
};

/** A situation as a rep tells it, what that rep would answer, and two independent judgements. */
type Case = {
  readonly id: string;
  readonly situation: string;
  readonly source: "own" | { readonly url: string; readonly author: string; readonly title: string };
  readonly facts: Readonly<Record<string, Answer>>;
  readonly judged: readonly [Judgement, Judgement];
};

/** How the tree did on a case. `move`: the very move of a judge; `acceptable`: that, or one a judge would accept. */
type Verdict = {
  readonly id: string;
  readonly action: string;
  readonly questions: number;
  readonly judges: string;
  readonly move: boolean;
  readonly acceptable: boolean;
  readonly harm: boolean;
};

type Moves = {
  readonly moves: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, readonly string[]>>;
};

const folder = "test/cases/";

/** `shaping` are the cases that the tree may be changed for; `apart` are looked at only at the end, if there are any yet. */
export function readCases(set: "shaping" | "apart"): readonly Case[] {
  const files = existsSync(`${folder}${set}`) ? readdirSync(`${folder}${set}`) : [];
  return files.sort().flatMap((file) => parse(readFileSync(`${folder}${set}/${file}`, "utf8")) as Case[]);
}

/** The vocabulary of moves, and which of them each action carries out. */
export function readMoves(): Moves {
  return parse(readFileSync(`${folder}moves.yaml`, "utf8")) as Moves;
}

/** Answers the questions as the rep of a case would, what that rep does not know with `unsure`, and judges the outcome. */
export function judge(playbook: Playbook, { id, facts, judged }: Case, { actions }: Moves): Verdict {
  const { action, questions } = advised(playbook, id, new Map(Object.entries(facts)));
  const name = `${action.playbook}/${action.id.split("/").at(-1)}`;
  const carried = actions[name];
  if (carried === undefined) throw new Error(`moves.yaml does not say what ${name} carries out`);
  const best = judged.map(({ move }) => move);
  const fine = new Set([...best, ...judged.flatMap(({ acceptable }) => acceptable)]);
  return {
    id,
    action: name,
    questions,
    judges: [...new Set(best)].join(" or "),
    move: carried.some((move) => best.includes(move)),
    acceptable: carried.some((move) => fine.has(move)),
    harm: judged.some(({ harm }) => harm.includes(carried[0] as string)) && !fine.has(carried[0] as string),
  };
}

function advised(
  playbook: Playbook,
  id: string,
  facts: Map<string, Answer>,
): { readonly action: Action; readonly questions: number } {
  for (;;) {
    const outcome = walk(playbook, facts);
    if (outcome.kind === "advise")
      return {
        action: outcome.action,
        questions: new Set(outcome.trail.flatMap((step) => step.facts.map(({ question }) => question.id))).size,
      };
    if (outcome.kind === "reject" || facts.has(outcome.question.id))
      throw new Error(`${id}: ${outcome.question.id} cannot be answered with ${facts.get(outcome.question.id)}`);
    facts.set(outcome.question.id, "unsure");
  }
}

/** Figures over verdicts: shares from 0 to 1, questions as median and most. */
export function figures(verdicts: readonly Verdict[]) {
  const share = (which: (verdict: Verdict) => boolean) => verdicts.filter(which).length / verdicts.length;
  const asked = verdicts.map(({ questions }) => questions).sort((a, b) => a - b);
  return {
    cases: verdicts.length,
    move: share(({ move }) => move),
    acceptable: share(({ acceptable }) => acceptable),
    harm: verdicts.filter(({ harm }) => harm).length,
    medianQuestions: asked[Math.floor(asked.length / 2)] as number,
    mostQuestions: asked.at(-1) as number,
  };
}
