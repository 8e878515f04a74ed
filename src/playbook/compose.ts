import { Composer, type CST, type Document, Lexer, Parser } from "yaml";

/** What is wrong with YAML as such: the reader's code and message, and the offsets it concerns. */
export type Fault = { readonly code: string; readonly message: string; readonly from: number; readonly to: number };

export type Composed =
  | { readonly kind: "document"; readonly document: Document; readonly second?: number }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "too-deep"; readonly offset: number }
  | { readonly kind: "too-complex"; readonly offset: number };

/** A playbook nests some eight levels. The composer calls itself for each, and thousands of them crash Node. */
export const deepest = 50;
/** Some four times the pieces of a playbook of 2,000 nodes. */
export const mostPieces = 400_000;
const mostFaults = 100;
/** Code of a fault after which the reader no longer knows where it is, and reports noise. */
export const lostTrack = "LOST_TRACK";

const options = {
  // Not 1.1, whatever a %YAML line says: there, `yes` and `no` are booleans.
  schema: "core",
  merge: false,
  stringKeys: true,
  resolveKnownTags: false,
  prettyErrors: false,
  // Compares each key with all others; `readYaml` looks for duplicates in one pass.
  uniqueKeys: false,
  logLevel: "silent",
} as const;

/**
 * YAML text as a document whose nodes know their offsets. Gives up early on text made to be expensive: depth and number
 * of pieces are watched while reading, and the first hundred faults are enough.
 */
export function compose(text: string): Composed {
  const faults: Fault[] = [];
  try {
    const tokens = parse(text, faults);
    if ("kind" in tokens) return tokens;
    const composer = new Composer(options);
    (composer as unknown as { onError: OnError }).onError = (source, code, message) =>
      add(faults, source, code, message);
    const documents = composer.compose(tokens, true, text.length);
    const document = documents.next().value as Document;
    const second = documents.next();
    if (faults.length > 0) return { kind: "faults", faults };
    return second.done ? { kind: "document", document } : { kind: "document", document, second: second.value.range[0] };
  } catch (error) {
    if (error instanceof EnoughFaults) return { kind: "faults", faults };
    throw error;
  }
}

type TooMuch = Extract<Composed, { kind: "too-deep" | "too-complex" }>;

function parse(text: string, faults: Fault[]): TooMuch | readonly CST.Token[] {
  const tokens: CST.Token[] = [];
  const keep = (token: CST.Token) => {
    if (token.type === "error") add(faults, token, lostTrack, token.message);
    else tokens.push(token);
  };
  const parser = new Parser();
  let pieces = 0;
  for (const piece of new Lexer().lex(text)) {
    for (const token of parser.next(piece)) keep(token);
    if (parser.stack.length > deepest) return { kind: "too-deep", offset: parser.offset };
    if (++pieces > mostPieces) return { kind: "too-complex", offset: parser.offset };
  }
  for (const token of parser.end()) keep(token);
  return tokens;
}

class EnoughFaults extends Error {}

/**
 * The composer's own way to report, warnings included. It is private and replaced, because there is no other way to
 * stop it: making an error object for each of a million commas takes 16 seconds.
 */
type OnError = (source: FaultSource, code: string, message: string) => void;
type FaultSource = number | readonly [number, number] | { readonly offset: number; readonly source?: string };

function add(faults: Fault[], source: FaultSource, code: string, message: string): void {
  const [from, to] = rangeOf(source);
  if (faults.push({ code, message, from, to }) >= mostFaults) throw new EnoughFaults();
}

function rangeOf(source: FaultSource): readonly [number, number] {
  if (typeof source === "number") return [source, source + 1];
  if ("offset" in source) return [source.offset, source.offset + (source.source?.length ?? 1)];
  return source;
}
