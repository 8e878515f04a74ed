import type { Bank } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { plainTextsOfBank } from "../texts.ts";
import type { JointCheck } from "./check.ts";
import { fieldsOutOfPlace } from "./fields.ts";

/** The same id means the same question everywhere; to define it twice in the same words is fine. */
export const everyQuestionIsDefinedOnce: JointCheck = (drafts, { bank }) =>
  secondDefinitions([bank, ...drafts], "questions").map(({ id, first, at }) => {
    const shared = bank.questions.get(id)?.ask;
    return { code: "redefined", question: id, first, at, ...(shared === undefined ? {} : { shared }) };
  });

export const everySourceIsDefinedOnce: JointCheck = (drafts, { bank }) =>
  secondDefinitions([bank, ...drafts], "sources").map(({ id, first, at }) => ({
    code: "redefined-source",
    source: id,
    first,
    at,
  }));

function secondDefinitions(files: readonly Bank[], section: "questions" | "sources") {
  const first = new Map<string, { readonly written: string; readonly file: Bank }>();
  return files.flatMap((file) =>
    [...file[section]].flatMap(([id, entry]) => {
      const written = JSON.stringify(entry);
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, { written, file });
      if (earlier === undefined || earlier.written === written) return [];
      const path = [section, id];
      return [{ id, first: earlier.file.located.atKey(path), at: file.located.atKey(path) }];
    }),
  );
}

export const questionsOfTheBankHaveNoFields: JointCheck = (_, { bank }): readonly Problem[] =>
  fieldsOutOfPlace(bank, plainTextsOfBank(bank));
