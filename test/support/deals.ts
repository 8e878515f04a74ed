import { type Answer, asks, type Playbook, type QuestionId } from "../../src/playbook/playbook.ts";

/**
 * For each question of the small bank, a value for every way in which a small playbook may tell values apart; of a size
 * and a territory, for every way together.
 */
const values: Readonly<Record<QuestionId, readonly Answer[]>> = {
  decides: ["yes", "no"],
  present: ["in", "out", "unsure"],
  stage: ["talk", "demo", "offer", "signed"],
  days: [0, 4, 29, 60, 90],
  staff: [0, 1, 5, 10, "unsure"],
  size: [500, 20_000, 60_000, "unsure"],
  territory: [700, 2500, 7000, 100_000, 250_000, 1_000_000, 2_000_000, "unsure"],
};

/** All combinations of answers to what these playbooks of the small bank test. */
export function* everyDeal(...playbooks: readonly Playbook[]): Generator<ReadonlyMap<QuestionId, Answer>> {
  yield* combined([...new Set(playbooks.flatMap(({ nodes }) => [...nodes.values()].flatMap(asks)))]);
}

function* combined([first, ...rest]: readonly QuestionId[]): Generator<ReadonlyMap<QuestionId, Answer>> {
  if (first === undefined) yield new Map();
  else
    for (const others of combined(rest))
      for (const value of values[first] ?? []) yield new Map([...others, [first, value]]);
}
