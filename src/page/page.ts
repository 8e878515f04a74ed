import type { Day } from "../decision/day.ts";
import type { Step } from "../decision/walk.ts";
import { sayAnswer } from "../message/values.ts";
import { fromJson } from "../playbook/json.ts";
import type { Answer, QuestionId } from "../playbook/playbook.ts";
import { complaintOf } from "../prompt/layout.ts";
import { answersOf, begin, hear } from "../prompt/session.ts";
import { type Advice, adviceOf } from "../render/advice.ts";
import type { PageContent } from "../render/graph/page-content.ts";
import { adviceControls, afterMessages, beforeMessages, section } from "./advice-view.ts";
import { announce } from "./copy.ts";
import { byId, el } from "./dom.ts";
import { detailsView, messagesView } from "./messages-view.ts";
import { light, zoomTools } from "./picture.ts";
import { type AskedQuestion, questionView, sayPosition } from "./question-view.ts";
import { knownIn, previous, reopen, type State, type View, viewOf } from "./state.ts";

const content: PageContent = JSON.parse(byId("content").textContent ?? "");
const playbook = fromJson(content.playbook);
const given = new Map(content.given);
const today = localDay(new Date());
let state: State = { session: begin(given), details: new Map() };

byId("tools").replaceChildren(zoomTools());
show();

/** Shows what follows from the answers. */
function show(): void {
  const view = viewOf(playbook, state);
  const trail = view.kind === "advice" ? view.outcome.trail : view.trail;
  byId("interview").replaceChildren(
    ...(view.kind === "advice" ? [advised(view)] : [questionView(asked(view)), ...soFar("So far", view.trail)]),
  );
  // Paper gets only those pictures where the advice comes from.
  document.body.classList.toggle("advised", view.kind === "advice");
  light(playbook.start, trail);
}

/** Goes on after the visitor's own doing: the focus follows, to the new question or advice, or to the entry that is refused. */
function go(next: State): void {
  state = next;
  show();
  const view = viewOf(playbook, state);
  const refused = view.kind === "question" ? view.next.refused : undefined;
  byId(refused === undefined ? "now" : "entry").focus();
  announce(
    refused !== undefined ? complaintOf(refused) : view.kind === "question" ? sayPosition(asked(view)) : "The advice",
  );
}

function ask(id: QuestionId): void {
  go({ ...state, session: reopen(playbook, state.session, id) });
}

function asked({ next }: Extract<View, { kind: "question" }>): AskedQuestion {
  const { session } = state;
  const back = previous(session, next.question.id);
  return {
    next,
    count: session.told.filter(({ question }) => question.id !== next.question.id).length,
    before: session.remembered.get(next.question.id),
    answer: (entry) => go({ ...state, session: hear(session, next, { kind: "answer", entry }, today) }),
    ...(back === undefined ? {} : { back: () => ask(back) }),
  };
}

/** The answers on the way, each of which can be changed. */
function soFar(title: string, trail: readonly Step[]): readonly HTMLElement[] {
  const facts = new Map(trail.flatMap((step) => step.facts.map((fact) => [fact.question.id, fact] as const)));
  const items = [...facts.values()].map(({ question, answer }) => {
    const change = el(
      "button",
      {
        type: "button",
        class: "change",
        "aria-label": `Change the answer to: ${question.ask}`,
        onclick: () => ask(question.id),
      },
      "Change",
    );
    return el("li", {}, `${question.ask} `, el("strong", {}, sayAnswer(question, answer)), " ", change);
  });
  return items.length === 0 ? [] : section(title, el("ol", { class: "so-far" }, ...items));
}

function advised({ outcome }: Extract<View, { kind: "advice" }>): HTMLElement {
  const back = previous(state.session);
  const [above, below] = [el("div", {}), el("div", {})];
  const details = detailsView({
    playbook,
    today,
    action: outcome.action,
    known: answersOf(state.session),
    told: state.details,
    tell,
  });
  fill();
  return el("article", { class: "advice", "aria-labelledby": "now" }, above, details, below);

  function tell(id: QuestionId, answer: Answer | undefined): void {
    const others = [...state.details].filter(([other]) => other !== id);
    state = { ...state, details: new Map(answer === undefined ? others : [...others, [id, answer]]) };
    fill();
  }

  /** All but the fields, in which the visitor may be typing. */
  function fill(): void {
    const advice = adviceOf({ playbook, outcome, answers: knownIn(state), today, version: content.version });
    above.replaceChildren(...beforeMessages(advice));
    below.replaceChildren(
      ...messagesView(advice),
      ...afterMessages(advice, soFar("How we got here", outcome.trail)),
      controls(advice),
    );
  }

  function controls(advice: Advice): HTMLElement {
    return adviceControls(advice, {
      again: () => go({ session: begin(given), details: state.details }),
      ...(back === undefined ? {} : { back: () => ask(back) }),
    });
  }
}

/** Today where the visitor is. */
function localDay(now: Date): Day {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}
