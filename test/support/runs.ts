/** How often a property is tried: the same few cases in the ordinary tests, FUZZ_RUNS fresh ones in `npm run fuzz`. */
export function runs(ordinary: number): { readonly numRuns: number; readonly seed?: number } {
  const many = Number(process.env["FUZZ_RUNS"]);
  return many > 0 ? { numRuns: many } : { numRuns: ordinary, seed: 20_261_123 };
}
