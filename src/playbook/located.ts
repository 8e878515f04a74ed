import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Position } from "./problem.ts";

/** The way to a value from the top of a file: `["tree", "sponsor", "when", "yes"]`. */
export type Path = readonly (string | number)[];

/** A YAML file's values, and the places where they stand. */
export type Places = Pick<Located, "file" | "text" | "value" | "at" | "atKey" | "within" | "between">;

/** A YAML file's values, each of which still knows its place. */
export class Located {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  private readonly root: Node | null;
  private readonly lines: LineCounter;
  private readonly pairs = new Map<YAMLMap, ReadonlyMap<string, KeyAndValue>>();
  private readonly matched = new Map<Scalar, ReadonlyMap<string, ReadonlyMap<number, number>>>();

  constructor(file: string, text: string, value: unknown, root: Node | null, lines: LineCounter) {
    this.file = file;
    this.text = text;
    this.value = value;
    this.root = root;
    this.lines = lines;
  }

  /** The place of a value; of the nearest one above it, if there is none. */
  at(path: Path): Position {
    const found = this.find(path);
    if (found.missing) return this.ofKey(found);
    const range = found.node?.range ?? [0, 0, 0];
    const end = isScalar(found.node) ? range[1] : range[0];
    return this.between(range[0], end);
  }

  /** How a value is spelled in the file, without quotes around it; undefined where it is a list or a map. */
  spelling(path: Path): string | undefined {
    return (this.find(path).node as Partial<Scalar> | null)?.source;
  }

  /** The place of the key (or list item) that a value stands under. */
  atKey(path: Path): Position {
    return this.ofKey(this.find(path));
  }

  /**
   * The place of a piece of a text that begins with braces, or inside them: given the offset of the braces in the text,
   * and the piece's offset from there. Where it was written with escapes, the place of the braces.
   */
  within(path: Path, braces: number, piece: string, from = 0): Position {
    const { node, missing } = this.find(path);
    if (missing || !isScalar(node) || typeof node.value !== "string" || !node.range) return this.at(path);
    const opening = node.value.slice(braces, braces + 2);
    const start = this.matching(node, opening).get(braces);
    if (start === undefined) return this.at(path);
    const found = this.text.startsWith(piece.split("\n", 1)[0] ?? "", start + from);
    return found ? this.between(start + from, start + from + piece.length) : this.between(start, start + 2);
  }

  /** The place of a stretch of the source, cut off at the end of its first line. */
  between(start: number, end: number): Position {
    const { line, col } = this.lines.linePos(start);
    const length = (this.text.slice(start, end).split("\n", 1)[0] ?? "").trimEnd().length;
    const at = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
    return length > 0 ? { ...at, length } : at;
  }

  /** Where in the file each occurrence in a text stands: they come in the same order in both. */
  private matching(node: Scalar, piece: string): ReadonlyMap<number, number> {
    const known = this.matched.get(node)?.get(piece);
    if (known !== undefined) return known;
    const [start = 0, end = 0] = node.range ?? [];
    const inText = occurrences(String(node.value), piece);
    const inFile = occurrences(this.text.slice(start, end), piece);
    const pairs =
      inText.length === inFile.length
        ? inText.map((offset, index) => [offset, start + (inFile[index] ?? 0)] as const)
        : [];
    const found = new Map(pairs);
    this.matched.set(node, new Map(this.matched.get(node)).set(piece, found));
    return found;
  }

  private ofKey({ key, node }: Found): Position {
    const range = (key ?? node)?.range ?? [0, 0, 0];
    return this.between(range[0], key ? range[1] : range[0]);
  }

  private find(path: Path): Found {
    let found: Found = { node: this.root, missing: false };
    for (const step of path) {
      const next = this.child(found.node, step);
      if (next === undefined) return { ...found, missing: true };
      found = next;
    }
    return found;
  }

  private child(node: Node | null, step: string | number): Found | undefined {
    if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      return item && { node: item, missing: false };
    }
    const pair = isMap(node) ? this.pairsOf(node).get(String(step)) : undefined;
    return pair && { key: pair.key, node: pair.value, missing: pair.value === null };
  }

  /** By key, the first of each. */
  private pairsOf(map: YAMLMap): ReadonlyMap<string, KeyAndValue> {
    const known = this.pairs.get(map);
    if (known !== undefined) return known;
    const pairs = new Map((map.items as KeyAndValue[]).toReversed().map((pair) => [String(pair.key.value), pair]));
    this.pairs.set(map, pairs);
    return pairs;
  }
}

type KeyAndValue = Pair<Scalar, Node | null>;

type Found = { readonly key?: Scalar; readonly node: Node | null; readonly missing: boolean };

function occurrences(text: string, piece: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}
