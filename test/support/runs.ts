/** How often a property is tried, and when that ends early. */
export type Runs = {
  readonly numRuns: number;
  readonly seed: number;
  readonly endOnFailure?: true;
  readonly interruptAfterTimeLimit?: number;
  readonly markInterruptAsFailure?: true;
};

/**
 * How often a property is tried: the same few cases in the ordinary tests, FUZZ_RUNS fresh ones in `npm run fuzz`; and
 * the first of the same ones where FUZZ_RUNS is less. A failure is told as it is in the long mode, where the search for
 * a smaller one could take hours, and is looked into for some minutes otherwise.
 */
export function runs(ordinary: number): Runs {
  const many = Number(process.env["FUZZ_RUNS"]);
  if (many > ordinary) return { numRuns: many, seed: fresh, endOnFailure: true };
  const numRuns = many > 0 ? many : ordinary;
  return { numRuns, seed: 20_261_123, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true };
}

/** Another one each time, unless FUZZ_SEED asks for what failed before. */
export const fresh = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);

/** How many of something are to be seen in so many runs, lest nothing is tried: none where the runs are cut short. */
export function seen(many: number): number {
  const isShort = Number(process.env["FUZZ_RUNS"] ?? 0) > 0 && Number(process.env["FUZZ_RUNS"]) < 1_000;
  return isShort ? -1 : many;
}
