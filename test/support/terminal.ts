import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type IPty, spawn } from "@lydell/node-pty";
import { Terminal as Emulator } from "@xterm/headless";
import { test } from "vitest";

/** The built program, for use in a shell command. */
export const followup = `'${process.execPath}' '${resolve("dist/main.cjs")}'`;

/** The keys that tests press, as a terminal sends them. */
export const key = {
  enter: "\r",
  up: "\u001b[A",
  down: "\u001b[B",
  left: "\u001b[D",
  escape: "\u001b",
  ctrlC: "\u0003",
  ctrlD: "\u0004",
  ctrlZ: "\u001a",
  clearLine: "\u0015",
};

type Setting = {
  readonly columns?: number;
  readonly rows?: number;
  /** The whole environment of the command, but for PATH and a HOME of its own. */
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * How often something is looked for, a tenth of a second apart. Not a time: a test beside this one may keep the process
 * busy, and then what has come meanwhile has to be read first.
 */
const patience = 250;

/**
 * A shell command in a real pseudo-terminal, and its screen as a person sees it. Nothing here sleeps: every wait is for
 * something to appear. Ends its command and removes its folder when disposed of.
 */
export class TestTerminal {
  /** A folder of the test's own, in which the command runs. */
  readonly folder = mkdtempSync(join(tmpdir(), "followup terminal "));
  readonly #emulator: Emulator;
  readonly #pty: IPty;
  readonly #waiting = new Set<() => void>();
  #raw = "";

  /** Runs `script` in a shell. Its exit code is that of the last command in it. */
  constructor(script: string, { columns = 80, rows = 24, env = {} }: Setting = {}) {
    this.#emulator = new Emulator({ cols: columns, rows, allowProposedApi: true });
    // The trap keeps the shell alive under Ctrl-C, to tell the code; commands in it still get the signal.
    // And it stays once it has told it: what a terminal says last may be lost where nobody holds it open any more.
    const told = `trap : INT\n${script}\ncode=$?\nstty -a >sane\necho "RC=$code"\nexec sleep 120`;
    this.#pty = spawn("/bin/sh", ["-c", `stty -a >before\n${told}`], {
      name: env["TERM"] ?? "xterm-256color",
      cols: columns,
      rows,
      cwd: this.folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: this.folder, LANG: "C.UTF-8", TERM: "xterm-256color", ...env },
    });
    this.#pty.onData((text) => {
      this.#raw += text;
      this.#emulator.write(text, () => {
        for (const look of this.#waiting) look();
      });
    });
  }

  /** Every byte that the terminal received so far, as text. */
  get raw(): string {
    return this.#raw;
  }

  /** What stands on the screen, line by line, without the blanks at the ends. */
  get lines(): readonly string[] {
    const buffer = this.#emulator.buffer.active;
    return range(buffer.baseY, buffer.baseY + this.#emulator.rows).map((row) => this.#line(row));
  }

  get screen(): string {
    return this.lines.join("\n").trimEnd();
  }

  /** The screen and all that scrolled off it. */
  get history(): string {
    return range(0, this.#emulator.buffer.active.length)
      .map((row) => this.#line(row))
      .join("\n")
      .trimEnd();
  }

  /** Whether the terminal shows a cursor, as a shell needs it. */
  get showsCursor(): boolean {
    return this.#raw.lastIndexOf("\u001b[?25h") >= this.#raw.lastIndexOf("\u001b[?25l");
  }

  /** Waits until the screen holds a text. */
  async see(wanted: string): Promise<void> {
    await this.#until(() => this.screen.includes(wanted), `"${wanted}" on the screen`);
  }

  /** Waits until a text is gone from the screen. */
  async lose(unwanted: string): Promise<void> {
    await this.#until(() => !this.screen.includes(unwanted), `"${unwanted}" gone from the screen`);
  }

  /** Presses keys once the screen holds a text. */
  async on(wanted: string, ...keys: readonly string[]): Promise<void> {
    await this.see(wanted);
    this.press(...keys);
  }

  press(...keys: readonly string[]): void {
    this.#pty.write(keys.join(""));
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** The process of the command that runs in the shell right now. */
  get command(): number {
    return Number(execFileSync("pgrep", ["-o", "-P", String(this.#pty.pid)], { encoding: "utf8" }));
  }

  /** Sends a signal to the command, not to the shell around it. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.command, name);
  }

  /** Closes the terminal under the command, as its window does. */
  hangUp(): void {
    (this.#pty as IPty & { destroy: () => void }).destroy();
  }

  /** Waits for the end of the command and gives its exit code. */
  async code(): Promise<number> {
    await this.#until(() => this.#ended !== undefined, "the end of the command");
    return Number(this.#ended);
  }

  /** A file that the command wrote. */
  file(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  /** Whether the terminal's settings are what they were before the command. */
  get isSane(): boolean {
    return this.file("before") === this.file("sane") && this.showsCursor;
  }

  close(): void {
    try {
      // The command too, not only the shell around it: it could still write into the folder.
      process.kill(-this.#pty.pid, "SIGKILL");
    } catch {
      // They have ended already.
    }
    this.#emulator.dispose();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** The exit code, once it is there. */
  get #ended(): string | undefined {
    return /^RC=(\d+)$/m.exec(this.history)?.[1];
  }

  #line(row: number): string {
    return this.#emulator.buffer.active.getLine(row)?.translateToString(true) ?? "";
  }

  #until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearInterval(timer);
        this.#waiting.delete(look);
        settle();
      };
      const fail = (why: string) => finish(() => reject(new Error(`${why} ${what}. The screen:\n${this.screen}`)));
      const look = () => {
        if (holds()) finish(resolve);
        else if (this.#ended !== undefined) fail("The command ended before");
      };
      let left = patience;
      const timer = setInterval(() => left-- > 0 || fail("Waited in vain for"), 100);
      this.#waiting.add(look);
      look();
    });
  }
}

/** A test that runs shell commands in terminals of its own, closed when it ends. */
export const it = test.extend<{ run: (script: string, setting?: Setting) => TestTerminal }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants to see a pattern there.
  run: async ({}, use) => {
    const opened: TestTerminal[] = [];
    await use((script, setting) => {
      const terminal = new TestTerminal(script, setting);
      opened.push(terminal);
      return terminal;
    });
    for (const terminal of opened) terminal.close();
  },
});

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);
