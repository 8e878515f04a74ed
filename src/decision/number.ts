import type { Read } from "./refusal.ts";

const scales: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};
const currency = String.raw`(?:\p{Sc}|[a-z]{1,2}\p{Sc}|usd|eur|gbp|chf|jpy|cad|aud|nzd|sek|nok|dkk|pln|czk|inr|cny|brl|zar|sgd)`;
const shape = new RegExp(
  String.raw`^(?:${currency}\s*)?(?<digits>\d[\d.,'’\s]*?)\s*(?<scale>[a-z]*?)\s*(?:${currency})?$`,
  "iu",
);
// Groups of three split by one and the same comma, apostrophe or space, and then perhaps decimals after a point.
const grouped = /^\d{1,3}(?:(?<mark>[,'’\s])\d{3})(?:\k<mark>\d{3})*(?:\.\d{1,2})?$/u;
const plain = /^\d+(?:\.\d+)?$/;

/**
 * Reads an amount as people write it: `90000`, `90k`, `1.5m`, `90,000`, `90 000`, `90'000.50`, `$90 000`, `90k EUR`.
 * `1,5` is ambiguous, and so is `90.000`: a point before exactly three last digits is thousands to half of Europe.
 */
export function parseNumber(text: string): Read<number> {
  const { digits, scale: suffix } = shape.exec(text)?.groups ?? {};
  const scale = scales[suffix?.toLowerCase() ?? "none"];
  if (scale === undefined || digits === undefined) return { code: "not-a-number" };
  const unclear = scale === 1 && /^[1-9]\d{0,2}\.\d{3}$/.test(digits);
  if (unclear || !(plain.test(digits) || grouped.test(digits))) return { code: "ambiguous-number" };
  return Math.round(Number(digits.replace(/[,'’\s]/gu, "")) * scale * 100) / 100;
}
