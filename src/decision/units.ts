import type { Unit } from "../playbook/playbook.ts";

/** The numbers that an answer in a unit can be: from 0 to `most`, so many to a whole one (100 for money: cents). */
export type Numbers = { readonly most: number; readonly perOne: number };

const aHundredYears = 36_525;

/** Which numbers an answer in this unit can be. */
export function numbersIn(unit: Unit): Numbers {
  return { most: unit === "days" ? aHundredYears : 1e15, perOne: unit === "money" ? 100 : 1 };
}

/** The first number from `value` on that an answer can be. */
export function firstFrom(value: number, { perOne }: Numbers): number {
  if (value * perOne >= Number.MAX_SAFE_INTEGER) return value;
  const near = Math.floor(value * perOne);
  return [near - 1, near, near + 1].map((count) => count / perOne).find((number) => number >= value) ?? value;
}
