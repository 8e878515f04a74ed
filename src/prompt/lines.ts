import { createInterface, type Interface } from "node:readline";
import { type Events, watchFor } from "./events.ts";
import type { Reply } from "./prompter.ts";
import type { Terminal } from "./terminal.ts";

type Cancelled = Extract<Reply, { kind: "cancelled" }>;

/** The lines that are typed on a terminal, one at a time; lines typed ahead wait for their turn. */
export class Lines {
  readonly #reader: Interface;
  readonly #stopWatching: () => void;
  readonly #ahead: string[] = [];
  #cancelled: Cancelled | undefined;
  #waiting: ((line: string | Cancelled) => void) | undefined;

  constructor(terminal: Terminal, events: Events) {
    this.#reader = createInterface({ input: terminal.input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    const cancel = (by: Cancelled["by"]) => {
      this.#cancelled ??= { kind: "cancelled", by };
      this.#answer(this.#cancelled);
    };
    this.#reader.on("line", (line) => {
      if (this.#waiting === undefined) this.#ahead.push(line);
      else this.#answer(line);
    });
    this.#reader.on("close", () => cancel("EOF"));
    this.#stopWatching = watchFor(terminal, events, { cancel, redraw: () => undefined });
  }

  /** The next line, or why there will be none. */
  next(): Promise<string | Cancelled> {
    const line = this.#cancelled ?? this.#ahead.shift();
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  close(): void {
    this.#stopWatching();
    this.#reader.close();
  }

  #answer(line: string | Cancelled): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(line);
  }
}
