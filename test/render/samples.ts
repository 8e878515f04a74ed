import { type Day, parseDay } from "../../src/decision/day.ts";
import { type Answers, type Outcome, walk } from "../../src/decision/walk.ts";
import { type Advice, adviceOf } from "../../src/render/advice.ts";
import { sample, worthIt } from "../decision/sample.ts";

const monday = parseDay("2026-11-23") as Day;

/** The sample's advice for these answers, on Monday 23 November 2026. */
export function adviceFor(answers: Answers = worthIt, playbook = sample): Advice {
  const outcome = walk(playbook, answers) as Extract<Outcome, { kind: "advise" }>;
  return adviceOf({ playbook, outcome, answers, today: monday, version: "1.2.3" });
}
