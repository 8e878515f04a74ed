import { respelled } from "../playbook/names.ts";
import { nearest } from "../playbook/nearest.ts";
import { channelMeant } from "../playbook/playbook.ts";
import type { Expected, Problem } from "../playbook/problem.ts";
import { clean } from "./clean.ts";
import { sentences } from "./problem-sentences.ts";
import { widthOf } from "./width.ts";

const mostShown = 50;
const excerptWidth = 100;

/** Problems of one or more files, with the files' texts by name. */
type Faulty = { readonly problems: readonly Problem[]; readonly texts: ReadonlyMap<string, string> };

/** All problems, each with its place, what was expected, and the line with a caret. Plain text without a last newline. */
export function describeProblems({ problems, texts }: Faulty): string {
  const shown = problems.slice(0, mostShown).map((problem) => {
    const { file, line, column } = problem.at;
    const first = clean(`${file}:${line}:${column}: ${sentence(problem)}`);
    return [first, ...excerpt(problem, texts.get(file) ?? "")].join("\n");
  });
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n\n");
}

/** What is wrong, what was expected, and the name that was likely meant. */
export function sentence(problem: Problem): string {
  const say = sentences[problem.code] as (problem: Problem) => string;
  const meant = meantBy(problem);
  const said = say(problem);
  return meant === undefined ? said : `${said.replace(/[^.]$/, "$&.")} Did you mean \`${meant}\`?`;
}

/** The known name nearest to one that is not. Looked for only here, since it means comparing it with all. */
function meantBy(problem: Problem): string | undefined {
  switch (problem.code) {
    case "unknown":
      return nearest(problem.name, problem.known);
    case "unknown-key":
      return nearest(problem.key, problem.known);
    case "not-one-of":
      return (
        [channelMeant(problem.value)].find((meant) => problem.known.includes(meant ?? "")) ??
        nearest(problem.value, problem.known)
      );
    case "unknown-choice":
      return nearest(problem.choice, problem.known);
    case "bad-field":
      return problem.fault === "name" ? respelled(problem.found.replace(/^\{\{|[|}].*$/gs, ""), "_") : undefined;
    case "wrong-type":
      return meantValue(problem.expected, problem.found.replace(/^`|`$/g, ""));
    default:
      return undefined;
  }
}

function meantValue(expected: Expected, found: string): string | undefined {
  if (expected === "an id") return respelled(found, "-");
  if (expected === "a question id") return respelled(found, "_");
  return /number/.test(expected) ? /^(\d+) *[a-z]+$/i.exec(found)?.[1] : undefined;
}

/** The line concerned and a caret under the place, as two lines; none where the file has no such line. */
export function excerpt({ at }: Pick<Problem, "at">, text: string): readonly string[] {
  const line = text.split("\n", at.line)[at.line - 1]?.replaceAll("\t", " ").replace(/\r$/, "");
  if (line === undefined || line.trim() === "") return [];
  const start = at.column - 1;
  // A window on a long line, which keeps some of what comes before.
  const from = Math.max(0, start - excerptWidth / 2);
  const cut = line.slice(from, from + excerptWidth);
  const before = clean(cut.slice(0, start - from));
  const marked = clean(cut.slice(start - from, start - from + (at.length ?? 1)));
  const margin = `${at.line}`.padStart(5);
  const caret = " ".repeat(widthOf(before)) + "^".repeat(Math.max(1, widthOf(marked)));
  return [`${margin} | ${clean(cut)}`, `${" ".repeat(margin.length)} | ${caret}`];
}
