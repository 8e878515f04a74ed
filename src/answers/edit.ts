import { isMap, type Node, type Pair, parseDocument, type Scalar, stringify, type YAMLMap } from "yaml";
import { readYaml } from "../playbook/yaml.ts";

/**
 * The text of a config with one entry set. Only that entry is touched: comments, order and line ends stay.
 * The text is a map of ids to values, or empty; whoever calls has read it before.
 *
 * @returns undefined where it is written in a way that cannot be changed here without changing more.
 */
export function withEntry(text: string, id: string, value: string | number): string | undefined {
  const written = stringify(value, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE" }).trimEnd();
  const map = mapIn(text);
  const entry = map?.items.find(({ key }) => key.value === id);
  const wanted = new Map(pairsIn(text)).set(id, value);
  const candidates = entry === undefined ? added(text, map, id, written) : replaced(text, entry, written);
  return candidates.find((candidate) => says(candidate, wanted));
}

/** A text as one line of YAML: in quotes where it would be read as something else without. */
export function asYaml(text: string): string {
  const written = stringify(text, { lineWidth: 0 }).slice(0, -1);
  return written.includes("\n") ? JSON.stringify(text) : written;
}

/** The text without one entry, and without the rest of its line. @returns undefined as `withEntry` does. */
export function withoutEntry(text: string, id: string): string | undefined {
  const map = mapIn(text);
  const entry = map?.items.find(({ key }) => key.value === id);
  if (map === undefined || entry === undefined) return text;
  const left = (pairsIn(text) ?? []).filter(([other]) => other !== id);
  const without = map.flow ? withoutItem(text, map, entry) : withoutLines(text, entry);
  return says(without, new Map(left)) ? without : undefined;
}

type Item = Pair<Scalar, Node | null>;
type Items = YAMLMap<Scalar, Node | null>;

function mapIn(text: string): Items | undefined {
  const { contents } = parseDocument(text, { schema: "core", merge: false, stringKeys: true, logLevel: "silent" });
  return isMap<Scalar, Node | null>(contents) ? contents : undefined;
}

/** Candidates: the value alone replaced; else everything from the key to the end of the value. */
function replaced(text: string, entry: Item, written: string): readonly string[] {
  const [from, to] = entry.value?.range ?? [0, 0];
  const rest = text.slice(endOf(text, entry));
  const anew = `${text.slice(0, entry.key.range?.[1])}: ${written}${rest}`;
  return from === to ? [anew] : [`${text.slice(0, from)}${written}${rest}`, anew];
}

/** At the end of the file; else behind the last entry, since a mark may end the document before. */
function added(text: string, map: Items | undefined, id: string, written: string): readonly string[] {
  if (map?.flow) return [withItem(text, map, `"${id}": ${written}`)];
  const [first, last] = [map?.items[0], map?.items.at(-1)];
  const indent = /[ \t]*$/.exec(text.slice(0, first?.key.range?.[0] ?? 0))?.[0] ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return [text.length, last === undefined ? 0 : lineEnd(text, endOf(text, last))].map((at) => {
    const before = text.slice(0, at);
    const isOpen = /[^\n\ufeff]$/.test(before);
    return `${before}${isOpen ? newline : ""}${indent}${id}: ${written}${newline}${text.slice(at)}`;
  });
}

/** Behind the last item between the braces. */
function withItem(text: string, map: Items, item: string): string {
  const last = map.items.at(-1);
  const at = last === undefined ? (map.range?.[0] ?? 0) + 1 : endOf(text, last);
  return `${text.slice(0, at)}${last === undefined ? "" : ", "}${item}${text.slice(at)}`;
}

function withoutItem(text: string, { items }: Items, entry: Item): string {
  const at = items.indexOf(entry);
  const [before, after] = [items[at - 1], items[at + 1]];
  const start = entry.key.range?.[0];
  if (after !== undefined) return text.slice(0, start) + text.slice(after.key.range?.[0]);
  return text.slice(0, before === undefined ? start : endOf(text, before)) + text.slice(endOf(text, entry));
}

function withoutLines(text: string, entry: Item): string {
  return text.slice(0, entry.key.range?.[0]).replace(/[ \t]+$/, "") + text.slice(lineEnd(text, endOf(text, entry)));
}

/** Where an entry ends. A block of text reaches over its last line end, which is the line's and stays. */
function endOf(text: string, { key, value }: Item): number {
  const keyEnd = key.range?.[1] ?? 0;
  const end = text.slice(0, value?.range?.[1] ?? keyEnd).trimEnd().length;
  return value === null ? end : Math.max(end, text.indexOf(":", keyEnd) + 1);
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at + 1;
}

/** Whether a text says these entries in this order, and nothing else. */
function says(text: string, wanted: ReadonlyMap<string, unknown>): boolean {
  return JSON.stringify(pairsIn(text)) === JSON.stringify([...wanted]);
}

/** What a text says; undefined where it cannot be read. */
function pairsIn(text: string): readonly (readonly [string, unknown])[] | undefined {
  const { located, problems } = readYaml(text, "");
  if (located === undefined) return problems.every(({ code }) => code === "empty") ? [] : undefined;
  return problems.length === 0 ? Object.entries(located.value as object) : undefined;
}
