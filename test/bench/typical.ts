export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** How often a time is taken in each round, for the best of them to count. */
export const tries = 3;

/** The median of what each round took at best: whoever else wants the processor can make a time longer, never shorter. */
export function typical(times: readonly number[]): number {
  const rounds = Array.from({ length: times.length / tries }, (_, at) => times.slice(at * tries, (at + 1) * tries));
  return median(rounds.map((each) => Math.min(...each)));
}
