import type { Question } from "../playbook/playbook.ts";
import { clean } from "../render/clean.ts";
import { wrap } from "../render/wrap.ts";
import { replyOf } from "./entries.ts";
import type { Events } from "./events.ts";
import { Lines } from "./lines.ts";
import { entryOf, hintLine, openingLines } from "./plain-words.ts";
import type { Asking, Prompter, Reply } from "./prompter.ts";
import type { Terminal } from "./terminal.ts";

/** Prompts of whole lines: numbered choices, no escape sequence, nothing redrawn. For screen readers and dumb terminals. */
export class PlainPrompter implements Prompter {
  readonly #terminal: Terminal;
  readonly #lines: Lines;

  constructor(terminal: Terminal, events: Events) {
    this.#terminal = terminal;
    this.#lines = new Lines(terminal, events);
  }

  readonly ask = async (question: Question, asking: Asking): Promise<Reply> => {
    this.#say(openingLines(question, asking));
    for (;;) {
      this.#terminal.output.write("> ");
      const line = await this.#lines.next();
      if (typeof line !== "string") {
        // Leaves the line of the prompt, where Ctrl-C and Ctrl-D stop.
        this.#say([""]);
        return line;
      }
      const entry = entryOf(question, asking, line);
      const reply = entry === undefined ? undefined : replyOf(question, asking, entry);
      if (reply !== undefined) return reply;
      const isNone = question.kind === "choice" && line.trim() !== "";
      this.#say([...(isNone ? [`${clean(line.trim())} is none of them.`] : []), hintLine(question, asking)]);
    }
  };

  readonly close = (): void => {
    this.#lines.close();
    this.#terminal.close();
  };

  #say(texts: readonly string[]): void {
    const columns = Math.max(this.#terminal.output.columns || 80, 20) - 1;
    for (const line of texts.flatMap((text) => wrap(text, columns))) this.#terminal.output.write(`${line}\n`);
  }
}
