import { Writable } from "node:stream";
import type { WriteStream } from "node:tty";
import { stripVTControlCharacters } from "node:util";
import { widthOf } from "../render/width.ts";

const lineUpAndClear = "\u001b[1A\u001b[2K";

/** Lines that were written below one another, each as it was when written. */
type Lines = readonly string[];

/**
 * The terminal as prompts write to it: knows its present width, and what the latest frame looked like. A prompt may
 * end it as often as it likes.
 */
export class Screen extends Writable {
  readonly isTTY = true;
  // What keeps a piped source from ending its destination, as with the standard streams.
  readonly _isStdio = true;
  readonly #terminal: WriteStream;
  #frame: Lines = [];

  constructor(terminal: WriteStream) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  /** At least 20, and 80 where the terminal does not tell. */
  get columns(): number {
    return Math.max(this.#terminal.columns || 80, 20);
  }

  get rows(): number {
    return this.#terminal.rows || 24;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const shown = stripVTControlCharacters(chunk.toString());
    if (shown.trim() !== "") this.#frame = shown.split("\n");
    this.#terminal.write(chunk);
    // At once, so that whatever else writes to the terminal comes after.
    done();
  }

  /** Writes whole lines. */
  print(lines: Lines): void {
    this.write(lines.map((line) => `${line}\n`).join(""));
  }

  /** Takes back lines that stand right above the cursor. */
  takeBack(lines: Lines): void {
    this.write(lineUpAndClear.repeat(this.#rowsOf(lines)));
  }

  /** Forgets the frame of the prompt before. */
  beginFrame(): void {
    this.#frame = [];
  }

  /**
   * Clears what is left of a frame that was erased after the terminal became narrower: it broke long lines into more
   * rows than the prompt knew of.
   */
  clearRest(): void {
    this.write(lineUpAndClear.repeat(Math.max(0, this.#rowsOf(this.#frame) - this.#frame.length)));
  }

  #rowsOf(lines: Lines): number {
    const width = this.columns;
    return lines.reduce(
      (rows, line) => rows + Math.max(1, Math.ceil(widthOf(stripVTControlCharacters(line)) / width)),
      0,
    );
  }
}
