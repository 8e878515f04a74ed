import { createHash } from "node:crypto";
import type { Playbook } from "./playbook.ts";

/**
 * Fingerprint of what a playbook says: first 12 hex digits of SHA-256. Layout, comments, the order of entries, scenarios
 * and questions that it does not use make no difference.
 */
export function hashOf(playbook: Omit<Playbook, "hash">): string {
  const { scenarios: _, ...content } = playbook;
  return createHash("sha256").update(canonical(content)).digest("hex").slice(0, 12);
}

/** JSON in which maps and objects are sorted by key; a list keeps its order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}
