import type { Bank, Draft } from "./draft.ts";
import type { Path } from "./located.ts";
import type { ActionEntry, MessageEntry, QuestionEntry } from "./shape.ts";
import { type FieldPlace, parseTemplate, type TemplateFault } from "./template.ts";

/** A text of a playbook file, and where it stands. */
export type Text = { readonly path: Path; readonly text: string };

/** The texts of an action that may hold merge fields. */
export function textsOfAction(
  id: string,
  { because, steps = [], replies = [], avoid = [], let_go }: ActionEntry,
): readonly Text[] {
  const path = ["actions", id];
  return [
    { path: [...path, "because"], text: because },
    ...steps.map((text, index) => ({ path: [...path, "steps", index], text })),
    ...replies.map((reply, index) => ({ path: [...path, "replies", index, "do"], text: reply.do })),
    ...avoid.map((text, index) => ({ path: [...path, "avoid", index], text })),
    ...(let_go === undefined ? [] : [{ path: [...path, "let_go"], text: let_go }]),
  ];
}

/** The texts of a message that may hold merge fields. */
function textsOfMessage(id: string, { subject, text, formal }: MessageEntry): readonly Text[] {
  const path = ["messages", id];
  const wordings = [
    { path, subject, text },
    ...(formal === undefined ? [] : [{ path: [...path, "formal"], ...formal }]),
  ];
  return wordings.flatMap((wording) => [
    ...(wording.subject === undefined ? [] : [{ path: [...wording.path, "subject"], text: wording.subject }]),
    { path: [...wording.path, "text"], text: wording.text },
  ]);
}

/** All texts of a file that may hold merge fields. */
export function filledTexts(draft: Draft): readonly Text[] {
  return [
    ...[...draft.actions].flatMap(([id, action]) => textsOfAction(id, action)),
    ...[...draft.messages].flatMap(([id, message]) => textsOfMessage(id, message)),
  ];
}

/** All texts that are shown as they are. */
export function plainTexts(draft: Draft): readonly Text[] {
  return [
    { path: ["title"], text: draft.title },
    { path: ["summary"], text: draft.summary },
    ...plainTextsOfBank(draft),
    ...[...draft.actions].flatMap(([id, action]) => [
      { path: ["actions", id, "do"], text: action.do },
      ...(action.replies ?? []).map(({ hear }, index) => ({
        path: ["actions", id, "replies", index, "hear"],
        text: hear,
      })),
      ...(action.ends === undefined ? [] : [{ path: ["actions", id, "ends"], text: action.ends }]),
    ]),
    ...[...draft.messages].map(([id, { asks }]) => ({ path: ["messages", id, "asks"], text: asks })),
  ];
}

/** The texts of questions. */
export function plainTextsOfBank({ questions }: Bank): readonly Text[] {
  return [...questions].flatMap(([id, question]) => textsOfQuestion(["questions", id], question));
}

function textsOfQuestion(path: Path, question: QuestionEntry): readonly Text[] {
  const { ask, why } = question;
  const texts = {
    ask,
    why,
    ...(question.type === "number" ? { unsure: question.unsure } : {}),
    ...(question.type === "text" ? { blank: question.blank } : {}),
  };
  return [
    ...Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [{ path: [...path, key], text }])),
    ...(question.type === "choice" ? Object.entries(question.choices) : []).map(([choice, text]) => ({
      path: [...path, "choices", choice],
      text,
    })),
  ];
}

/** The merge fields of texts, with the text each stands in. */
export function fieldsIn(texts: readonly Text[]): readonly (Text & FieldPlace)[] {
  return texts
    .filter(mayHoldFields)
    .flatMap((text) => parseTemplate(text.text).fields.map((field) => ({ ...text, ...field })));
}

/** What is wrong with merge fields as such. */
export function faultsIn(texts: readonly Text[]): readonly (Text & TemplateFault)[] {
  return texts
    .filter(mayHoldFields)
    .flatMap((text) => parseTemplate(text.text).faults.map((fault) => ({ ...text, ...fault })));
}

/** Most texts have no brace at all, and need not be taken apart. */
const mayHoldFields = ({ text }: Text): boolean => text.includes("{") || text.includes("}");
