import { isMap, isScalar, type Pair, parseDocument, type Scalar, stringify } from "yaml";

/**
 * The text of a config with one entry set. Only that entry is touched: comments, order and line ends stay.
 * The text is a map of ids to values, or empty; whoever calls has read it before.
 */
export function withEntry(text: string, id: string, value: string | number): string {
  const written = `${id}: ${stringify(value, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }).trimEnd()}`;
  const pair = pairOf(text, id);
  if (pair !== undefined) return text.slice(0, pair.from) + written + text.slice(pair.to);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const open = text !== "" && !text.endsWith("\n");
  return `${text}${open ? newline : ""}${written}${newline}`;
}

/** The text without one entry, and without the rest of its line. */
export function withoutEntry(text: string, id: string): string {
  const pair = pairOf(text, id);
  if (pair === undefined) return text;
  const lineEnd = text.indexOf("\n", pair.to);
  return text.slice(0, pair.from) + (lineEnd === -1 ? "" : text.slice(lineEnd + 1));
}

function pairOf(text: string, id: string): { readonly from: number; readonly to: number } | undefined {
  const { contents } = parseDocument(text, { schema: "core", merge: false, stringKeys: true });
  if (!isMap(contents)) return undefined;
  const pair = (contents.items as Pair<Scalar, unknown>[]).find(({ key }) => key.value === id);
  const from = pair?.key.range?.[0];
  if (pair === undefined || from === undefined) return undefined;
  const to = isScalar(pair.value) && pair.value.range ? pair.value.range[1] : text.indexOf(":", from) + 1;
  // A block of text reaches over its last line end, which is the entry's and stays.
  return { from, to: text.slice(from, to).trimEnd().length + from };
}
