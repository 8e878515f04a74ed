import type * as z from "zod";
import type { Path, Places } from "./located.ts";
import { expectedBy } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Expected, Position, Problem, ShapeProblem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** Zod's findings as located problems. */
export function misshapen(issues: readonly Issue[], located: Places): readonly Problem[] {
  const misspelled = misspelledKeys(issues);
  const mistyped = new Set(issues.flatMap(({ code, path }) => (code === "invalid_type" ? [path.join("/")] : [])));
  return issues.flatMap((issue) => {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") return unknownKeys(issue, located);
    // Zod counts the letters of a text where a list was to be.
    if (issue.code === "too_big" && mistyped.has(path.join("/"))) return [];
    // An alias in place of the whole file, which has been reported as one.
    if (located.value === undefined) return [];
    if (valueAt(located.value, path) === undefined)
      return misspelled.has(path.join("/")) || misspelled.has([...path.slice(0, -1), "*"].join("/"))
        ? []
        : [{ code: "missing-key", key: String(path.at(-1)), at: located.atKey(path.slice(0, -1)) }];
    return [{ ...describe(issue, valueAt(located.value, path)), at: placeOf(issue, located) }];
  });
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, located: Places): readonly Problem[] {
  const known = issue.message.split(" ");
  return issue.keys.map((key) => {
    const at = located.atKey([...(issue.path as Path), key]);
    return { code: "unknown-key", at, key, known };
  });
}

/** Where a key is there and only spelled in another way: a branch with a word that is none lacks whatever it stands for. */
function misspelledKeys(issues: readonly Issue[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap((issue) => {
      if (issue.code !== "unrecognized_keys") return [];
      const known = issue.message.split(" ");
      const meant = issue.path.includes("when") ? ["*"] : issue.keys.flatMap((key) => nearest(key, known) ?? []);
      return meant.map((key) => [...issue.path, key].join("/"));
    }),
  );
}

function placeOf({ code, path }: Issue, located: Places): Position {
  return code === "invalid_key" ? located.atKey(path as Path) : located.at(path as Path);
}

function describe(issue: Issue, value: unknown): ShapeProblem {
  const found = inWords(value);
  switch (issue.code) {
    case "invalid_type":
      return wrong(isThresholds(issue) ? "a list of thresholds" : (typeNames[issue.expected] as Expected), found);
    case "invalid_value":
      return notOneOf(found, issue.values.map(String));
    case "invalid_union":
      return ofUnion(issue, found);
    case "invalid_format":
      return bySpelling(expectedBy(issue.pattern), found);
    case "invalid_key":
      return wrong(
        expectedBy((issue.issues[0] as { readonly pattern: string }).pattern),
        `\`${String(issue.path.at(-1))}\``,
      );
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? {
            code: "too-long",
            has: (value as string | readonly unknown[]).length,
            limit: Number(issue.maximum),
            of: issue.origin === "string" ? "characters" : "items",
          }
        : wrong("a whole number from 1 to 260", found);
    case "too_small":
      if (issue.origin === "array") return { code: "nothing-in", what: "list" };
      return wrong(issue.inclusive ? "a whole number from 1 to 260" : "a number above 0", found);
    default:
      return issue.message === "empty" ? { code: "nothing-in", what: "map" } : wrong("one question to another", found);
  }
}

/** Zod's types do not know the options of a union told apart by a key; its issues have them. */
function ofUnion(
  issue: z.core.$ZodIssueInvalidUnion & { readonly options?: readonly unknown[] },
  found: string,
): ShapeProblem {
  return issue.options === undefined ? wrong("a text or a number", found) : notOneOf(found, issue.options.map(String));
}

const isThresholds = ({ path, code, ...issue }: Issue): boolean =>
  path.at(-1) === "when" && "expected" in issue && issue.expected === "array";

const typeNames: Readonly<Record<string, Expected>> = {
  string: "a text",
  object: "a map",
  record: "a map",
  array: "a list",
  number: "a number",
  int: "a whole number",
};

const wrong = (expected: Expected, found: string): ShapeProblem => ({ code: "wrong-type", expected, found });

const bySpelling = (expected: Expected, found: string): ShapeProblem =>
  expected === "a text" ? { code: "blank" } : wrong(expected, found);

function notOneOf(found: string, known: readonly string[]): ShapeProblem {
  const value = found.replace(/^`|`$/g, "");
  return { code: "not-one-of", value, known };
}

function inWords(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  const [first, ...more] = String(value).split("\n") as [string, ...string[]];
  return `\`${first.length > 40 || more.length > 0 ? `${first.slice(0, 40)}…` : first}\``;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
}
