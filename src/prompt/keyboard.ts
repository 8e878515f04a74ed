import { emitKeypressEvents, type Interface, type Key } from "node:readline";
import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReadStream } from "node:tty";

/** What a key stands for wherever it is pressed; a prompt never sees it. */
export type Command = "back" | "interrupt" | "end" | "suspend";

type Listener = {
  readonly obey: (command: Command) => void;
  /** Whether the prompt has a use for a key. */
  readonly admits: (key: Key) => boolean;
};

const commands = new Map<string, Command>([
  ["c", "interrupt"],
  ["d", "end"],
  ["z", "suspend"],
]);

/**
 * Reads the keys of a terminal in front of the prompts: inquirer cannot be told to go back, takes half a second to
 * tell Esc from the beginning of an arrow key, and never returns once Ctrl-D has closed its input.
 */
export class Keyboard {
  readonly #input: ReadStream;
  #listener: (Listener & { readonly keys: PassThrough }) | undefined;

  constructor(input: ReadStream) {
    this.#input = input;
    // An arrow key's bytes arrive together, even over a slow line.
    emitKeypressEvents(input, { escapeCodeTimeout: 50 } as unknown as Interface);
    input.on("keypress", this.#take);
  }

  /**
   * Passes on what is typed from now on: commands to `obey`, other keys to the stream that comes back. Keys typed
   * before were meant for another question and are dropped.
   */
  async listen(listener: Listener): Promise<PassThrough> {
    // Off first: after a stop and a continue the terminal is no longer as Node believes it to be.
    this.#input.setRawMode(false).setRawMode(true).resume();
    await nextTurn();
    this.#listener = { ...listener, keys: new PassThrough() };
    return this.#listener.keys;
  }

  ignore(): void {
    this.#listener = undefined;
  }

  /** Gives the keys back to the terminal until the next `listen`. */
  release(): void {
    this.#listener = undefined;
    if (!this.#input.destroyed) this.#input.setRawMode(false).pause();
  }

  close(): void {
    this.release();
    this.#input.off("keypress", this.#take);
  }

  readonly #take = (_text: string | undefined, key: Key): void => {
    if (this.#listener === undefined) return;
    const { obey, admits, keys } = this.#listener;
    const command = key.name === "escape" ? "back" : key.ctrl === true ? commands.get(key.name ?? "") : undefined;
    if (command !== undefined) obey(command);
    else if (admits(key) && key.sequence !== undefined) keys.write(key.sequence);
  };
}
