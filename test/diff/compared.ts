import { type Diff, diffPlaybooks } from "../../src/decision/diff.ts";
import { type ReportItem, reportOn } from "../../src/render/diff.ts";
import { type Sections, soundly, text } from "../playbook/sheet.ts";

type Others = Readonly<Record<string, string>>;

/** The comparison of two playbooks, given the sections in which they differ from the sound one, and what they hand over to. */
export function compared(old: Sections, now: Sections, oldOthers: Others = {}, nowOthers: Others = oldOthers): Diff {
  return diffPlaybooks(soundly(text(old), oldOthers), soundly(text(now), nowOthers));
}

/** The report on it: the verdict, then each section's lines, indented by how deep they stand. */
export function report(old: Sections, now: Sections, others: Others = {}): readonly string[] {
  const [was, is] = [soundly(text(old), others), soundly(text(now), others)];
  const { verdict, sections } = reportOn({ diff: diffPlaybooks(was, is), old: was, new: is, was: "old", now: "new" });
  const lines = ({ says, under = [] }: ReportItem, indent: string): readonly string[] => [
    `${indent}${says}`,
    ...under.flatMap((item) => lines(item, `${indent}  `)),
  ];
  return [
    verdict.replace("old → new: ", ""),
    ...sections.flatMap(({ title, items }) => [`${title}:`, ...items.flatMap((item) => lines(item, "  "))]),
  ];
}
