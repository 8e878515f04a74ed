import { AbortPromptError } from "@inquirer/core";
import { sayAnswer } from "../message/values.ts";
import type { Answer, Question, QuestionId } from "../playbook/playbook.ts";
import type { Style } from "../render/style.ts";
import { replyOf } from "./entries.ts";
import { type Events, watchFor } from "./events.ts";
import { type Command, Keyboard } from "./keyboard.ts";
import { echoLines } from "./layout.ts";
import type { Asking, Prompter, Reply } from "./prompter.ts";
import { Screen } from "./screen.ts";
import type { Terminal } from "./terminal.ts";
import { admits, show, types } from "./views.ts";

/** Ctrl-U, as the prompts' line editor reads it. */
const clearLine = "\u0015";

/** Why a prompt was cleared before anything was entered. */
type Interruption =
  | Exclude<Reply, { kind: "answer" | "skip" }>
  | { readonly kind: "redraw" }
  | { readonly kind: "suspend" };

/** The line that an answered question left on the screen. */
type Echo = { readonly id: QuestionId; readonly lines: readonly string[] };

/**
 * Prompts that are redrawn in place: lists to choose from, lines to type into, and one line that stays of each answer.
 * However it ends, the prompt is cleared, the cursor shown and the terminal as it was.
 */
export class InquirerPrompter implements Prompter {
  readonly #terminal: Terminal;
  readonly #style: Style;
  readonly #events: Events;
  readonly #screen: Screen;
  readonly #keyboard: Keyboard;
  readonly #stopWatching: () => void;
  #echoes: readonly Echo[] = [];
  #shown = new AbortController();
  #cancelled: Extract<Reply, { kind: "cancelled" }> | undefined;

  constructor(terminal: Terminal, style: Style, events: Events) {
    this.#terminal = terminal;
    this.#style = style;
    this.#events = events;
    this.#screen = new Screen(terminal.output);
    this.#keyboard = new Keyboard(terminal.input);
    this.#stopWatching = watchFor(terminal, events, {
      cancel: (by) => this.#interrupt({ kind: "cancelled", by }),
      redraw: () => this.#interrupt({ kind: "redraw" }),
    });
  }

  readonly ask = async (question: Question, asking: Asking): Promise<Reply> => {
    this.#takeBack(question.id);
    const reply = await this.#put(question, asking);
    if (reply.kind === "answer") this.#echo(question, sayAnswer(question, answerOf(reply.entry, asking)));
    if (reply.kind === "skip") this.#echo(question, "left open");
    if (reply.kind === "cancelled") this.#keyboard.release();
    return reply;
  };

  readonly close = (): void => {
    this.#keyboard.close();
    this.#stopWatching();
    this.#terminal.close();
  };

  /** Shows a question until there is a reply: again after a resize, a stop, and an entry that means nothing. */
  async #put(question: Question, asking: Asking): Promise<Reply> {
    const draft: { text?: string } = {};
    while (this.#cancelled === undefined) {
      const reply = await this.#show(question, asking, draft);
      if (reply === undefined) delete draft.text;
      else if (reply.kind === "redraw") this.#screen.clearRest();
      else if (reply.kind === "suspend") this.#suspend();
      else return reply;
    }
    return this.#cancelled;
  }

  async #show(question: Question, asking: Asking, draft: { text?: string }): Promise<Reply | Interruption | undefined> {
    const interruption = new AbortController();
    this.#shown = interruption;
    const obey = (command: Command) =>
      this.#obey(command, asking, question.kind === "choice" ? "" : (draft.text ?? ""));
    let isRefused = asking.refused !== undefined && draft.text === undefined;
    const keys = await this.#keyboard.listen({
      obey,
      admits: (key) => {
        if (isRefused && types(key)) keys.write(clearLine);
        isRefused = false;
        return admits(question, key);
      },
    });
    this.#screen.beginFrame();
    try {
      const frame = {
        question,
        asking,
        style: this.#style,
        screen: this.#screen,
        draft,
        keys,
        signal: interruption.signal,
      };
      return replyOf(question, asking, await show(frame));
    } catch (error) {
      if (error instanceof AbortPromptError) return error.cause as Interruption;
      throw error;
    } finally {
      this.#keyboard.ignore();
    }
  }

  #obey(command: Command, { canGoBack }: Asking, typed: string): void {
    if (command === "interrupt") this.#interrupt({ kind: "cancelled", by: "SIGINT" });
    if (command === "suspend") this.#interrupt({ kind: "suspend" });
    // As in a shell: with something typed, these two only concern the line.
    if (command === "end" && typed === "") this.#interrupt({ kind: "cancelled", by: "EOF" });
    if (command === "back" && canGoBack) this.#interrupt({ kind: "back" });
  }

  #interrupt(why: Interruption): void {
    if (why.kind === "cancelled") this.#cancelled ??= why;
    this.#shown.abort(why);
  }

  #suspend(): void {
    this.#keyboard.release();
    this.#events.suspend();
  }

  #echo(question: Question, said: string): void {
    const lines = echoLines(question, said, this.#style, this.#screen.columns);
    this.#screen.print(lines);
    this.#echoes = [...this.#echoes, { id: question.id, lines }];
  }

  /** A question that comes again takes its own line away, and all that were left after it. */
  #takeBack(id: QuestionId): void {
    const at = this.#echoes.findIndex((echo) => echo.id === id);
    if (at === -1) return;
    this.#screen.takeBack(this.#echoes.slice(at).flatMap(({ lines }) => lines));
    this.#echoes = this.#echoes.slice(0, at);
  }
}

/** An entry as what it stands for: the answer of before where that was kept, else as it was typed. */
function answerOf(entry: string, { default: before }: Asking): Answer {
  return before !== undefined && entry === String(before) ? before : entry;
}
