import type { Bank, Draft } from "../draft.ts";
import { patterns, respelled } from "../names.ts";
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

type Section = "questions" | "sources" | "tree" | "actions" | "messages";

/** The ids of one section, with those of entries that have the wrong form, which exist all the same. */
export function idsIn(bank: Bank, section: Section): readonly string[] {
  return Object.keys(entriesIn(bank, section) ?? {});
}

/** The names that something may refer to. Where a section cannot be read at all, any name may be right. */
export type Names = { readonly all: readonly string[]; readonly has: (name: string) => boolean };

/** The ids of one section of some files, as names to refer to. */
export function namesIn(files: readonly Bank[], ...sections: readonly Section[]): Names {
  const read = files.flatMap((file) => sections.map((section) => ({ file, section })));
  const all = read.flatMap(({ file, section }) => idsIn(file, section));
  const ids = new Set(all);
  const unclear = read.some(({ file, section }) => idsIn(file, section).length === 0 && file.broken.has(section));
  // What is spelled as no id can be is told where it stands, and not where it is meant.
  const misspelled = all.filter((id) => !patterns["an id"].test(id));
  for (const id of misspelled) for (const mark of ["-", "_"] as const) ids.add(respelled(id, mark) ?? id);
  return { all, has: (name) => unclear || ids.has(name) };
}

function entriesIn({ located }: Bank, section: Section): object | undefined {
  const entries = (located.value as Record<string, unknown> | null)?.[section];
  return typeof entries === "object" && entries !== null && !Array.isArray(entries) ? entries : undefined;
}

/** Whether something in these sections has the wrong form, so that nothing can be said about what is not used. */
export function incomplete(draft: Draft, ...sections: readonly string[]): boolean {
  return sections.some((section) => draft.broken.has(section));
}

/** Whether entries of these sections were left out, so that nothing can be said about what leads where. */
export function leavesOut(draft: Draft, ...sections: readonly ("tree" | "actions")[]): boolean {
  return sections.some((section) => idsIn(draft, section).some((id) => draft.broken.has(`${section}/${id}`)));
}
