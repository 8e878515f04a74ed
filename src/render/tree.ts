import { ownerOf } from "../playbook/names.ts";
import type { Playbook, Target } from "../playbook/playbook.ts";
import { clean } from "./clean.ts";
import { type LitWay, noWay } from "./graph/lit-way.ts";
import { type Page, prose } from "./layout.ts";
import { nodeAsks, type SaidBranch, sayBranches } from "./tree-branches.ts";
import { clustersOf, widthOf } from "./width.ts";
import { type Columns, wrap } from "./wrap.ts";

/** A drawing on its way: ids shown so far, since what several branches lead to is drawn once and then only named. */
type Drawing = { readonly playbook: Playbook; readonly page: Page; readonly way: LitWay; readonly shown: Set<Target> };

/** A line that may still be moved to the right; from `from` on it is styled. */
type Line = { readonly text: string; readonly from: number; readonly ink: (text: string) => string };

/** What stands before a place: nothing at the start, and an arrow that tells whether the way comes here. */
type Mark = "" | "-> " | "=> ";

const same = (text: string): string => text;
/** Branches deep down are not wrapped to less, but cut. */
const narrowest = 16;

/**
 * A playbook's tree as text: each question with its answers, and under each answer where it leads, down to the actions
 * and what silence after them leads to. What several branches share is drawn once; other playbooks are only named. A way
 * is lit by heavy lines and `=>`, and by colour where there is some. Text wraps; what is still wider than the page is cut.
 */
export function renderTree(playbook: Playbook, page: Page, way: LitWay = noWay): string {
  const tree = draw({ playbook, page, way, shown: new Set() }, playbook.start, "", page.width);
  const lines = [
    ...prose(page, `${playbook.name}: ${playbook.title}`, "", page.style.headline),
    ...prose(page, playbook.summary, ""),
    "",
    ...tree.map(({ text, from, ink }) => {
      const shown = cut(text, page.width);
      return shown.slice(0, from) + ink(shown.slice(from));
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function draw(drawing: Drawing, target: Target, mark: Mark, columns: Columns): readonly Line[] {
  const { playbook, page, way, shown } = drawing;
  const { style } = page;
  const isLit = way.passes(target) && mark !== "-> ";
  const lines = (text: string, ink = same): readonly Line[] =>
    linesOf(text, mark, columns, isLit ? style.headline : ink);
  const owner = ownerOf(target);
  if (owner !== undefined) return lines(`on with the playbook ${owner}`, style.faint);
  const node = playbook.nodes.get(target);
  const says = node === undefined ? (playbook.actions.get(target)?.do ?? "") : nodeAsks(playbook, node);
  const title = (see: string): readonly Line[] =>
    lines(`${says} (${see}${target})`, node === undefined ? style.strong : same);
  if (shown.has(target)) return title("see above: ");
  // What the way passes is drawn where it passes, so that the way can be followed from line to line.
  if (way.passes(target) && !isLit) return title("see below: ");
  shown.add(target);
  const branches = sayBranches(playbook, target);
  const drawn = branches.map((branch) => drawBranch(drawing, target, branch, columns));
  return [...title(""), ...drawn.flatMap((branch, index) => hung(branch, index === drawn.length - 1))];
}

/** A branch, and whether it is part of the way. */
type Drawn = { readonly lines: readonly Line[]; readonly isLit: boolean };

function drawBranch(drawing: Drawing, from: Target, { when, to }: SaidBranch, columns: Columns): Drawn {
  const isLit = drawing.way.takes(from, to);
  const inner = columns === undefined ? undefined : Math.max(columns - 3, narrowest);
  const lines = linesOf(when, "", inner, isLit ? drawing.page.style.headline : same);
  return { isLit, lines: to === undefined ? lines : [...lines, ...draw(drawing, to, isLit ? "=> " : "-> ", inner)] };
}

/** A branch at its place on the trunk. */
function hung({ lines, isLit }: Drawn, isLast: boolean): readonly Line[] {
  const first = isLit ? (isLast ? "┗━ " : "┣━ ") : isLast ? "└─ " : "├─ ";
  const rest = isLast ? "   " : "│  ";
  return lines.map((line, index) => ({
    ...line,
    text: `${index === 0 ? first : rest}${line.text}`,
    from: line.from + 3,
  }));
}

function linesOf(text: string, mark: string, columns: Columns, ink: Line["ink"]): readonly Line[] {
  const wrapped = wrap(clean(text), columns === undefined ? undefined : Math.min(columns, 96), {
    first: mark,
    rest: " ".repeat(mark.length),
  });
  return wrapped.map((line) => ({ text: line, from: mark.length, ink }));
}

function cut(text: string, columns: Columns): string {
  if (columns === undefined || widthOf(text) <= columns) return text;
  let [shown, width] = ["", 0];
  for (const cluster of clustersOf(text)) {
    width += widthOf(cluster);
    if (width > columns - 1) break;
    shown += cluster;
  }
  return `${shown}…`;
}
