import { calendarDay, type Day } from "../decision/day.ts";

/** Today where the user is. */
export function localDay(now: Date): Day {
  return calendarDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
