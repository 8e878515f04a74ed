import {
  type Answer,
  type ChoiceQuestion,
  type NumberQuestion,
  type TextQuestion,
  unsure,
} from "../playbook/playbook.ts";
import { complaintOf, sayForms } from "../prompt/layout.ts";
import type { Next } from "../prompt/session.ts";
import { quietButton } from "./advice-view.ts";
import { type Child, el } from "./dom.ts";

export type AskedQuestion = {
  readonly next: Next;
  /** How many questions have been answered before. */
  readonly count: number;
  /** What was answered before going back. */
  readonly before: Answer | undefined;
  readonly answer: (entry: string) => void;
  /** Absent where there is nothing to go back to. */
  readonly back?: () => void;
};

/** Where the interview stands, in the words of the terminal's. */
export function sayPosition({ next, count }: AskedQuestion): string {
  return `Question ${count + 1}, ${next.left <= 1 ? "the last" : `at most ${next.left - 1} more`}`;
}

/** A question of the tree with its answers to click, or a field for a number. */
export function questionView(asked: AskedQuestion): HTMLElement {
  const { question } = asked.next;
  return el(
    "section",
    { class: "question-card", "aria-labelledby": "now" },
    el("p", { class: "position" }, sayPosition(asked)),
    el("h2", { id: "now", tabindex: "-1" }, question.ask),
    question.why !== undefined && el("p", { class: "why" }, question.why),
    question.kind === "choice" ? choices(question, asked) : entry(question, asked),
    asked.back && el("p", { class: "controls" }, quietButton("‹ Back", asked.back)),
  );
}

function choices(question: ChoiceQuestion, { answer, before }: AskedQuestion): HTMLElement {
  const items = question.choices.map(({ id, label }) =>
    el(
      "li",
      {},
      answerButton(label, id === before, () => answer(id)),
    ),
  );
  return el("ul", { class: "answers", "aria-labelledby": "now" }, ...items);
}

function answerButton(label: string, wasGiven: boolean, onclick: () => void): HTMLElement {
  const mark: Child = wasGiven && el("span", { class: "before" }, " (your answer before)");
  return el("button", { type: "button", class: "answer", onclick }, label, mark);
}

function entry(question: NumberQuestion | TextQuestion, { next, answer, before }: AskedQuestion): HTMLElement {
  const examples = sayForms(question);
  const refused = next.refused === undefined ? undefined : complaintOf(next.refused);
  const field = el("input", {
    id: "entry",
    type: "text",
    autocomplete: "off",
    "aria-labelledby": "now",
    "aria-describedby": "hint",
    "aria-invalid": refused !== undefined && "true",
    value: next.refused?.entry ?? (before === unsure ? "" : (before ?? "")),
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    answer(field.value);
  };
  const dontKnow = question.kind === "number" ? question.unsure : undefined;
  return el(
    "form",
    { onsubmit: submit, novalidate: true },
    el(
      "p",
      { id: "hint" },
      refused !== undefined
        ? el("strong", { class: "refused" }, refused)
        : examples !== undefined && `Such as ${examples}.`,
    ),
    el("p", { class: "entry" }, field, el("button", { type: "submit", class: "next" }, "Next")),
    dontKnow !== undefined &&
      el(
        "p",
        { class: "answers" },
        answerButton(dontKnow, before === unsure, () => answer(unsure)),
      ),
  );
}
