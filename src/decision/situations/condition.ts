import type { QuestionId } from "../../playbook/playbook.ts";
import type { Known } from "./known.ts";
import { choicesIn, type NumberVariable, type Range, rangesOf, type Space, type Variable } from "./space.ts";

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
  const inShare = new Set(
    told.flatMap(({ variable }) => (variable.kind === "share" ? [variable.part, variable.whole] : [])),
  );
  return told.flatMap(({ variable, cells }): Situation => {
    if (cells === variable.all) return [];
    if (variable.kind === "choice") {
      const [choices, others] = [cells, variable.all & ~cells].map((some) => choicesIn(variable, some));
      return [{ kind: "choice", question: variable.question, choices: choices ?? [], others: others ?? [] }];
    }
    const ranges = rangesOf(variable, cells);
    if (variable.kind === "share")
      return [{ kind: "share", part: variable.part.question, whole: variable.whole.question, ranges }];
    return cells === variable.known && inShare.has(variable)
      ? []
      : [numberCondition(variable, ranges, (cells & variable.unsure) !== 0n)];
  });
}

function numberCondition(
  { question, numbers }: NumberVariable,
  ranges: readonly Range[],
  isUnsure: boolean,
): Condition {
  return { kind: "number", question, ranges, unsure: isUnsure, whole: numbers.perOne === 1 };
}
