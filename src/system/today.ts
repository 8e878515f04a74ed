import type { Day } from "../decision/day.ts";

/** Today where the user is. */
export function localDay(now: Date): Day {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}
