import { writeSync } from "node:fs";
import type { WriteStream } from "node:tty";
import type { Env, Output } from "../context.ts";
import { OutputFailed } from "../errors.ts";
import { plain } from "../render/style.ts";
import { colourLevel } from "./colour.ts";
import { mayBeTerminal } from "./devices.ts";

/** A standard stream: its number, and Node's object for it, whose making takes an eighth of a bare start. */
type Standard = { readonly fd: 1 | 2; readonly open: () => WriteStream };

/**
 * A standard stream as a port. Only a terminal needs Node's stream, for its width; to a file or a pipe the text goes
 * directly. What a reader that went away (EPIPE, as after `| head -1`) does not want is dropped, so that the run still
 * ends with its own exit code; a device that takes nothing more (ENOSPC) rejects the write.
 */
export function output({ fd, open }: Standard, env: Env): Output {
  const stream = once(() => watched(open()));
  const terminal = once(() => (mayBeTerminal(fd) && stream().to.isTTY === true ? stream().to : undefined));
  return {
    get width() {
      const to = terminal();
      // A terminal that was never told its size says 0.
      return to && (to.columns || 80);
    },
    style: async () => {
      const level = colourLevel(env, terminal() !== undefined);
      return level === 0 ? plain : (await import("../render/colour.ts")).colours(level);
    },
    write: async (text) => {
      const rest = terminal() === undefined ? writeDirectly(fd, Buffer.from(text)) : Buffer.from(text);
      if (rest.length > 0) await writeThrough(stream(), rest);
    },
  };
}

/** Whether a standard stream is a terminal that was closed meanwhile. */
export function isHungUp(fd: number): boolean {
  try {
    if (mayBeTerminal(fd)) writeSync(fd, "");
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EIO";
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Writes what can be written at once and gives back the rest: a non-blocking pipe may be full (EAGAIN). */
function writeDirectly(fd: number, bytes: Buffer): Buffer {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === readerGone) return Buffer.alloc(0);
    if (code !== "EAGAIN") throw new OutputFailed(message);
  }
  return rest;
}

const readerGone = "EPIPE";

type Opened = { readonly to: WriteStream; failure?: NodeJS.ErrnoException };

/** The listener keeps Node from ending the process over an error that also rejects the write. */
function watched(to: WriteStream): Opened {
  const opened: Opened = { to };
  to.on("error", (error: Error) => {
    opened.failure ??= error;
  });
  return opened;
}

function writeThrough({ to, failure }: Opened, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: NodeJS.ErrnoException | null | undefined): void => {
      if (error == null || error.code === readerGone) resolve();
      else reject(new OutputFailed(error.message));
    };
    if (failure === undefined) to.write(bytes, settle);
    else settle(failure);
  });
}
