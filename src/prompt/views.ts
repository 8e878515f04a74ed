import type { Key } from "node:readline";
import { input, select } from "@inquirer/prompts";
import { sayAnswer } from "../message/values.ts";
import type { ChoiceQuestion, NumberQuestion, Question, TextQuestion } from "../playbook/playbook.ts";
import type { Style } from "../render/style.ts";
import { backEntry, restEntry, skipEntry, takesUnsure } from "./entries.ts";
import { hintLines, label, masked, questionLines, sayForms } from "./layout.ts";
import type { Asking } from "./prompter.ts";
import type { Screen } from "./screen.ts";

/** One showing of a question on the screen. */
type Showing = {
  readonly question: Question;
  readonly asking: Asking;
  readonly style: Style;
  readonly screen: Screen;
  /** What stands in the prompt, kept for when it is put again: the choice under the cursor, or the text typed so far. */
  readonly draft: { text?: string };
  readonly keys: NodeJS.ReadableStream;
  readonly signal: AbortSignal;
};

/** Shows a question until something is entered, and gives that back as `replyOf` reads it; rejects when aborted. */
export function show(showing: Showing): Promise<string> {
  return showing.question.kind === "choice" ? choose(showing, showing.question) : enter(showing, showing.question);
}

/** The keys that a question's prompt has a use for; the list of choices takes every other key for a jump to its top. */
export function admits(question: Question, key: Key): boolean {
  if (question.kind !== "choice") return true;
  const moves = ["up", "down", "return", "enter", "backspace"].includes(key.name ?? "");
  return moves || types(key);
}

/** A key that types something, and so begins anew where a refused entry stands; any other one edits it. */
export function types(key: Key): boolean {
  return key.ctrl !== true && key.meta !== true && /^[^\p{C}]$/u.test(key.sequence ?? "");
}

function choose(showing: Showing, question: ChoiceQuestion): Promise<string> {
  const { asking, style, screen, draft } = showing;
  const choices = choicesOf(question, asking).map(({ value, name }) => ({ value, name: label(name, screen.columns) }));
  const { header, footer, room, fits } = around(
    showing,
    choices.map(({ name }) => name),
  );
  return select<string>(
    {
      message: header.join("\n"),
      choices,
      default: draft.text ?? String(asking.default),
      pageSize: room,
      // Where only a part is seen, the first choice must not look like the one after the last.
      loop: fits,
      theme: {
        prefix: style.strong("?"),
        style: {
          message: same,
          // The only place where the list tells which choice is under the cursor.
          highlight: (line: string) => {
            const afterCursor = line.slice(line.indexOf(" ") + 1);
            const active = choices.find(({ name }) => name === afterCursor);
            if (active !== undefined) draft.text = active.value;
            return style.strong(line);
          },
          keysHelpTip: () => footer.join("\n"),
        },
      },
    },
    contextOf(showing),
  );
}

/**
 * The lines around a list, and how many are left for it; where it does not fit, the reason for asking makes way first,
 * and the footer before the choice under the cursor would be off the screen.
 */
function around({ question, asking, style, screen }: Showing, names: readonly string[]) {
  const needed = names.join("\n").split("\n").length;
  const lines = (asked: Question, more: readonly string[]) => {
    const hints = [asking.position, ...more, "↑↓ move", "Enter choose", ...backHint(asking)];
    const header = questionLines(asked, asking, style, screen.columns);
    const footer = hintLines(hints, style, screen.columns);
    const room = screen.rows - header.length - footer.length - 2;
    return { header, footer, room, fits: needed <= room };
  };
  const { why: _why, ...brief } = question;
  const [whole, short] = [lines(question, []), lines(brief, [])];
  if (whole.fits || short.fits) return whole.fits ? whole : short;
  const part = lines(brief, [`${names.length} choices, not all in sight`]);
  if (part.room >= 3) return part;
  const room = Math.max(screen.rows - part.header.length, 1);
  return { header: part.header, footer: [], room, fits: needed <= room };
}

function choicesOf(question: ChoiceQuestion, asking: Asking): readonly { value: string; name: string }[] {
  return [
    ...question.choices.map(({ id, label: name }) => ({ value: id, name })),
    ...(asking.canSkip ? [{ value: skipEntry, name: "Leave it open" }] : []),
    ...(asking.canGoBack ? [{ value: backEntry, name: "‹ Back" }] : []),
  ];
}

async function enter(showing: Showing, question: NumberQuestion | TextQuestion): Promise<string> {
  const { asking, style, screen, draft } = showing;
  const kept = asking.default === undefined ? "" : sayAnswer(question, asking.default);
  const prefilled = draft.text ?? asking.refused?.entry ?? "";
  const entered = await input(
    {
      message: entryLines(question, asking, kept, style, screen.columns).join("\n"),
      default: prefilled || kept,
      prefill: prefilled === "" ? "tab" : "editable",
      transformer: (text, { isFinal }) => {
        if (!isFinal) draft.text = text;
        return masked(text);
      },
      theme: {
        prefix: style.strong("?"),
        style: { message: same, defaultAnswer: (text: string) => style.faint(`(${masked(text)})`) },
      },
    },
    contextOf(showing),
  );
  if (prefilled !== "") return draft.text || (asking.default === undefined ? "" : String(asking.default));
  return entered === kept && asking.default !== undefined ? String(asking.default) : entered;
}

function entryLines(
  question: NumberQuestion | TextQuestion,
  asking: Asking,
  kept: string,
  style: Style,
  columns: number,
): readonly string[] {
  const hints = [
    asking.position,
    ...enterHints(question, asking, kept),
    ...backHint(asking, `Esc or ${backEntry} back`),
  ];
  const examples = sayForms(question);
  return [
    ...questionLines(question, asking, style, columns),
    ...hintLines(hints, style, columns),
    `  ${examples === undefined ? "" : `${style.faint(examples)} `}${style.strong("›")}`,
  ];
}

function enterHints(question: Question, { canSkip }: Asking, kept: string): readonly string[] {
  if (kept !== "") return ["Enter keeps it", ...(canSkip ? [`${skipEntry} leaves it open`] : [])];
  if (canSkip) return ["Enter leaves it open", `${restEntry} all`];
  return takesUnsure(question) ? [`Enter: ${question.unsure}`] : [];
}

const backHint = ({ canGoBack }: Asking, hint = "Esc back"): readonly string[] => (canGoBack ? [hint] : []);
const same = (text: string): string => text;

function contextOf({ keys, screen, signal }: Showing) {
  return { input: keys, output: screen, clearPromptOnDone: true, signal };
}
