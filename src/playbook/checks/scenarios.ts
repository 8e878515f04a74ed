import type { Bank, Draft } from "../draft.ts";
import type { Problem } from "../problem.ts";
import type { QuestionEntry } from "../shape.ts";
import { type JointCheck, namesIn } from "./check.ts";

/** A scenario may answer the questions of the playbooks that are handed over to, too. */
export const everyScenarioIsPossible: JointCheck = (drafts, { bank }) => {
  const files: readonly Bank[] = [bank, ...drafts];
  const known = namesIn(files, "questions");
  const questions = new Map(files.flatMap((file) => [...file.questions]));
  return drafts.flatMap((draft) =>
    givenIn(draft).flatMap(({ id, answer, path }): readonly Problem[] => {
      if (!known.has(id))
        return [{ code: "unknown", what: "question", name: id, at: draft.located.atKey(path), known: known.all }];
      const allowed = allowedBy(questions.get(id), answer);
      if (allowed === undefined) return [];
      return [
        { code: "impossible-answer", question: id, answer: String(answer), known: allowed, at: draft.located.at(path) },
      ];
    }),
  );
};

function givenIn({ scenarios }: Draft) {
  return [...scenarios].flatMap(([index, { given }]) =>
    Object.entries(given).map(([id, answer]) => ({ id, answer, path: ["scenarios", index, "given", id] })),
  );
}

/** The answers that a question allows, where it does not allow this one. A number is written as `number`. */
function allowedBy(question: QuestionEntry | undefined, answer: string | number): readonly string[] | undefined {
  if (question === undefined) return undefined;
  if (question.type === "text") return typeof answer === "string" ? undefined : ["text"];
  if (question.type === "choice") {
    const choices = Object.keys(question.choices);
    return choices.includes(String(answer)) ? undefined : choices;
  }
  if (typeof answer === "number" ? answer >= 0 : answer === "unsure" && question.unsure !== undefined) return undefined;
  return question.unsure === undefined ? ["number"] : ["number", "unsure"];
}

/** In the playbook itself or in one that it hands over to. */
export const everyExpectedActionExists: JointCheck = (drafts) =>
  drafts.flatMap((draft) => {
    const others = drafts.map((other) => ({ prefix: `${other.name}/`, known: namesIn([other], "actions") }));
    const own = { prefix: "", known: namesIn([draft], "actions") };
    const all = [own, ...others].flatMap(({ prefix, known }) => known.all.map((id) => `${prefix}${id}`));
    const exists = (name: string) =>
      [own, ...others].some(({ prefix, known }) => name.startsWith(prefix) && known.has(name.slice(prefix.length)));
    return [...draft.scenarios].flatMap(([index, { expect }]): readonly Problem[] => {
      if (exists(expect)) return [];
      const at = draft.located.at(["scenarios", index, "expect"]);
      return [{ code: "unknown", what: "action", name: expect, at, known: all }];
    });
  });
