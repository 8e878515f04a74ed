import type { Bank, Draft } from "../draft.ts";
import type { Problem } from "../problem.ts";
import type { QuestionEntry } from "../shape.ts";

/** What a draft may refer to besides itself. */
export type Scope = { readonly bank: Bank; readonly playbooks: readonly string[] };

/** One truth about a draft; the problems are what breaks it. */
export type Check = (draft: Draft, scope: Scope) => readonly Problem[];

/** One truth about a playbook and those that it hands over to, the playbook itself first. */
export type JointCheck = (drafts: readonly Draft[], scope: Scope) => readonly Problem[];

/** A question that a draft may use: its own, or one of the bank. */
export function questionOf(draft: Draft, { bank }: Scope, id: string): QuestionEntry | undefined {
  return draft.questions.get(id) ?? bank.questions.get(id);
}

/** The ids of one section, with those of entries that have the wrong form, which exist all the same. */
export function idsIn(
  bank: Bank,
  section: "questions" | "sources" | "tree" | "actions" | "messages",
): readonly string[] {
  const entries = (bank.located.value as Record<string, unknown> | null)?.[section];
  return typeof entries === "object" && entries !== null ? Object.keys(entries) : [];
}

/** Whether something in these sections has the wrong form, so that nothing can be said about what is not used. */
export function incomplete(draft: Draft, ...sections: readonly string[]): boolean {
  return sections.some((section) => draft.broken.has(section));
}

/** Whether entries of these sections were left out, so that nothing can be said about what leads where. */
export function leavesOut(draft: Draft, ...sections: readonly ("tree" | "actions")[]): boolean {
  return sections.some((section) => idsIn(draft, section).some((id) => draft.broken.has(`${section}/${id}`)));
}
