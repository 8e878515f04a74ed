import { openSync } from "node:fs";
import { ReadStream, WriteStream } from "node:tty";

/** The two ends of a conversation with a person, both on a terminal. */
export type Terminal = {
  readonly input: ReadStream;
  readonly output: WriteStream;
  /** Asks the terminal for its size again; Node does so by itself only for its own streams. */
  readonly measure: () => void;
  /** Closes what was opened here; the program's own streams stay open, but no longer keep it alive. */
  readonly close: () => void;
};

/** The program's own streams, which may lead anywhere, and where it runs. */
export type Streams = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly platform: NodeJS.Platform;
};

/**
 * Where to prompt: stdin and stderr as far as they are terminals and still open, else the controlling terminal in their
 * place. Undefined where there is none: under cron, in CI, after `setsid`.
 */
export function openTerminal({ stdin, stderr, platform }: Streams): Terminal | undefined {
  const opened: (ReadStream | WriteStream)[] = [];
  const keep = <Stream extends ReadStream | WriteStream>(stream: Stream): Stream => {
    opened.push(stream);
    return stream;
  };
  const close = () => {
    for (const stream of opened) stream.destroy();
  };
  const windows = platform === "win32";
  try {
    const input = isInput(stdin) ? stdin : keep(new ReadStream(openSync(windows ? "\\\\.\\CONIN$" : "/dev/tty", "r+")));
    const output = isOutput(stderr)
      ? stderr
      : keep(new WriteStream(openSync(windows ? "\\\\.\\CONOUT$" : "/dev/tty", "r+")));
    return { input, output, measure: () => opened.includes(output) && refreshSize(output), close };
  } catch {
    close();
    return undefined;
  }
}

// What was read to its end, as answers typed up to Ctrl-D are, gives nothing more.
const isInput = (stream: NodeJS.ReadableStream): stream is ReadStream =>
  stream instanceof ReadStream && stream.isTTY && stream.readable;
const isOutput = (stream: NodeJS.WritableStream): stream is WriteStream =>
  stream instanceof WriteStream && stream.isTTY;

// Not in Node's documentation, but the only way to a new size: it is what SIGWINCH calls on `process.stderr`.
function refreshSize(output: WriteStream) {
  (output as WriteStream & { _refreshSize?: () => void })._refreshSize?.();
}
