import type { Expected } from "./problem.ts";

/** How names and short values are written. The key says so in words. */
export const patterns = {
  "a question id": /^[a-z][a-z0-9_]*$/,
  "an id": /^[a-z][a-z0-9_-]*$/,
  "a target": /^(playbook:)?[a-z][a-z0-9_-]*$/,
  "an action of this playbook or of another": /^([a-z][a-z0-9_-]*\/)?[a-z][a-z0-9_-]*$/,
  "a cite": /^[a-z][a-z0-9_-]*(\/[A-Za-z0-9._-]+)?$/,
  "an element": /^[A-Za-z0-9._-]+$/,
  "a percentage": /^(?=.*[1-9])[0-9]+(\.[0-9]+)?%$/,
  "one line of text": /^[^\n]*\n?$/,
  "a text": /\S/,
} as const satisfies Partial<Record<Expected, RegExp>>;

/** What a value was to look like, from the pattern that it failed. */
export function expectedBy(pattern: string | undefined): Expected {
  const found = Object.entries(patterns).find(([, expression]) => String(expression) === pattern);
  return (found?.[0] ?? "a text") as Expected;
}

/** An id that is spelled as none can be, as it would have to be: `Ask technician` as `ask-technician`. */
export function respelled(id: string, mark: "-" | "_"): string | undefined {
  const spelled = id
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, mark);
  return patterns["an id"].test(spelled) && spelled !== id ? spelled : undefined;
}

const handover = "playbook:";

/** The playbook that a target hands over to; none for a node or an action. */
export function handoverOf(target: string): string | undefined {
  return target.startsWith(handover) ? target.slice(handover.length) : undefined;
}

/** The playbook that a node or an action was taken over from: `save-face` for `save-face/write-it`; none for one's own. */
export function ownerOf(target: string): string | undefined {
  const end = target.indexOf("/");
  return end < 0 ? undefined : target.slice(0, end);
}

/** The id of a node or an action in the playbook that it belongs to: `write-it` for `save-face/write-it`. */
export function localId(target: string): string {
  return target.slice(target.indexOf("/") + 1);
}
