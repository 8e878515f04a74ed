import { sayDay } from "../decision/day.ts";
import type { Advice, AdvisedMessage } from "./advice.ts";
import { clean } from "./clean.ts";
import { joined } from "./layout.ts";
import { renderMessage } from "./message.ts";
import { creditLine, passedOnce, sayAsks, sayChannel, sayShare, turnsOf, whereThen, whereTo } from "./wording.ts";

type Lines = readonly string[];

/** Advice as Markdown, for a CRM note or a chat: the order of the text, with each message in a block of its own. */
export function renderMarkdown(advice: Advice, { explain }: { readonly explain: boolean }): string {
  const { action } = advice;
  const sections: Lines[] = [
    [`# ${literal(action.do)}`],
    [literal(action.because)],
    section(
      "Steps",
      action.steps.map((step, index) => `${index + 1}. ${literal(step)}`),
    ),
    ...advice.messages.map(markMessage),
    section(
      "If they answer",
      action.replies.map((reply) => `- **${literal(reply.hear)}**: ${literal(reply.do)}`),
    ),
    section(
      "Avoid",
      action.avoid.map((item) => `- ${literal(item)}`),
    ),
    section("Let go", action.letGo === undefined ? [] : [literal(action.letGo)]),
    section("Plan", markPlan(advice)),
    section("How we got here", passedOnce(advice.trail).flatMap(markPassed)),
    section("What would change this", explain ? markChanges(advice) : []),
    section(
      "Who the advice comes from",
      advice.sources.map((credit) => `- ${literal(creditLine(credit))}`),
    ),
  ];
  return joined(sections);
}

function section(title: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [`## ${title}`, "", ...lines];
}

function markMessage(message: AdvisedMessage): Lines {
  const text = renderMessage(message).trimEnd();
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const missing = message.blanks.map(({ blank }) => literal(blank)).join(", ");
  const heading = [`## ${sayChannel(message)}`, "", `*${literal(`${message.id}: ${sayAsks(message)}`)}*`, ""];
  return [...heading, `${fence}text`, text, fence, ...(missing === "" ? [] : ["", `Still to fill in: ${missing}`])];
}

function markPlan(advice: Advice): Lines {
  const { steps, ends } = advice.plan;
  const lines = steps.map(
    ({ on, lead }) => `- No answer by **${sayDay(on, advice.today)}**: ${literal(whereThen(lead, advice))}`,
  );
  return ends === undefined ? lines : [...lines, `- ${steps.length === 0 ? "" : "After that: "}${literal(ends)}`];
}

function markPassed({ facts, share }: Advice["trail"][number]): Lines {
  const lines = facts.map(({ ask, said }) => `- ${literal(ask)} **${literal(said)}**`);
  return share === undefined ? lines : [...lines, `- ${sayShare(share)}`];
}

function markChanges(advice: Advice): Lines {
  if (advice.changes.length === 0) return ["No single other answer leads anywhere else."];
  return turnsOf(advice.changes).flatMap(({ ask, turns }) => [
    `- ${literal(ask)}`,
    ...turns.map(({ said, lead }) => `  - **${literal(said)}** → ${literal(whereTo(lead, advice))}`),
  ]);
}

/** Text as text: what Markdown or HTML would read as markup is escaped, and a paragraph stays one line. */
export function literal(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, "\\$&")
    .replace(/^(?:[#+-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
