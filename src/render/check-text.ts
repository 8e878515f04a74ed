import type { Coverage } from "../decision/coverage.ts";
import type { Node } from "../playbook/playbook.ts";
import { type Examined, type Insights, type Remark, remarksOn, sayPart } from "./check.ts";
import { clean } from "./clean.ts";
import { sayBranch, sayTest } from "./deal.ts";
import { type Page, prose } from "./layout.ts";
import { excerpt } from "./problems.ts";

const mostShown = 50;
const mostMissed = 12;

/** A check's results for people: what is wrong with its place, or one line on what was proved, and what no scenario reaches. */
export function checkText(examined: Examined, page: Page, percent?: number): string {
  const remarks = remarksOn(examined, percent);
  const shown = remarks.slice(0, mostShown).flatMap((remark) => [...remarkLines(remark, examined, page), ""]);
  const more = remarks.length > mostShown ? [`and ${remarks.length - mostShown} more`, ""] : [];
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  const lines = [
    ...shown,
    ...more,
    ...(examined.sound ? insightLines(examined, errors, page) : [summary(examined.name, errors, page)]),
  ];
  return `${lines.join("\n")}\n`;
}

function remarkLines(remark: Remark, { loaded }: Examined, { style }: Page): readonly string[] {
  const { at, severity, says, example } = remark;
  const place = style.faint(clean(`${at.file}:${at.line}:${at.column}:`));
  const word = severity === "error" ? style.alarm("error:") : style.strong("warning:");
  return [
    `${place} ${word} ${clean(says)}`,
    ...excerpt(remark, loaded.texts.get(at.file) ?? ""),
    ...(example === undefined ? [] : [`${" ".repeat(5)} = for example, ${clean(example)}`]),
  ];
}

function summary(name: string, errors: number, { style }: Page): string {
  return `${style.heading(clean(name))}: ${style.alarm(`${errors} error${errors === 1 ? "" : "s"}`)}`;
}

function insightLines(examined: Extract<Examined, { sound: true }>, errors: number, page: Page): readonly string[] {
  const { name, proof, coverage, loaded } = examined;
  const open = [...new Set([...proof.toFillIn.values()].flat())];
  const missed = loaded.playbook.scenarios.length === 0 ? [] : missedIn(coverage);
  const notes = [
    proof.complete ? "" : "Too many facts are tested again after handovers to say what earlier answers rule out there.",
    open.length === 0 ? "" : `To fill in, or left blank in a message: ${open.join(", ")}`,
  ];
  const unreached =
    missed.length === 0
      ? []
      : ["  No scenario reaches:", ...firstOf(missed).flatMap((item) => prose(page, item, "    "))];
  const verdict = `${page.style.heading(clean(name))}: ${provedWords(examined)}`;
  return [
    errors > 0 ? summary(name, errors, page) : verdict,
    ...notes.filter((note) => note !== "").flatMap((note) => prose(page, note)),
    ...unreached,
  ];
}

function firstOf(missed: readonly string[]): readonly string[] {
  const more = missed.length - mostMissed;
  return [...missed.slice(0, mostMissed), ...(more > 0 ? [`and ${more} more`] : [])];
}

/** What was proved, in one line. */
function provedWords({
  figures,
  failures,
  coverage,
  loaded,
}: { readonly loaded: { readonly playbook: { readonly scenarios: readonly unknown[] } } } & Insights): string {
  const { paths, shortest, longest, upToFive } = figures;
  const scenarios = loaded.playbook.scenarios.length;
  const asked = shortest === longest ? `${longest}` : `${shortest} to ${longest}`;
  const ways = paths === 1n ? "1 path ends in one action" : `each of ${grouped(paths)} paths ends in one action`;
  const run =
    scenarios === 0
      ? "no scenarios"
      : `${scenarios - failures.length} of ${scenarios} scenarios pass and reach ${sayPart(coverage.part)} of nodes, answers and actions`;
  return `sound; ${ways} after ${asked} question${longest === 1 ? "" : "s"}, ${sayPart(upToFive)} after five or fewer; ${run}`;
}

const grouped = (count: bigint): string =>
  count < 10n ** 15n ? String(count).replace(/\B(?=(?:\d{3})+$)/g, ",") : `about 10^${String(count).length - 1}`;

/** What no scenario reaches, by name: `node long`, `start: decision_maker no, unsure`. */
function missedIn({ nodes, branches, actions }: Coverage): readonly string[] {
  const partly = [...new Set(branches.missed.map(({ node }) => node))].filter(({ id }) => !nodes.missed.includes(id));
  const branchesOf = (node: Node): readonly string[] =>
    branches.missed.filter((missed) => missed.node === node).map(({ branch }) => sayBranch(node, branch));
  return [
    ...actions.missed.map((id) => `action ${id}`),
    ...nodes.missed.map((id) => `node ${id}`),
    ...partly.map((node) => `${node.id}: ${sayTest(node)} ${branchesOf(node).join(", ")}`),
  ];
}
