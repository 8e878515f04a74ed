import type { Channel, QuestionId } from "./playbook.ts";

/** A place in a file. Lines and columns count from 1, columns in UTF-16 units as editors do; `length` marks that many. */
export type Position = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number;
};

/** What an unknown name was to stand for. */
export type NameKind = "question" | "target" | "action" | "message" | "source" | "playbook";

/** What a value must be like, where a file has something else. */
export type Expected =
  | "a map"
  | "a list"
  | "a list of thresholds"
  | "a text"
  | "one line of text"
  | "a number"
  | "a whole number"
  | "a whole number from 1 to 260"
  | "a number above 0"
  | "a percentage"
  | "a question id"
  | "an id"
  | "a target"
  | "a cite"
  | "an element"
  | "one question to another"
  | "an action of this playbook or of another"
  | "a text or a number";

/** What the YAML reader stumbled over, as far as a hint depends on it. */
export type Trap =
  | "field"
  | "default"
  | "colon"
  | "quote"
  | "reserved"
  | "indent"
  | "tab"
  | "comma"
  | "unclosed"
  | "other";

/** What is wrong with a merge field. */
export type FieldFault =
  | "tag"
  | "unclosed"
  | "unopened"
  | "single"
  | "dash"
  | "empty"
  | "name"
  | "filter"
  | "default"
  | "quote"
  | "blank";

/** Bytes that are no playbook: nothing else of the file is read. */
export type Unreadable =
  | { readonly code: "too-large"; readonly bytes: number; readonly limit: number }
  | { readonly code: "too-complex"; readonly limit: number }
  | { readonly code: "too-deep"; readonly limit: number }
  | { readonly code: "not-utf8" }
  | { readonly code: "empty" };

/** YAML that cannot be read, or that reads otherwise than it looks. */
export type YamlProblem =
  /** `message` has what the trap is about, such as the word after a missing comma; else what the YAML reader says. */
  | { readonly code: "yaml"; readonly trap: Trap; readonly message: string }
  /** Between braces, where a comma ends a text: a piece without a colon. */
  | { readonly code: "no-value"; readonly key: string }
  | { readonly code: "duplicate-key"; readonly key: string; readonly first: Position }
  /** A key without a value, after which those of the entry before come again: it stands too far in. */
  | { readonly code: "too-far-in"; readonly key: string }
  | { readonly code: "reserved-key"; readonly key: string }
  | { readonly code: "alias" }
  | { readonly code: "tag"; readonly tag: string }
  | { readonly code: "several-documents" }
  | { readonly code: "swallowed"; readonly comment: string }
  | { readonly code: "character"; readonly codePoint: number };

/** A value that has not the form the format asks for. */
export type ShapeProblem =
  | { readonly code: "missing-key"; readonly key: string }
  | { readonly code: "unknown-key"; readonly key: string; readonly known: readonly string[] }
  | { readonly code: "wrong-type"; readonly expected: Expected; readonly found: string }
  | {
      readonly code: "not-one-of";
      readonly value: string;
      readonly known: readonly string[];
    }
  | { readonly code: "too-long"; readonly has: number; readonly limit: number; readonly of: "characters" | "items" }
  | { readonly code: "blank" }
  | { readonly code: "nothing-in"; readonly what: "map" | "list" };

/** A fault in a text with merge fields. */
export type TextProblem =
  | { readonly code: "bad-field"; readonly fault: FieldFault; readonly found: string }
  | { readonly code: "no-fields-here"; readonly found: string }
  | {
      readonly code: "needs-default";
      readonly field: QuestionId;
      readonly because: "never-asked" | "not-on-every-path" | "maybe-unsure";
    };

/** A file that has the right form and does not make sense. */
export type MeaningProblem =
  | { readonly code: "unknown"; readonly what: NameKind; readonly name: string; readonly known: readonly string[] }
  | { readonly code: "text-in-tree"; readonly question: QuestionId }
  | { readonly code: "wrong-branches"; readonly question: QuestionId; readonly kind: "choice" | "number" }
  | {
      readonly code: "uncovered";
      readonly question: QuestionId;
      /** The first of the choices without a way on, and the others. */
      readonly choice: string;
      readonly others: readonly string[];
    }
  | {
      readonly code: "unknown-choice";
      readonly question: QuestionId;
      readonly choice: string;
      readonly known: readonly string[];
    }
  | { readonly code: "not-ascending"; readonly below: string; readonly before: string }
  | { readonly code: "rest"; readonly fault: "missing" | "not-last" | "twice" }
  | { readonly code: "unsure"; readonly fault: "missing" | "superfluous" | "twice"; readonly question: QuestionId }
  | { readonly code: "share-of"; readonly fault: "no-number" | "itself"; readonly question: QuestionId }
  | {
      readonly code: "redefined";
      readonly question: QuestionId;
      readonly first: Position;
      /** What the question of the bank asks, where that is the first one. */
      readonly shared?: string;
    }
  | { readonly code: "redefined-source"; readonly source: string; readonly first: Position }
  | { readonly code: "same-id"; readonly id: string; readonly first: Position }
  | { readonly code: "asked-twice"; readonly question: QuestionId; readonly path: readonly string[] }
  | { readonly code: "circle"; readonly path: readonly string[] }
  | { readonly code: "unreachable"; readonly what: "node" | "action" | "message"; readonly id: string }
  | { readonly code: "unused"; readonly what: "question" | "source"; readonly id: string }
  | { readonly code: "subject"; readonly fault: "missing" | "superfluous"; readonly channel: Channel }
  | { readonly code: "then-or-ends"; readonly fault: "both" | "neither" }
  | {
      readonly code: "unknown-element";
      readonly source: string;
      readonly element: string;
      readonly known: readonly string[];
    }
  | {
      readonly code: "impossible-answer";
      readonly question: QuestionId;
      readonly answer: string;
      readonly known: readonly string[];
    };

/** One thing that is wrong with a playbook, as data; `src/render/problems.ts` puts it into words. All are errors. */
export type Problem = { readonly at: Position } & (
  | Unreadable
  | YamlProblem
  | ShapeProblem
  | TextProblem
  | MeaningProblem
);

/** In reading order: by file in the order first met, then by place. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ at }) => at.file))];
  const order = ({ at }: Problem) => [files.indexOf(at.file), at.line, at.column] as const;
  return problems.toSorted((a, b) => {
    const [one, other] = [order(a), order(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
}
