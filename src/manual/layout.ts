import { clean } from "../render/clean.ts";
import { joined, type Page, prose } from "../render/layout.ts";
import { widthOf } from "../render/width.ts";
import { wrap } from "../render/wrap.ts";
import type { CallExample, Section } from "./section.ts";

/** Terms wider than this stand above what they mean, and so does every term where the page leaves little room beside. */
const widestTerm = 30;
const leastBeside = 30;

/** Sections as text for a terminal or a pipe. */
export function renderSections(sections: readonly Section[], page: Page): string {
  return joined(sections.map((section) => layOut(section, page)));
}

function layOut({ heading, text, rows = [], calls = [] }: Section, page: Page): readonly string[] {
  return [
    ...(heading === undefined ? [] : prose(page, heading, "", page.style.heading)),
    ...(text === undefined ? [] : prose(page, text, heading === undefined ? "" : "  ")),
    ...layRows(rows, page),
    ...calls.flatMap((call) => layCall(call, page)),
  ];
}

function layRows(rows: NonNullable<Section["rows"]>, page: Page): readonly string[] {
  const widths = rows.map(([term]) => widthOf(term)).filter((width) => width <= widestTerm);
  const column = Math.max(0, ...widths) + 4;
  const isNarrow = (page.width ?? 80) - column < leastBeside;
  return rows.flatMap(([term, says]) => {
    const isAbove = isNarrow || widthOf(term) > widestTerm;
    if (isAbove) return [...prose(page, term, "  ", page.style.strong), ...prose(page, says, "      ")];
    const [first = "", ...rest] = prose(page, says, " ".repeat(column));
    return [`  ${page.style.strong(term.padEnd(column - 2))}${first.slice(column)}`, ...rest];
  });
}

function layCall({ does, call }: CallExample, page: Page): readonly string[] {
  return [...prose(page, `${does}:`), ...continued(call, page).map((line) => `    ${page.style.strong(line)}`)];
}

/** A call that can be copied as it stands: where it is broken, a backslash says that it goes on. */
function continued(call: string, { width }: Page): readonly string[] {
  const words = clean(call).match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  // What is quoted stays whole: its spaces are not places to break at.
  const lines = wrap(
    words.map((word) => word.replaceAll(" ", "\u00a0")).join(" "),
    width === undefined ? undefined : width - 6,
  );
  return lines.map((line, at) => line.replaceAll("\u00a0", " ") + (at < lines.length - 1 ? " \\" : ""));
}
