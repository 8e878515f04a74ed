import { firstFrom, type Numbers } from "../units.ts";
import type { Range } from "./space.ts";

/** A number that is to be found: in which ranges it may lie, and which numbers an answer can be. */
export type WantedNumber = { readonly ranges: readonly Range[]; readonly numbers: Numbers };

/** That one wanted number is such a share of another; both by their index. */
export type Relation = { readonly part: number; readonly whole: number; readonly ranges: readonly Range[] };

type Bounds = ReadonlyMap<number, Range>;
type Fixed = { readonly part: number; readonly whole: number; readonly range: Range };

const mostMixes = 4096;
const mostTried = 40;
const fewEnoughToTryAll = 64;

/**
 * Numbers that have all these shares of one another, as round as can be; undefined where there are none. Exact where one
 * of two numbers has few values or neither is squeezed to a few of its steps, which is all that a playbook can make of it.
 */
export function numbersFor(
  wanted: ReadonlyMap<number, WantedNumber>,
  relations: readonly Relation[],
): ReadonlyMap<number, number> | undefined {
  let mixes = 0;
  for (const bounds of mix([...wanted].map(([index, { ranges }]) => ranges.map((range) => [index, range] as const))))
    for (const shares of mix(
      relations.map(({ part, whole, ranges }) => ranges.map((range) => ({ part, whole, range }))),
    )) {
      if (++mixes > mostMixes) return undefined;
      const found = search(new Map(bounds), shares, wanted);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Every way to take one of each. */
function* mix<Item>(lists: readonly (readonly Item[])[]): Generator<readonly Item[]> {
  const [first, ...rest] = lists;
  if (first === undefined) yield [];
  else for (const item of first) for (const others of mix(rest)) yield [item, ...others];
}

function search(
  bounds: Bounds,
  shares: readonly Fixed[],
  wanted: ReadonlyMap<number, WantedNumber>,
): ReadonlyMap<number, number> | undefined {
  const tight = tightened(bounds, shares, wanted);
  if (tight === undefined) return undefined;
  const open = [...tight]
    .map(([index, range]) => ({ index, range, many: countIn(range, numbersOf(wanted, index)) }))
    .filter(({ many }) => many > 1);
  const [next] = open.toSorted((a, b) => rank(a.index, shares) - rank(b.index, shares) || a.many - b.many);
  if (next === undefined) {
    const found = new Map([...tight].map(([index, { from }]) => [index, from]));
    return shares.every((share) => holds(share, found)) ? found : undefined;
  }
  for (const value of candidates(next.range, numbersOf(wanted, next.index))) {
    const found = search(new Map(tight).set(next.index, single(value, numbersOf(wanted, next.index))), shares, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

const numbersOf = (wanted: ReadonlyMap<number, WantedNumber>, index: number): Numbers =>
  (wanted.get(index) as WantedNumber).numbers;

/** Wholes first: a part has room where the whole is large. */
const rank = (index: number, shares: readonly Fixed[]): number => (shares.some(({ whole }) => whole === index) ? 0 : 1);

function holds({ part, whole, range }: Fixed, found: ReadonlyMap<number, number>): boolean {
  const share = (found.get(part) ?? 0) / (found.get(whole) ?? 0);
  return share >= range.from && share < range.below;
}

const rounds = 8;

/** Ranges without what the shares rule out. */
function tightened(
  bounds: Bounds,
  shares: readonly Fixed[],
  wanted: ReadonlyMap<number, WantedNumber>,
): Bounds | undefined {
  const tight = new Map([...bounds].map(([index, range]) => [index, within(range, numbersOf(wanted, index))]));
  for (let round = 0; round < rounds; round++)
    for (const { part, whole, range } of shares) {
      const [parts, wholes] = [tight.get(part) as Range, tight.get(whole) as Range];
      const { perOne, most } = numbersOf(wanted, whole);
      const step = 1 / perOne;
      const largest = Math.min(wholes.below, most + step);
      const fromPart = Math.max(parts.from, slightlyLess(range.from * wholes.from));
      const upToPart = Math.min(parts.below, slightlyMore(range.below * largest) + step);
      tight.set(part, within({ from: fromPart, below: upToPart }, numbersOf(wanted, part)));
      const fromWhole = Math.max(wholes.from, step, slightlyLess(parts.from / range.below));
      const upToWhole = range.from === 0 ? largest : Math.min(largest, slightlyMore(parts.below / range.from) + step);
      tight.set(whole, within({ from: fromWhole, below: upToWhole }, numbersOf(wanted, whole)));
    }
  return [...tight.values()].every(({ from, below }) => from < below) ? tight : undefined;
}

/** Rounding must not rule out what is just possible: the end of the search tests exactly. */
const slightlyLess = (value: number): number => value * (1 - 1e-12);
const slightlyMore = (value: number): number => value * (1 + 1e-12);

function within({ from, below }: Range, numbers: Numbers): Range {
  return { from: firstFrom(from, numbers), below: Math.min(below, numbers.most + 1 / numbers.perOne) };
}

const single = (value: number, { perOne }: Numbers): Range => ({ from: value, below: value + 0.5 / perOne });

const countIn = ({ from, below }: Range, { perOne }: Numbers): number => Math.ceil((below - from) * perOne - 1e-9);

/** Numbers of a range that are worth trying, the likeliest in life first. */
function candidates(range: Range, numbers: Numbers): readonly number[] {
  const many = countIn(range, numbers);
  const at = (count: number): number => Math.round(range.from * numbers.perOne + count) / numbers.perOne;
  const all = many <= fewEnoughToTryAll ? Array.from({ length: many }, (_, count) => at(count)) : [];
  return [...new Set([...roundOnes(range, numbers).slice(0, mostTried), ...all, range.from, at(many - 1)])];
}

/** A number that a person would name for this range: round, and of a usual size. */
export function niceNumber(range: Range, numbers: Numbers): number {
  const inside = within(range, numbers);
  return roundOnes(inside, numbers)[0] ?? inside.from;
}

/** Round numbers in a range, those of a usual size for their unit first. */
function roundOnes({ from, below }: Range, { perOne, most }: Numbers): readonly number[] {
  const usual = perOne > 1 ? 100_000 : most < 1e6 ? 30 : 5;
  const size = (value: number): number => Math.abs(Math.log10(value / usual));
  return rounded.filter((value) => value >= from && value < below).toSorted((a, b) => size(a) - size(b));
}

const rounded = Array.from({ length: 16 }, (_, power) =>
  [1, 2, 3, 4, 5, 6, 8].map((digit) => digit * 10 ** power),
).flat();
