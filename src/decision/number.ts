import type { Read } from "./refusal.ts";

const scales = new Map([
  ["", 1],
  ["k", 1e3],
  ["thousand", 1e3],
  ...["m", "mn", "mio", "million"].map((suffix) => [suffix, 1e6] as const),
  ...["b", "bn", "billion"].map((suffix) => [suffix, 1e9] as const),
]);
const sign = String.raw`(?:\p{Sc}|kr|usd|eur|gbp|chf|jpy|cad|aud|nzd|sek|nok|dkk|pln|czk|inr|cny|brl|zar|sgd)`;
// A dollar may say whose it is, but only before the figure: after it, the k of 90k€ is a thousand.
const shape = () =>
  new RegExp(
    String.raw`^(?:(?:us|a|c|nz|hk|s|r)?${sign}\s*)?(?<digits>\d[\d.,'’\s]*?)\s*(?<suffix>[a-z]*?)\s*${sign}?$`,
    "u",
  );
// The commonest form by far, for which no sign of a currency has to be looked up.
const bare = /^(?<digits>\d+)(?<suffix>[km]?)$/;
// Groups of three split by one and the same comma, apostrophe or space, and then perhaps decimals after a point.
const grouped = /^\d{1,3}(?:(?<mark>[,'’\s])\d{3})(?:\k<mark>\d{3})*(?:\.\d{1,2})?$/u;
const plain = /^\d+(?:\.\d+)?$/;

/**
 * Reads an amount as people write it: `90000`, `90k`, `1.5m`, `90,000`, `90 000`, `90'000.50`, `$90 000`, `90k EUR`.
 * `1,5` is ambiguous, and so is `90.000`: a point before exactly three last digits is thousands to half of Europe.
 */
export function parseNumber(text: string): Read<number> {
  const lower = text.toLowerCase();
  const { digits, suffix } = (bare.exec(lower) ?? shape().exec(lower))?.groups ?? {};
  const scale = scales.get(suffix ?? "none");
  if (scale === undefined || digits === undefined) return { code: "not-a-number" };
  const unclear = scale === 1 && /^[1-9]\d{0,2}\.\d{3}$/.test(digits);
  if (unclear || !(plain.test(digits) || grouped.test(digits))) return { code: "ambiguous-number" };
  return toCents(Number(digits.replace(/[,'’\s]/gu, "")) * scale);
}

/** A number with at most two decimals; whole where it is so large that it could not hold them exactly. */
export function toCents(value: number): number {
  const cents = Math.round(value * 100);
  return Number.isSafeInteger(cents) ? cents / 100 : Math.round(value);
}

/** Reads a number of things, without a currency or a `k`: `35`, `1,000`. */
export function parseCount(text: string): Read<number> {
  return /[^\d.,'’\s]/u.test(text) ? { code: "not-a-number" } : parseNumber(text);
}
