declare const brand: unique symbol;

/** A calendar day as `2026-11-23`: no time, no zone, and as a string in its natural order. Made here only. */
export type Day = string & { readonly [brand]: "Day" };

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const millisecondsOfADay = 86_400_000;

/**
 * Reads `2026-11-23`; `undefined` for any other form, for a day that no calendar has, such as 30 February, and for one
 * before 1900 or after 2999.
 */
export function parseDay(text: string): Day | undefined {
  const isInReach = /^(?:19|2)/.test(text);
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return isInReach && !Number.isNaN(parsed) && dayOf(parsed / millisecondsOfADay) === text ? (text as Day) : undefined;
}

/** The day of these numbers, which are a day of the calendar. */
export function calendarDay(year: number, month: number, date: number): Day {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(date)}` as Day;
}

/** The days from one day to another; negative where the other lies before it. */
export function daysBetween(from: Day, to: Day): number {
  return serial(to) - serial(from);
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return dayOf(serial(day) + days);
}

/** The day so many business days (Monday to Friday) later. Counted from a weekend, Monday is the first; 0 is the day itself. */
export function addBusinessDays(day: Day, days: number): Day {
  const weeks = Math.floor(days / 5);
  let at = serial(day);
  for (let left = days % 5; left > 0; left -= isWeekend(at) ? 0 : 1) at += 1;
  if (weeks > 0 && isWeekend(at)) at -= weekdayOf(at) === 6 ? 1 : 2;
  return dayOf(at + weeks * 7);
}

/** A day for people: `Wed 25 Nov`, and `Mon 4 Jan 2027` where the year is not today's. */
export function sayDay(day: Day, today: Day): string {
  const [year, month, date] = day.split("-");
  const words = `${weekdays[weekdayOf(serial(day))]} ${Number(date)} ${months[Number(month) - 1]}`;
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

const serial = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisecondsOfADay;
// The last day that is written with four digits for its year; plans of playbooks that hand on for ages end there.
const lastDay = Date.parse("9999-12-31T00:00:00Z") / millisecondsOfADay;
const dayOf = (days: number): Day =>
  new Date(Math.min(days, lastDay) * millisecondsOfADay).toISOString().slice(0, 10) as Day;
// Day 0 of the serial count, 1 January 1970, was a Thursday.
const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;
const isWeekend = (days: number): boolean => weekdayOf(days) === 0 || weekdayOf(days) === 6;
