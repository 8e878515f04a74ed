import { type Answer, type QuestionId, unsure } from "../../playbook/playbook.ts";
import { related } from "./known.ts";
import { niceNumber } from "./shares.ts";
import { type Cells, choicesIn, type NumberVariable, rangesOf, type Space, type Variable } from "./space.ts";

/** A deal that shows something: answers in the order in which they are asked, and which of them stand in a share. */
export type Deal = {
  readonly answers: ReadonlyMap<QuestionId, Answer>;
  readonly shares: readonly { readonly part: QuestionId; readonly whole: QuestionId }[];
};

/** A deal of which this is true, in numbers that a person would name. */
export function dealOf(space: Space, cells: ReadonlyMap<number, Cells>): Deal {
  const variables = [...cells.keys()].map((index) => space.variables[index] as Variable);
  const told = related(space, cells) ?? new Map<number, number>();
  const answers = variables.flatMap((variable): readonly (readonly [QuestionId, Answer])[] => {
    const of = cells.get(variable.index) as Cells;
    if (variable.kind === "share")
      return [variable.part, variable.whole].map(({ index, question }) => [question, told.get(index) ?? 0]);
    if (variable.kind === "choice") return [[variable.question, choicesIn(variable, of)[0] as string]];
    return [[variable.question, told.get(variable.index) ?? numberIn(variable, of)]];
  });
  const shares = variables.filter((variable) => variable.kind === "share");
  return {
    answers: new Map(answers),
    shares: shares.map(({ part, whole }) => ({ part: part.question, whole: whole.question })),
  };
}

function numberIn(variable: NumberVariable, cells: Cells): Answer {
  const [range] = rangesOf(variable, cells & variable.known);
  return range === undefined ? unsure : niceNumber(range, variable.numbers);
}
