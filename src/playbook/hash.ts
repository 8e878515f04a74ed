import { createHash } from "node:crypto";
import type { Playbook } from "./playbook.ts";

type Unhashed = Omit<Playbook, "hash">;

/**
 * Fingerprint of what a playbook says: first 12 hex digits of SHA-256. Layout, comments, the order of entries, scenarios,
 * and the questions and sources of the bank that it does not use make no difference.
 */
export function hashOf({ scenarios: _, ...playbook }: Unhashed): string {
  const { nodes, actions } = playbook;
  const mentioned = mentionsIn([nodes, actions, playbook.start]);
  const questions = only(playbook.questions, mentioned);
  const cited = new Set([...mentionsIn(questions), ...mentioned].map((cite) => cite.split("/", 1)[0] ?? ""));
  const content = { ...playbook, questions, sources: only(playbook.sources, cited) };
  return createHash("sha256").update(canonical(content)).digest("hex").slice(0, 12);
}

/** All that is said of something: names among it. That a text may be a name by chance costs a new hash at worst. */
function mentionsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [value];
  for (const next of waiting) {
    if (typeof next === "string") found.add(next);
    else if (next instanceof Map) waiting.push(...next.values());
    else if (typeof next === "object" && next !== null) waiting.push(...Object.values(next));
  }
  return found;
}

function only<Entry>(entries: ReadonlyMap<string, Entry>, ids: ReadonlySet<string>): ReadonlyMap<string, Entry> {
  return new Map([...entries].filter(([id]) => ids.has(id)));
}

/** JSON in which maps and objects are sorted by key; a list keeps its order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries: ReadonlyMap<string, unknown> = value instanceof Map ? value : new Map(Object.entries(value));
  const names = [...entries.keys()].sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(entries.get(name))}`).join(",")}}`;
}
