import { sayDay } from "../decision/day.ts";
import type { Advice } from "../render/advice.ts";
import { plain } from "../render/style.ts";
import { renderText } from "../render/text.ts";
import { creditLine, turnsOf, whereThen, whereTo } from "../render/wording.ts";
import { copyButton } from "./copy.ts";
import { type Child, el } from "./dom.ts";

/** The advice up to its messages, in the order of the command's text. */
export function beforeMessages({ action }: Advice): readonly HTMLElement[] {
  return [
    el("h2", { id: "now", tabindex: "-1" }, action.do),
    ...section("Why", el("p", {}, action.because)),
    ...section("Steps", list("ol", action.steps)),
  ];
}

/** What follows the messages; `trail` is the section that tells how it came to this. */
export function afterMessages(advice: Advice, trail: readonly HTMLElement[]): readonly HTMLElement[] {
  const { action, plan } = advice;
  const steps = plan.steps.map(
    ({ on, lead }) => `No answer by ${sayDay(on, advice.today)}: ${whereThen(lead, advice)}`,
  );
  const ends = plan.ends === undefined ? [] : [`${plan.steps.length === 0 ? "" : "After that: "}${plan.ends}`];
  return [
    ...section("If they answer", replies(advice)),
    ...section("Avoid", list("ul", action.avoid)),
    ...section("Let go", action.letGo !== undefined && el("p", {}, action.letGo)),
    ...section("Plan", list("ul", [...steps, ...ends])),
    ...trail,
    ...section("What would change this", changes(advice)),
    ...section("Who the advice comes from", list("ul", advice.sources.map(creditLine))),
  ];
}

/** What can be done with the advice. Going back is absent where there is nothing to go back to. */
export function adviceControls(
  advice: Advice,
  { back, again }: { readonly back?: () => void; readonly again: () => void },
): HTMLElement {
  const asText = (): string => renderText(advice, { style: plain, width: undefined, explain: false });
  return el(
    "p",
    { class: "controls" },
    back && quietButton("‹ Back", back),
    quietButton("Start again", again),
    copyButton("Copy all as text", asText),
    quietButton("Print", () => print()),
  );
}

export const quietButton = (label: string, onclick: () => void): HTMLButtonElement =>
  el("button", { type: "button", class: "quiet", onclick }, label);

/** A heading and what belongs under it; nothing where there is nothing. */
export function section(title: string, ...children: readonly Child[]): readonly HTMLElement[] {
  const shown = children.filter((child) => child !== undefined && child !== false);
  return shown.length === 0 ? [] : [el("section", {}, el("h3", {}, title), ...shown)];
}

function list(tag: "ol" | "ul", items: readonly string[]): Child {
  return items.length > 0 && el(tag, {}, ...items.map((item) => el("li", {}, item)));
}

function replies({ action }: Advice): Child {
  return (
    action.replies.length > 0 &&
    el("dl", {}, ...action.replies.flatMap((reply) => [el("dt", {}, reply.hear), el("dd", {}, reply.do)]))
  );
}

function changes(advice: Advice): Child {
  if (advice.changes.length === 0) return el("p", {}, "No single other answer leads anywhere else.");
  const turns = turnsOf(advice.changes).flatMap(({ ask, turns }) => [
    el("dt", {}, ask),
    ...turns.map(({ said, lead }) => el("dd", {}, el("strong", {}, said), ` → ${whereTo(lead, advice)}`)),
  ]);
  return el("dl", {}, ...turns);
}
