import { playbookOf } from "../decision/plan.ts";
import type { Playbook, Target } from "../playbook/playbook.ts";
import { type Page, prose } from "./layout.ts";
import { type Branch, branchesOf, nodeAsks } from "./tree-branches.ts";

/** A drawing on its way: ids shown so far, since what several branches lead to is drawn once and then only named. */
type Drawing = { readonly playbook: Playbook; readonly page: Page; readonly shown: Set<Target> };

/**
 * A playbook's tree as text: each question with its answers, and under each answer where it leads, down to the actions
 * and what silence after them leads to. What several branches share is drawn once; other playbooks are only named.
 */
export function renderTree(playbook: Playbook, page: Page): string {
  const lines = [
    ...prose(page, `${playbook.name}: ${playbook.title}`, "", page.style.headline),
    ...prose(page, playbook.summary, ""),
    "",
    ...draw({ playbook, page, shown: new Set() }, playbook.start, ""),
  ];
  return `${lines.join("\n")}\n`;
}

function draw(drawing: Drawing, target: Target, mark: string): readonly string[] {
  const { playbook, page, shown } = drawing;
  const { style } = page;
  if (target.includes("/"))
    return prose(page, `on with the playbook ${playbookOf(playbook, target)}`, mark, style.faint);
  const node = playbook.nodes.get(target);
  const action = playbook.actions.get(target);
  const again = shown.has(target);
  shown.add(target);
  const name = `(${again ? "see above: " : ""}${target})`;
  const title =
    node === undefined
      ? prose(page, `${action?.do} ${name}`, mark, style.strong)
      : prose(page, `${nodeAsks(playbook, node)} ${name}`, mark);
  if (again) return title;
  const branches = branchesOf(playbook, target);
  return [...title, ...branches.flatMap((branch, index) => drawBranch(drawing, branch, index === branches.length - 1))];
}

function drawBranch(drawing: Drawing, { when, to }: Branch, isLast: boolean): readonly string[] {
  const { page } = drawing;
  const width = page.width === undefined ? undefined : Math.max(page.width - 3, 24);
  const inner = { ...drawing, page: { ...page, width } };
  const lines = [...prose(inner.page, when, ""), ...(to === undefined ? [] : draw(inner, to, "-> "))];
  return lines.map((line, index) => `${index === 0 ? (isLast ? "└─ " : "├─ ") : isLast ? "   " : "│  "}${line}`);
}
