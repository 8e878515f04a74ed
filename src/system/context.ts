import { join } from "node:path";
import type { Cache, Context, Output, PrompterOptions } from "../context.ts";
import { UserError } from "../errors.ts";
import { colourLevel } from "./colour.ts";
import { mayHaveTerminal } from "./devices.ts";
import { files, mostBytes } from "./files.ts";
import { folders } from "./folders.ts";
import { playbooks } from "./playbooks.ts";
import { withRevisions } from "./revisions.ts";
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
    playbooks: playbooks(withRevisions(files), where, shipped, cache),
    cache,
    clipboard: async (text) => (await import("./clipboard.ts")).clipboard(env, platform)(text),
    readStdin,
    openPrompter,
  };

  async function openPrompter({ plain, signal }: PrompterOptions) {
    if (!mayHaveTerminal(platform)) return undefined;
    const level = colourLevel(env, true);
    const [{ openPrompter }, { colours }] = await Promise.all([
      import("../prompt/open.ts"),
      import("../render/colour.ts"),
    ]);
    const ends = endSignal();
    const prompter = openPrompter({
      stdin: process.stdin,
      stderr: process.stderr,
      platform,
      plain,
      style: colours(level),
      signal: AbortSignal.any([ends.signal, ...(signal === undefined ? [] : [signal])]),
      onRedraw,
      suspend,
    });
    if (prompter === undefined) ends.stop();
    return prompter && { ask: prompter.ask.bind(prompter), close: () => [prompter.close(), ends.stop()] };
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > mostBytes)
      throw new UserError(`standard input has more than ${mostBytes} bytes`, "It takes one answer a line.");
  }
  return Buffer.concat(chunks);
}

/** Until stopped, these signals of the system abort this one, with their name as the reason, instead of ending the process. */
function endSignal(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const told = (name: NodeJS.Signals) => controller.abort(name);
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, told);
  const stop = () => {
    for (const name of names) process.off(name, told);
  };
  return { signal: controller.signal, stop };
}

function onRedraw(listener: () => void): () => void {
  process.on("SIGWINCH", listener).on("SIGCONT", listener);
  return () => process.off("SIGWINCH", listener).off("SIGCONT", listener);
}

function suspend(): void {
  if (process.platform !== "win32") process.kill(0, "SIGTSTP");
}
