import { join } from "node:path";
import type { Cache, Context, Output } from "../context.ts";
import { colourLevel } from "./colour.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { playbooks } from "./playbooks.ts";
import { localDay } from "./today.ts";

type Ports = { readonly stdout: Output; readonly stderr: Output; readonly cache: Cache };

/** The world as it is: the process's streams, its environment, the disk, today. */
export function realContext(version: string, { stdout, stderr, cache }: Ports): Context {
  const { env, platform } = process;
  const where = folders(env, platform);
  const shipped = { compiled: join(__dirname, "playbooks"), yaml: join(__dirname, "..", "playbooks") };
  return {
    version,
    env,
    today: localDay(new Date()),
    stdout,
    stderr,
    files,
    folders: where,
    playbooks: playbooks(files, where, shipped, cache),
    cache,
    clipboard: async (text) => (await import("./clipboard.ts")).clipboard(env, platform)(text),
    readStdin,
    openPrompter,
  };

  async function openPrompter({ plain }: { readonly plain: boolean }) {
    const level = colourLevel(env, true);
    const [{ openPrompter }, { colours }] = await Promise.all([
      import("../prompt/open.ts"),
      import("../render/colour.ts"),
    ]);
    return openPrompter({
      stdin: process.stdin,
      stderr: process.stderr,
      platform,
      plain,
      style: colours(level),
      signal: endSignal(),
      onRedraw,
      suspend,
    });
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** From now on SIGTERM and SIGHUP abort this signal, with their name as the reason, instead of ending the process. */
function endSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => controller.abort(name));
  return controller.signal;
}

function onRedraw(listener: () => void): () => void {
  process.on("SIGWINCH", listener).on("SIGCONT", listener);
  return () => process.off("SIGWINCH", listener).off("SIGCONT", listener);
}

function suspend(): void {
  if (process.platform !== "win32") process.kill(process.pid, "SIGTSTP");
}
