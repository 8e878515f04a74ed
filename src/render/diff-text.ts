import { type Compared, type ReportItem, reportOn } from "./diff.ts";
import { type Page, prose } from "./layout.ts";

/** A comparison for the terminal. */
export function diffText(compared: Compared, page: Page): string {
  const { verdict, sections } = reportOn(compared);
  const blocks = sections.map(({ title, items }) => [
    ...prose(page, title, "", page.style.heading),
    ...items.flatMap((item) => lines(item, page, "  ")),
  ]);
  return `${[prose(page, verdict, "", page.style.headline), ...blocks].map((block) => block.join("\n")).join("\n\n")}\n`;
}

function lines({ says, under = [] }: ReportItem, page: Page, margin: string): readonly string[] {
  const ink = under.length > 0 ? { ink: page.style.strong } : {};
  return [...prose(page, says, margin, ink.ink), ...under.flatMap((item) => lines(item, page, `${margin}  `))];
}
