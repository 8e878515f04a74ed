import type { QuestionId } from "../../playbook/playbook.ts";
import type { Known } from "./known.ts";
import { type Cells, choicesIn, type Range, rangesOf, type Space, type Variable } from "./space.ts";

/** What one fact, or the share of two, has to be like. */
export type Condition =
  | {
      readonly kind: "choice";
      readonly question: QuestionId;
      readonly choices: readonly string[];
      /** The choices that will not do. */
      readonly others: readonly string[];
    }
  | {
      readonly kind: "number";
      readonly question: QuestionId;
      /** Any number where it is from 0 up to infinity. */
      readonly ranges: readonly Range[];
      /** Whether "I don't know" will do, too. */
      readonly unsure: boolean;
      /** Whether only whole numbers count. */
      readonly whole: boolean;
    }
  | {
      readonly kind: "share";
      readonly part: QuestionId;
      readonly whole: QuestionId;
      readonly ranges: readonly Range[];
    };

/** A set of deals, by the answers that they have in common. With none it is every deal. */
export type Situation = readonly Condition[];

/** What is known, in terms of the answers. That a number is known goes without saying where its share is. */
export function situationOf(space: Space, known: Known): Situation {
  const told = [...known.cells].map(([index, cells]) => ({ variable: space.variables[index] as Variable, cells }));
  const numbers = told.flatMap(({ variable }) => (variable.kind === "share" ? [variable.part, variable.whole] : []));
  const implied = new Map<Variable, Cells>(numbers.map((number) => [number, number.known]));
  return told
    .filter(({ variable, cells }) => implied.get(variable) !== cells)
    .map(({ variable, cells }) => conditionOf(variable, cells));
}

function conditionOf(variable: Variable, cells: Cells): Condition {
  if (variable.kind === "choice") {
    const others = choicesIn(variable, variable.all & ~cells);
    return { kind: "choice", question: variable.question, choices: choicesIn(variable, cells), others };
  }
  const ranges = rangesOf(variable, cells);
  if (variable.kind === "share")
    return { kind: "share", part: variable.part.question, whole: variable.whole.question, ranges };
  const { question, unsure, numbers } = variable;
  return { kind: "number", question, ranges, unsure: (cells & unsure) !== 0n, whole: numbers.perOne === 1 };
}
