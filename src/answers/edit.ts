import { isMap, parseDocument, type Pair, type Scalar, stringify, type Node, type YAMLMap } from "yaml";
import { readYaml } from "../playbook/yaml.ts";

/**
 * The text of a config with one entry set. Only that entry is touched: all other bytes stay.
 * The text is a map of ids to values, or empty; whoever calls has read it before.
 *
 * @returns undefined where it is written in a way that no change here leaves everything else what it says.
 */
export function withEntry(text: string, id: string, value: string | number): string | undefined {
  const written = stringify(value, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE" }).trimEnd();
  const { map, pair } = find(text, id);
  const candidates = pair === undefined ? added(text, map, id, written) : replaced(text, pair, written);
  return candidates.find((candidate) => says(candidate, new Map(entriesOf(text)).set(id, value)));
}

/** The text without one entry, and without the rest of its line. @returns undefined as `withEntry` does. */
export function withoutEntry(text: string, id: string): string | undefined {
  const { map, pair } = find(text, id);
  if (map === undefined || pair === undefined) return text;
  const left = new Map(entriesOf(text));
  left.delete(id);
  return [map.flow ? withoutItem(text, map, pair) : withoutLines(text, pair)].find((candidate) => says(candidate, left));
}

type Entry = Pair<Scalar, Node | null>;
type Found = { readonly map?: YAMLMap<Scalar, Node | null>; readonly pair?: Entry };

function find(text: string, id: string): Found {
  const { contents } = parseDocument(text, { schema: "core", merge: false, stringKeys: true, logLevel: "silent" });
  if (!isMap<Scalar, Node | null>(contents)) return {};
  const pair = contents.items.find(({ key }) => key.value === id);
  return pair === undefined ? { map: contents } : { map: contents, pair: pair as Entry };
}

/** With another value, if it can be; else with all between the key and the end of the value written anew. */
function replaced(text: string, pair: Entry, written: string): readonly string[] {
  const afterKey = pair.key.range?.[1] ?? 0;
  const [from, end] = pair.value?.range ?? [afterKey, afterKey];
  // A block of text reaches over its last line end, which is the entry's and stays.
  const rest = text.slice(Math.max(afterKey, text.slice(0, end).trimEnd().length));
  const restOfEmpty = text.slice(end);
  return [
    `${text.slice(0, from)}${text[from - 1] === ":" ? " " : ""}${written}${from === end ? restOfEmpty : rest}`,
    `${text.slice(0, afterKey)}: ${written}${rest}`,
  ];
}

/** At the end of the file; else after the last entry, since a mark may end the document. */
function added(text: string, map: Found["map"], id: string, written: string): readonly string[] {
  if (map?.flow) return [withItem(text, map, `"${id}": ${written}`)];
  const indent = /[ \t]*$/.exec(text.slice(0, map?.items[0]?.key.range?.[0] ?? 0))?.[0] ?? "";
  const end = lineEnd(text, endOf(map?.items.at(-1)));
  return [text.length, end].map((at) => {
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    const before = text.slice(0, at);
    const open = before !== "" && before !== "\ufeff" && !before.endsWith("\n");
    return `${before}${open ? newline : ""}${indent}${id}: ${written}${newline}${text.slice(at)}`;
  });
}

/** Behind the last item between the braces. */
function withItem(text: string, map: YAMLMap<Scalar, Node | null>, item: string): string {
  const last = map.items.at(-1);
  const at = last === undefined ? (map.range?.[0] ?? 0) + 1 : endOf(last);
  return `${text.slice(0, at)}${last === undefined ? "" : ", "}${item}${text.slice(at)}`;
}

function withoutItem(text: string, { items }: YAMLMap<Scalar, Node | null>, pair: Pair<Scalar, Node | null>): string {
  const [before, after] = [items[items.indexOf(pair) - 1], items[items.indexOf(pair) + 1]];
  if (after !== undefined) return text.slice(0, pair.key.range?.[0]) + text.slice(after.key.range?.[0]);
  return text.slice(0, before === undefined ? pair.key.range?.[0] : endOf(before)) + text.slice(endOf(pair));
}

function withoutLines(text: string, pair: Entry): string {
  const before = text.slice(0, pair.key.range?.[0]).replace(/[ \t]+$/, "");
  return before + text.slice(lineEnd(text, endOf(pair)));
}

/** Where a pair ends, without the line end of a block of text. */
function endOf(pair: Pair<Scalar, Node | null> | undefined): number {
  const end = pair?.value?.range?.[1] ?? pair?.key.range?.[1] ?? 0;
  return text_(end);
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at + 1;
}

/** Whether a text says just these entries, in this order. */
function says(text: string, wanted: ReadonlyMap<string, unknown>): boolean {
  const entries = entriesOf(text);
  return entries !== undefined && JSON.stringify(entries) === JSON.stringify([...wanted]);
}

function entriesOf(text: string): readonly (readonly [string, unknown])[] | undefined {
  const { located, problems } = readYaml(text, "");
  if (located === undefined) return problems.every(({ code }) => code === "empty") ? [] : undefined;
  return problems.length === 0 ? Object.entries(located.value as object) : undefined;
}
