/**
 * How often a property is tried: the same few cases in the ordinary tests, FUZZ_RUNS fresh ones in `npm run fuzz`; and
 * the first of the same ones where FUZZ_RUNS is less.
 */
export function runs(ordinary: number): { readonly numRuns: number; readonly seed?: number } {
  const many = Number(process.env["FUZZ_RUNS"]);
  return many > ordinary ? { numRuns: many } : { numRuns: many > 0 ? many : ordinary, seed: 20_261_123 };
}
