import type { Draft } from "../draft.ts";
import { askedBy, threshold } from "../graph.ts";
import type { MeaningProblem, Position, Problem } from "../problem.ts";
import type { NodeEntry, QuestionEntry } from "../shape.ts";
import { type Check, namesIn, questionOf } from "./check.ts";

export const everyNodeAsksAKnownQuestion: Check = (draft, scope) => {
  const known = namesIn([scope.bank, draft], "questions");
  return [...draft.nodes].flatMap(([id, node]) =>
    askedBy(node)
      .filter((asked) => !known.has(asked))
      .map((asked) => {
        const at = placeOf(draft, id, node, asked);
        return { code: "unknown", what: "question", name: asked, at, known: known.all };
      }),
  );
};

/** Where a node names a question. The first one of a share stands as a key. */
function placeOf({ located }: Draft, id: string, node: NodeEntry, asked: string): Position {
  if (!("share" in node)) return located.at(["tree", id, "ask"]);
  const path = ["tree", id, "share", ...Object.keys(node.share)];
  return Object.hasOwn(node.share, asked) ? located.atKey(path) : located.at(path);
}

export const everyNodeSuitsItsQuestion: Check = (draft, scope) =>
  [...draft.nodes].flatMap(([id, node]): readonly Problem[] => {
    const at = (asked: string) => placeOf(draft, id, node, asked);
    const [part, whole] = askedBy(node) as readonly [part: string, whole?: string];
    if (part === whole) return [{ code: "share-of", fault: "itself", question: part, at: at(part) }];
    return askedBy(node).flatMap((asked) => {
      const problem = misfit(node, asked, questionOf(draft, scope, asked));
      return problem === undefined ? [] : [{ ...problem, at: at(asked) }];
    });
  });

function misfit(node: NodeEntry, asked: string, question: QuestionEntry | undefined): MeaningProblem | undefined {
  if (question === undefined) return undefined;
  if ("share" in node)
    return question.type === "number" ? undefined : { code: "share-of", fault: "no-number", question: asked };
  if (question.type === "text") return { code: "text-in-tree", question: asked };
  const kind = Array.isArray(node.when) ? "number" : "choice";
  return question.type === kind ? undefined : { code: "wrong-branches", question: asked, kind: question.type };
}

export const everyChoiceIsCovered: Check = (draft, scope) =>
  [...draft.nodes].flatMap(([id, node]) => {
    const [asked] = askedBy(node) as readonly [string];
    const question = questionOf(draft, scope, asked);
    if (question?.type !== "choice" || Array.isArray(node.when)) return [];
    const { choices } = question;
    const [offered, covered] = [Object.keys(choices), Object.keys(node.when)];
    const missing = offered.filter((choice) => !covered.includes(choice));
    const extra = covered.filter((choice) => !offered.includes(choice));
    return [
      ...missing.slice(0, 1).map((choice) => {
        const at = draft.located.atKey(["tree", id, "when"]);
        return { code: "uncovered", question: asked, choice, others: missing.slice(1), at } as const;
      }),
      ...extra.map((choice) => {
        const at = draft.located.atKey(["tree", id, "when", choice]);
        return {
          code: "unknown-choice",
          question: asked,
          choice,
          known: offered,
          at,
        } as const;
      }),
    ];
  });

export const thresholdsAscend: Check = (draft) =>
  [...draft.nodes].flatMap(([id, { when }]) => {
    if (!Array.isArray(when)) return [];
    const bands = when.flatMap((band, index) => ("below" in band ? [{ below: band.below, index }] : []));
    return bands.flatMap(({ below, index }, position) => {
      const before = bands[position - 1]?.below;
      if (before === undefined || threshold(before) < threshold(below)) return [];
      const at = draft.located.at(["tree", id, "when", index, "below"]);
      return [{ code: "not-ascending", below: String(below), before: String(before), at }];
    });
  });

export const theRestComesOnceAndLast: Check = (draft) =>
  [...draft.nodes].flatMap(([id, { when }]): readonly Problem[] => {
    if (!Array.isArray(when)) return [];
    const rests = when.flatMap((band, index) => ("go" in band && !("below" in band) ? [index] : []));
    const [first, second] = rests;
    const at = (index: number) => draft.located.at(["tree", id, "when", index]);
    if (first === undefined) return [{ code: "rest", fault: "missing", at: draft.located.atKey(["tree", id, "when"]) }];
    if (second !== undefined) return [{ code: "rest", fault: "twice", at: at(second) }];
    const later = when.findIndex((band, index) => index > first && "below" in band);
    return later < 0 ? [] : [{ code: "rest", fault: "not-last", at: at(first) }];
  });

export const unsureLeadsSomewhereWhereOffered: Check = (draft, scope) =>
  [...draft.nodes].flatMap(([id, node]): readonly Problem[] => {
    const numbers = askedBy(node).flatMap((asked) => {
      const question = questionOf(draft, scope, asked);
      return question?.type === "number" ? [{ asked, offers: question.unsure !== undefined }] : [];
    });
    if (!Array.isArray(node.when) || numbers.length < askedBy(node).length) return [];
    const offering = numbers.find(({ offers }) => offers);
    const given = node.when.flatMap((band, index) => ("unsure" in band ? [index] : []));
    const { asked: question } = (offering ?? numbers[0]) as { readonly asked: string };
    const [first, second] = given;
    const at = (index: number) => draft.located.at(["tree", id, "when", index]);
    if (second !== undefined) return [{ code: "unsure", fault: "twice", question, at: at(second) }];
    if (offering !== undefined && first === undefined)
      return [{ code: "unsure", fault: "missing", question, at: draft.located.atKey(["tree", id, "when"]) }];
    return offering === undefined && first !== undefined
      ? [{ code: "unsure", fault: "superfluous", question, at: at(first) }]
      : [];
  });
