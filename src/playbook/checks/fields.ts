import type { Bank } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { faultsIn, fieldsIn, filledTexts, plainTexts, type Text, textsOfAction } from "../texts.ts";
import { type Check, namesIn, questionOf } from "./check.ts";
import { knownAt } from "./known.ts";

export const everyFieldIsWellFormed: Check = (draft) =>
  faultsIn(filledTexts(draft)).map(({ path, offset, fault, found }) => {
    return { code: "bad-field", fault, found, at: draft.located.within(path, offset, found) };
  });

/** Other tools write merge fields with one brace; here that would be sent as it is. */
export const everyFieldHasTwoBraces: Check = (draft, { bank }) => {
  const questions = new Set(namesIn([bank, draft], "questions").all);
  return filledTexts(draft).flatMap(({ path, text }) =>
    [...text.matchAll(/(?<!\{)\{\s*([a-z][a-z0-9_]*)\s*\}(?!\})/g)]
      .filter(([, name = ""]) => questions.has(name))
      .map(({ 0: found, index }): Problem => {
        return { code: "bad-field", fault: "single", found, at: draft.located.within(path, index, found) };
      }),
  );
};

export const plainTextsHaveNoFields: Check = (draft) => fieldsOutOfPlace(draft, plainTexts(draft));

/** Merge fields in texts that are shown as they are. */
export function fieldsOutOfPlace({ located }: Bank, texts: readonly Text[]): readonly Problem[] {
  return texts.flatMap(({ path, text }): readonly Problem[] => {
    const found = /\{[{%][^}]*\}*/.exec(text);
    if (found === null) return [];
    return [{ code: "no-fields-here", found: found[0], at: located.within(path, found.index, found[0]) }];
  });
}

export const everyFieldIsAQuestion: Check = (draft, { bank }) => {
  const known = namesIn([bank, draft], "questions");
  return fieldsIn(filledTexts(draft))
    .filter(({ field }) => !known.has(field.field))
    .map(({ field: { field }, path, offset, nameAt }) => {
      const at = draft.located.within(path, offset, field, nameAt);
      return { code: "unknown", what: "question", name: field, at, known: known.all };
    });
};

/** What a message lacks becomes a visible blank; the advice itself may have none. */
export const everyFieldOfAnActionIsAnsweredOrHasADefault: Check = (draft, scope) => {
  const known = knownAt(draft, scope);
  return [...draft.actions].flatMap(([id, action]) =>
    fieldsIn(textsOfAction(id, action)).flatMap(({ field, path, offset, nameAt }): readonly Problem[] => {
      if (field.default !== undefined || questionOf(draft, scope, field.field) === undefined) return [];
      const because = known?.get(id)?.lacks(field.field);
      if (because === undefined) return [];
      return [
        {
          code: "needs-default",
          field: field.field,
          because,
          at: draft.located.within(path, offset, field.field, nameAt),
        },
      ];
    }),
  );
};
