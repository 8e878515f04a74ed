import fc from "fast-check";
import "./limit.ts";

/** Pieces that files, answers and arguments are made of, and what tends to break those who read them. */
export const pieces = [
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    ",",
    "#",
    " # x",
    "- ",
    "? ",
    "|",
    "|-",
    ">",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
  ],
  ...[
    "*a",
    "&a ",
    "!!map ",
    "!!binary ",
    "!x ",
    "<<",
    "~",
    "null",
    "true",
    "yes",
    ".inf",
    ".nan",
    "0x1F",
    "1e999",
    "-0",
    "1_000",
    "2026-11-23",
  ],
  ...[
    '"',
    "'",
    "\\",
    "\\u001b",
    "{{",
    "}}",
    "{%",
    "{{ my_name }}",
    '{{ my_name | default: "x" }}',
    "playbook:gone-quiet",
    "playbook:constructor",
  ],
  ...[
    "constructor",
    "__proto__",
    "hasOwnProperty",
    "toString",
    "valueOf",
    "unsure",
    "decision_maker",
    "deal_size",
    "go",
    "when",
    "below",
    "ask",
  ],
  ...[
    "\u001b[31m",
    "\u001b]52;c;eA==\u0007",
    "\u009b31m",
    "\u0000",
    "\u007f",
    "\u0085",
    "\u200b",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\u{e0041}",
    "\ud800",
  ],
  ...["é", "日本", "🙂", "👩‍💻", "e\u0301", "\u00a0", "ﷺ", "𝕫", "İ", "ß", "x".repeat(300)],
];

/** Text of all sorts: plain, any code unit, and made of the pieces above. */
export const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join("")),
);

/** One change to bytes. Places and lengths are parts of the whole, so that they fit any text. */
type Change = (bytes: Buffer) => Uint8Array;

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (bytes: Buffer, where: number): number => Math.floor(where * bytes.length);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(part, fc.nat(60)).map(([from, length]) => (bytes: Buffer) => {
    return Buffer.concat([bytes.subarray(0, at(bytes, from)), bytes.subarray(at(bytes, from) + length)]);
  }),
  fc.tuple(part, fc.constantFrom(...pieces)).map(([to, piece]) => (bytes: Buffer) => {
    return Buffer.concat([bytes.subarray(0, at(bytes, to)), Buffer.from(piece), bytes.subarray(at(bytes, to))]);
  }),
  fc.tuple(part, fc.constantFrom(...pieces), fc.nat(12)).map(([to, piece, length]) => (bytes: Buffer) => {
    return Buffer.concat([
      bytes.subarray(0, at(bytes, to)),
      Buffer.from(piece),
      bytes.subarray(at(bytes, to) + length),
    ]);
  }),
  fc.tuple(part, fc.nat(255)).map(([to, byte]) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[at(bytes, to)] = byte;
    return changed;
  }),
  // A piece of the text a second time, somewhere else: an id twice, a branch into another node.
  fc.tuple(part, fc.nat(120), part).map(([from, length, to]) => (bytes: Buffer) => {
    const copied = bytes.subarray(at(bytes, from), at(bytes, from) + length);
    return Buffer.concat([bytes.subarray(0, at(bytes, to)), copied, bytes.subarray(at(bytes, to))]);
  }),
  // Two words exchanged.
  fc.tuple(part, part).map(([one, other]) => (bytes: Buffer) => {
    const words = bytes.toString("latin1").split(/\b/);
    const [first, second] = [Math.floor(one * words.length), Math.floor(other * words.length)];
    [words[first], words[second]] = [words[second] ?? "", words[first] ?? ""];
    return Buffer.from(words.join(""), "latin1");
  }),
  part.map((from) => (bytes: Buffer) => bytes.subarray(0, at(bytes, from))),
);

/** Texts with a few things wrong. */
export function spoiled(texts: fc.Arbitrary<Uint8Array | string>, most = 4): fc.Arbitrary<Buffer> {
  return fc
    .tuple(texts, fc.array(change, { minLength: 1, maxLength: most }))
    .map(([text, changes]) =>
      readable(changes.reduce((bytes, apply) => Buffer.from(apply(bytes)), Buffer.from(text as string))),
    );
}

/** Bytes that a report of fast-check shows as the text that they are. */
function readable(bytes: Buffer): Buffer {
  return Object.assign(bytes, { [fc.toStringMethod]: () => JSON.stringify(bytes.toString()) });
}

type Json = unknown;

/** A value as YAML may hold it, with names that mean something to a playbook. */
export const anyValue: fc.Arbitrary<Json> = fc.oneof(
  { depthSize: "small" },
  fc.constantFrom<Json>(null, true, false, 0, -1, 0.1, 1e21, 260, "", "yes", "unsure", "5%", "0%", "playbook:patience"),
  fc.constantFrom(...pieces),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.array(fc.constantFrom<Json>("a", 1, null, { go: "a" }, { below: 5, go: "a" }, { unsure: "a" }), { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom("go", "below", "ask", "when", "yes", "no", "type", "text", "constructor"),
    fc.constantFrom<Json>("a", 1, null, {}),
    {
      maxKeys: 3,
    },
  ),
);

/** Values of a tree of maps and lists changed at a few places, each to something else of the tree or to any value. */
export function misshapen(values: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const edit = fc.record({
    where: fc.nat(),
    how: fc.constantFrom("replace", "remove", "rename", "graft"),
    value: anyValue,
    from: fc.nat(),
  });
  return fc.tuple(values, fc.array(edit, { minLength: 1, maxLength: 4 })).map(([value, edits]) => {
    const tree = structuredClone(value);
    for (const { where, how, value: other, from } of edits) {
      const places = placesIn(tree);
      const place = places[where % Math.max(1, places.length)];
      const source = places[from % Math.max(1, places.length)];
      if (place === undefined || source === undefined) continue;
      const { holder, key } = place;
      if (how === "replace") holder[key] = structuredClone(other);
      else if (how === "graft") holder[key] = structuredClone(source.holder[source.key]);
      else if (how === "remove") Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
      else if (!Array.isArray(holder)) {
        const moved = holder[key];
        delete holder[key];
        holder[source.key] = moved;
      }
    }
    return tree;
  });
}

type Place = { readonly holder: Record<string, Json>; readonly key: string };

function placesIn(value: Json): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, Json>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
