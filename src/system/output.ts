import type { Writable } from "node:stream";
import type { Output } from "../context.ts";
import { OutputClosed, OutputFailed } from "../errors.ts";
import { plain } from "../render/style.ts";
import { colourLevel } from "./colour.ts";

type TerminalLike = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * A standard stream as a port. A reader that went away (EPIPE) and a device that takes nothing more (ENOSPC) both
 * reject the write; the listener keeps Node from ending the process over the same error.
 */
export function output(stream: TerminalLike, env: Readonly<Record<string, string | undefined>>): Output {
  let failure: Error | undefined;
  stream.on("error", (error: Error) => {
    failure ??= error;
  });
  return {
    get width() {
      return stream.isTTY === true ? stream.columns : undefined;
    },
    style: async () => {
      const level = colourLevel(env, stream.isTTY === true);
      return level === 0 ? plain : (await import("../render/colour.ts")).colours(level);
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(asOutputError(failure));
        stream.write(text, (error) => (error ? reject(asOutputError(error)) : resolve()));
      }),
  };
}

function asOutputError(error: Error & { code?: string }): Error {
  return error.code === "EPIPE" ? new OutputClosed() : new OutputFailed(error.message);
}
