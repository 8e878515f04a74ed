import { describe, expect, it } from "vitest";
import { niceNumber, numbersFor } from "../../src/decision/situations/shares.ts";
import type { Range } from "../../src/decision/situations/space.ts";
import { numbersIn } from "../../src/decision/units.ts";
import type { Unit } from "../../src/playbook/playbook.ts";

const from = (first: number, below = Number.POSITIVE_INFINITY): Range => ({ from: first, below });
type Wanted = readonly [unit: Unit, ...ranges: readonly Range[]];
type Share = readonly [part: number, whole: number, ...ranges: readonly Range[]];

/** Numbers in these ranges that have these shares of one another. */
function found(wanted: readonly Wanted[], ...shares: readonly Share[]): readonly number[] | undefined {
  const numbers = numbersFor(
    new Map(wanted.map(([unit, ...ranges], index) => [index, { ranges, numbers: numbersIn(unit) }])),
    shares.map(([part, whole, ...ranges]) => ({ part, whole, ranges })),
  );
  return numbers && wanted.map((_, index) => numbers.get(index) as number);
}

const [people, days, money] = [
  ["people", from(0)],
  ["days", from(0)],
  ["money", from(0)],
] as const;

describe("numbers that are shares of one another", () => {
  it.each<
    [sentence: string, wanted: readonly Wanted[], shares: readonly Share[], numbers: readonly number[] | undefined]
  >([
    ["are round and of a usual size", [money, money], [[0, 1, from(0.1, 0.3)]], [20_000, 100_000]],
    ["may be nothing of something", [["people", from(0, 1)], people], [[0, 1, from(0, 0.5)]], [0, 5]],
    [
      "may just reach a bound",
      [
        ["people", from(1, 4)],
        ["people", from(1, 4)],
      ],
      [[0, 1, from(0.5, 0.500001)]],
      [1, 2],
    ],
    [
      "may not reach it",
      [
        ["people", from(1, 4)],
        ["people", from(1, 4)],
      ],
      [[0, 1, from(0.4, 0.5)]],
      undefined,
    ],
    [
      "may be squeezed to one pair",
      [
        ["people", from(0, 4)],
        ["people", from(0, 4)],
      ],
      [[0, 1, from(0.66, 0.67)]],
      [2, 3],
    ],
    [
      "may be of no pair",
      [
        ["people", from(2, 3)],
        ["people", from(3, 4)],
      ],
      [[0, 1, from(0.7, 1)]],
      undefined,
    ],
    ["may be cents", [["money", from(0.01, 0.02)], money], [[0, 1, from(0.5, 1)]], [0.01, 0.02]],
    ["may be as many as there can be", [["days", from(36_525)], days], [[0, 1, from(1, 2)]], [36_525, 20_000]],
    ["may not be more", [["days", from(36_525)], days], [[0, 1, from(0, 1)]], undefined],
    ["may be the other way round", [days, ["days", from(36_525)]], [[0, 1, from(1)]], [36_525, 36_525]],
    [
      "take the range that will do",
      [
        ["people", from(0, 1), from(7, 8)],
        ["people", from(9, 10)],
      ],
      [[0, 1, from(0.5)]],
      [7, 9],
    ],
    [
      "take the share that will do",
      [
        ["people", from(7, 8)],
        ["people", from(9, 10)],
      ],
      [[0, 1, from(0, 0.5), from(0.7, 0.8)]],
      [7, 9],
    ],
    [
      "may stand in a row",
      [people, people, people],
      [
        [0, 1, from(0.5, 0.6)],
        [1, 2, from(0.5, 0.6)],
        [0, 2, from(0.2, 0.3)],
      ],
      [3, 6, 11],
    ],
    [
      "contradict each other in a row",
      [people, people, people],
      [
        [0, 1, from(0.5)],
        [1, 2, from(0.5)],
        [0, 2, from(0, 0.2)],
      ],
      undefined,
    ],
    ["are no share of nothing", [people, ["people", from(0, 1)]], [[0, 1, from(0)]], undefined],
    ["may be very small shares", [["money", from(0.01, 0.02)], money], [[0, 1, from(0, 0.000001)]], [0.01, 100_000]],
    ["may be large shares", [money, ["money", from(7, 8)]], [[0, 1, from(100)]], [100_000, 7]],
  ])("%s", (_, wanted, shares, numbers) => {
    expect(found(wanted, ...shares)).toEqual(numbers);
  });

  it("are looked for in so many ranges, and no further", () => {
    const apart = (many: number) => Array.from({ length: many }, (_, index) => from(index * 10, index * 10 + 1));
    const last = (parts: number, wholes: number) =>
      found(
        [
          ["people", ...apart(parts)],
          [
            "people",
            ...apart(wholes)
              .toReversed()
              .map((one) => from(one.from + 1000, one.below + 1000)),
          ],
        ],
        [0, 1, from((parts * 10 - 10) / 1000)],
      );
    expect(last(64, 64)).toEqual([630, 1000]);
    expect(last(65, 64)).toBeUndefined();
  });
});

describe("a number that a person would name", () => {
  it.each<[Unit, Range, number]>([
    ["days", from(0), 30],
    ["people", from(0), 5],
    ["money", from(0), 100_000],
    ["people", from(7, 9), 8],
    ["people", from(7, 8), 7],
    ["people", from(8, 9), 8],
    ["days", from(31, 33), 31],
    ["money", from(0.011, 0.05), 0.02],
    ["days", from(36_525), 36_525],
  ])("in %s from %o is %d", (unit, range, value) => {
    expect(niceNumber(range, numbersIn(unit))).toBe(value);
  });
});
