import { clean } from "./clean.ts";
import { type Compared, type ReportItem, reportOn } from "./diff.ts";
import { literal } from "./markdown.ts";

/** A comparison as Markdown, such as for a comment on a pull request. */
export function diffMarkdown(compared: Compared): string {
  const { verdict, sections } = reportOn(compared);
  const blocks = sections.map(({ title, items }) => [
    `### ${literal(title)}`,
    "",
    ...items.flatMap((item) => lines(item, "")),
  ]);
  return clean(`${[[`**${literal(verdict)}**`], ...blocks].map((block) => block.join("\n")).join("\n\n")}\n`);
}

function lines({ says, under = [] }: ReportItem, indent: string): readonly string[] {
  return [`${indent}- ${literal(says)}`, ...under.flatMap((item) => lines(item, `${indent}  `))];
}
