import { parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import type { Answers } from "../decision/walk.ts";
import { needs } from "../message/needs.ts";
import type { Action, Answer, Playbook, Question, QuestionId } from "../playbook/playbook.ts";
import type { Advice, AdvisedMessage } from "../render/advice.ts";
import { sayAsks, sayChannel } from "../render/wording.ts";
import { section } from "./advice-view.ts";
import { copyButton } from "./copy.ts";
import { el } from "./dom.ts";

/** The filled messages, each with its copy buttons. */
export function messagesView({ messages }: Advice): readonly HTMLElement[] {
  return messages.map((message) => {
    const missing = message.blanks.map(({ blank }) => blank).join(", ");
    return el(
      "section",
      { class: "message" },
      el("h3", {}, sayChannel(message)),
      el("p", { class: "asks" }, `${message.id}: ${sayAsks(message)}`),
      message.subject !== undefined && el("p", { class: "subject" }, "Subject: ", el("span", {}, message.subject)),
      el("div", { class: "text" }, message.text),
      missing !== "" && el("p", { class: "missing" }, `Still to fill in: ${missing}`),
      el("p", { class: "controls" }, ...copyButtons(message)),
    );
  });
}

function copyButtons({ subject, text }: AdvisedMessage): readonly HTMLElement[] {
  if (subject === undefined) return [copyButton("Copy", () => text)];
  return [copyButton("Copy the text", () => text), copyButton("Copy the subject", () => subject)];
}

export type Details = {
  readonly playbook: Playbook;
  readonly today: Day;
  readonly action: Action;
  /** What is known without the details, and the details told before. */
  readonly known: Answers;
  readonly told: Answers;
  /** A detail was told or, undefined, taken back. */
  readonly tell: (id: QuestionId, answer: Answer | undefined) => void;
};

/** Fields for what the messages still lack in the tone that is chosen, and for the tone. Each may stay empty. */
export function detailsView(details: Details): HTMLElement | undefined {
  const { playbook, action, known, told } = details;
  const tone =
    action.say.some(({ formal }) => formal !== undefined) && !known.has("tone")
      ? playbook.questions.get("tone")
      : undefined;
  const lackingIn = (chosen: Answer | undefined): readonly QuestionId[] => {
    const answers = tone === undefined || chosen === undefined ? known : new Map([...known, [tone.id, chosen]]);
    return needs(action, answers, playbook.questions).map(({ question }) => question);
  };
  // The fields that only the formal words need follow the tone: who chooses it comes to them next.
  const asked = new Set([...lackingIn(undefined), ...(tone === undefined ? [] : [tone.id, ...lackingIn("formal")])]);
  if (asked.size === 0) return undefined;
  const fields = new Map(
    [...asked].map((id) => [id, detailField(playbook.questions.get(id) as Question, { ...details, tell })]),
  );
  show(told.get("tone"));
  const hint = el("p", { class: "hint" }, "They go into the messages below as you type, and nowhere else.");
  return el("div", { class: "details" }, ...section("For the messages", hint, ...fields.values()));

  function tell(id: QuestionId, answer: Answer | undefined): void {
    details.tell(id, answer);
    if (id === tone?.id) show(answer);
  }

  /** Hides the fields of the other tone, with what was typed into them. */
  function show(chosen: Answer | undefined): void {
    const shown = new Set([tone?.id, ...lackingIn(chosen)]);
    for (const [id, field] of fields) field.hidden = !shown.has(id);
  }
}

function detailField(question: Question, { told, tell, today }: Details): HTMLElement {
  const id = `detail-${question.id}`;
  const value = told.get(question.id);
  const label = el("label", { for: id }, question.ask);
  if (question.kind === "choice") {
    const options = question.choices.map((choice) =>
      el("option", { value: choice.id, selected: choice.id === value }, choice.label),
    );
    const select = el(
      "select",
      { id, onchange: () => tell(question.id, select.value === "" ? undefined : select.value) },
      el("option", { value: "" }, ""),
      ...options,
    );
    return el("p", { class: "detail" }, label, select);
  }
  const refused = el("span", { class: "refused", id: `${id}-refused` });
  const field = el("input", {
    id,
    type: "text",
    autocomplete: "off",
    value: value ?? "",
    "aria-describedby": refused.id,
    oninput: () => read(),
  });
  return el("p", { class: "detail" }, label, field, refused);

  function read(): void {
    const parsed = parseAnswer(question, field.value, today);
    const isEmpty = field.value.trim() === "";
    refused.textContent = parsed.ok || isEmpty ? "" : `It takes ${parsed.expected}.`;
    field.toggleAttribute("aria-invalid", !parsed.ok && !isEmpty);
    tell(question.id, parsed.ok ? parsed.answer : undefined);
  }
}
