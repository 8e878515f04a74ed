import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, type Scalar } from "yaml";
import { firstUnseen } from "./characters.ts";
import { type Composed, compose, deepest, mostPieces } from "./compose.ts";
import { decode } from "./decode.ts";
import { Located } from "./located.ts";
import type { Problem, YamlProblem } from "./problem.ts";
import { trapped } from "./traps.ts";

/** What a YAML file holds, and what is wrong with it. Without `located`, nothing of it could be read. */
type Sheet = { readonly text: string; readonly located?: Located; readonly problems: readonly Problem[] };

/**
 * Reads a YAML file from outside: bytes or text, and the name to give it in problems. Never throws, and costs little
 * whatever the bytes are. Maps become objects without a prototype.
 */
export function readYaml(content: Uint8Array | string, file: string): Sheet {
  const { text, problem } = decode(content, file);
  if (problem !== undefined) return { text, problems: [problem] };
  const lines = linesOf(text);
  const composed = compose(text);
  const source = new Located(file, text, undefined, null, lines);
  if (composed.kind !== "document") return { text, problems: unreadable(composed, source) };
  const root = composed.document.contents as Node | null;
  if (root === null || (isScalar(root) && root.value === null))
    return { text, problems: [{ code: "empty", at: { file, line: 1, column: 1 } }] };
  const unfolding = new Unfolding(source);
  const value = unfolding.plain(root);
  if (composed.second !== undefined) unfolding.report(composed.second, 3, { code: "several-documents" });
  return { text, located: new Located(file, text, value, root, lines), problems: unfolding.problems };
}

/** Where lines begin. The parser can count them as it goes, but where it has to look ahead it tells them out of order. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) lines.addNewLine(start);
  return lines;
}

function unreadable(composed: Exclude<Composed, { kind: "document" }>, source: Located): readonly Problem[] {
  if (composed.kind === "faults") return trapped(composed.faults, source);
  const at = source.between(composed.offset, composed.offset + 1);
  if (composed.kind === "too-deep") return [{ code: "too-deep", at, limit: deepest }];
  return [{ code: "too-complex", at, limit: mostPieces }];
}

/** Turns nodes into plain values, and reports what YAML allows and a playbook does not. */
class Unfolding {
  readonly problems: Problem[] = [];
  private readonly source: Located;

  constructor(source: Located) {
    this.source = source;
  }

  report(from: number, length: number, problem: YamlProblem): void {
    this.problems.push({ ...problem, at: this.source.between(from, from + length) });
  }

  plain(node: Node | null): unknown {
    if (node === null) return null;
    const from = start(node);
    if (isAlias(node) || node.anchor !== undefined) this.report(from, 1, { code: "alias" });
    if (node.tag !== undefined && !standardTags.has(node.tag)) this.report(from, 1, { code: "tag", tag: node.tag });
    if (isMap(node)) return this.map(node.items as Pair<Scalar, Node | null>[]);
    if (isSeq(node)) return node.items.map((item) => this.plain(item as Node));
    if (!isScalar(node)) return undefined;
    this.inspect(node);
    return node.value;
  }

  private map(pairs: readonly Pair<Scalar, Node | null>[]): object {
    const values: Record<string, unknown> = Object.create(null);
    const first = new Map<string, number>();
    // The key just before, where nothing stands under it.
    let bare: Scalar | undefined;
    for (const { key: node, value } of pairs) {
      const key = String(node.value);
      if (value === null) {
        this.report(start(node), key.length, { code: "no-value", key });
        const [, before, after] = /^([^\s:]+):(\S+)$/.exec(key) ?? [];
        if (before !== undefined && before !== "__proto__") values[before] = after;
        continue;
      }
      const earlier = first.get(key);
      this.inspect(node);
      if (earlier !== undefined && bare !== undefined) {
        this.report(start(bare), String(bare.value).length, { code: "too-far-in", key: String(bare.value) });
        delete values[String(bare.value)];
        return values;
      }
      bare = isScalar(value) && value.source === "" && value.type === "PLAIN" ? node : undefined;
      if (earlier !== undefined)
        this.report(start(node), key.length, {
          code: "duplicate-key",
          key,
          first: this.source.between(earlier, earlier),
        });
      else if (key === "__proto__") this.report(start(node), key.length, { code: "reserved-key", key });
      else values[key] = this.plain(value);
      first.set(key, earlier ?? start(node));
    }
    return values;
  }

  private inspect(node: Scalar): void {
    const [from, to] = node.range ?? [0, 0];
    const found = typeof node.value === "string" ? firstUnseen(node.value) : undefined;
    if (found !== undefined) {
      const raw = Math.max(0, this.source.text.slice(from, to).indexOf(found.character));
      const codePoint = found.character.codePointAt(0) ?? 0;
      this.report(from + raw, found.character.length, { code: "character", codePoint });
    }
    const comment = node.type === "PLAIN" ? /^([ \t]+)(#[^\s#].*)/.exec(this.source.text.slice(to, to + 200)) : null;
    if (comment?.[1] === undefined || comment[2] === undefined) return;
    this.report(to + comment[1].length, comment[2].length, { code: "swallowed", comment: comment[2] });
  }
}

const start = (node: Node): number => node.range?.[0] ?? 0;

const standardTags = new Set(
  ["str", "map", "seq", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
);
