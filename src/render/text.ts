import { sayDay } from "../decision/day.ts";
import type { Advice, AdvisedMessage } from "./advice.ts";
import { joined, list, type Page, prose, verbatim } from "./layout.ts";
import { creditLine, passedOnce, sayAsks, sayChannel, sayShare, turnsOf, whereThen, whereTo } from "./wording.ts";

type TextOptions = Page & {
  /** Whether to say what would change the advice. */
  readonly explain: boolean;
  /** Left out where the rep has just answered, and the answers still stand above. */
  readonly trail?: boolean;
};

type Lines = readonly string[];

/** Advice as a rep reads it in a terminal: the one thing to do first, then the words to say, and at the end the reasons. */
export function renderText(advice: Advice, { explain, trail = true, ...page }: TextOptions): string {
  const { action } = advice;
  const sections: Lines[] = [
    prose(page, action.do, "", page.style.headline),
    section(page, "Why", prose(page, action.because)),
    section(
      page,
      "Steps",
      list(page, action.steps, (index) => `  ${index + 1}. `),
    ),
    ...advice.messages.map((message) => layMessage(message, page)),
    section(
      page,
      "If they answer",
      action.replies.flatMap((reply) => layReply(reply, page)),
    ),
    section(
      page,
      "Avoid",
      list(page, action.avoid, () => "  - "),
    ),
    section(page, "Let go", action.letGo === undefined ? [] : prose(page, action.letGo)),
    section(page, "Plan", layPlan(advice, page)),
    section(page, "How we got here", trail ? layTrail(advice, page) : []),
    section(page, "What would change this", explain ? layChanges(advice, page) : []),
    section(
      page,
      "Who the advice comes from",
      advice.sources.flatMap((credit) => prose(page, creditLine(credit))),
    ),
  ];
  return joined(sections);
}

function section({ style }: Page, title: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [style.heading(title), ...lines];
}

function layMessage(message: AdvisedMessage, page: Page): Lines {
  const rule = page.style.faint("-".repeat(Math.min(page.width ?? 40, 40)));
  const missing = message.blanks.map(({ blank }) => blank).join(", ");
  return [
    ...prose(page, sayChannel(message), "", page.style.heading),
    ...prose(page, `${message.id}: ${sayAsks(message)}`, "  ", page.style.faint),
    rule,
    ...(message.subject === undefined ? [] : [...verbatim(page, `Subject: ${message.subject}`), ""]),
    ...verbatim(page, message.text),
    rule,
    ...(missing === "" ? [] : prose(page, `Still to fill in: ${missing}`, "  ", page.style.alarm)),
  ];
}

function layReply(reply: Advice["action"]["replies"][number], page: Page): Lines {
  return [...prose(page, reply.hear, "  - ", page.style.strong), ...prose(page, reply.do, "    ")];
}

function layPlan(advice: Advice, page: Page): Lines {
  const { steps, ends } = advice.plan;
  const lines = steps.flatMap(({ on, lead }) =>
    prose(page, `No answer by ${sayDay(on, advice.today)}: ${whereThen(lead, advice)}`, "  - "),
  );
  return ends === undefined
    ? lines
    : [...lines, ...prose(page, `${steps.length === 0 ? "" : "After that: "}${ends}`, "  - ")];
}

function layTrail({ trail }: Advice, page: Page): Lines {
  return passedOnce(trail).flatMap(({ facts, share }) => [
    ...facts.flatMap(({ ask, said }) => [...prose(page, ask), ...prose(page, said, "    ", page.style.strong)]),
    ...(share === undefined ? [] : prose(page, sayShare(share), "    ", page.style.faint)),
  ]);
}

function layChanges(advice: Advice, page: Page): Lines {
  if (advice.changes.length === 0) return prose(page, "No single other answer leads anywhere else.");
  return turnsOf(advice.changes).flatMap(({ ask, turns }) => [
    ...prose(page, ask),
    ...turns.flatMap(({ said, lead }) => [
      ...prose(page, said, "    ", page.style.strong),
      ...prose(page, whereTo(lead, advice), "    -> "),
    ]),
  ]);
}
