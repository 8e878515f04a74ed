import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type Scalar } from "yaml";
import type { Position } from "./problem.ts";

/** The way to a value from the top of a file: `["tree", "sponsor", "when", "yes"]`. */
export type Path = readonly (string | number)[];

/** A YAML file's values, each of which still knows its place. */
export class Located {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  private readonly root: Node | null;
  private readonly lines: LineCounter;

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

  /** The place of the key (or list item) that a value stands under. */
  atKey(path: Path): Position {
    return this.ofKey(this.find(path));
  }

  /** The place of a piece of a text, given the text's offset of it; where it was written with escapes, the text's own. */
  within(path: Path, offset: number, piece: string): Position {
    const { node, missing } = this.find(path);
    const needle = piece.split("\n", 1)[0] ?? "";
    if (missing || !isScalar(node) || typeof node.value !== "string" || !node.range || needle === "")
      return this.at(path);
    let [before, from] = [node.value.indexOf(needle), node.range[0] - 1];
    for (;;) {
      from = this.text.indexOf(needle, from + 1);
      if (from < 0 || from >= node.range[1]) return this.at(path);
      if (before === offset || before < 0) return this.between(from, from + needle.length);
      before = node.value.indexOf(needle, before + 1);
    }
  }

  /** The place of a stretch of the source, cut off at the end of its first line. */
  between(start: number, end: number): Position {
    const { line, col } = this.lines.linePos(start);
    const length = (this.text.slice(start, end).split("\n", 1)[0] ?? "").trimEnd().length;
    const at = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
    return length > 0 ? { ...at, length } : at;
  }

  private ofKey({ key, node }: Found): Position {
    const range = (key ?? node)?.range ?? [0, 0, 0];
    return this.between(range[0], key ? range[1] : range[0]);
  }

  private find(path: Path): Found {
    let found: Found = { node: this.root, missing: false };
    for (const step of path) {
      const next = child(found.node, step);
      if (next === undefined) return { ...found, missing: true };
      found = next;
    }
    return found;
  }
}

type Found = { readonly key?: Scalar; readonly node: Node | null; readonly missing: boolean };

function child(node: Node | null, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { node: item, missing: false };
  }
  if (!isMap(node)) return undefined;
  const pair = (node.items as Pair<Scalar, Node | null>[]).find(({ key }) => String(key.value) === String(step));
  return pair && { key: pair.key, node: pair.value, missing: pair.value === null };
}
