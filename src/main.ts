import type { Cache } from "./context.ts";
import { exitCodes, OutputFailed } from "./errors.ts";
import type { CommandTree } from "./shell/command-tree.ts";
import { cache } from "./system/cache.ts";
import { type Chunks, chunksIn } from "./system/compiled.ts";
import { folders } from "./system/folders.ts";
import { isHungUp, output } from "./system/output.ts";

/** What the package is called, its version, and what changes with the sources and the libraries; set by the build. */
declare const NAME: string;
declare const VERSION: string;
declare const BUILD: string;
/** The hidden command that the scripts of `followup completion` call. */
const completing = "__complete";

/**
 * The program: the only place that knows the real process. Sets the exit code and lets Node end by itself where
 * something is still open, since ending it would cut off what stdout still holds.
 */
async function main(): Promise<void> {
  const stdout = output({ fd: 1, open: () => process.stdout }, process.env);
  const stderr = output({ fd: 2, open: () => process.stderr }, process.env);
  const args = process.argv.slice(2);
  try {
    process.exitCode = await (args.length === 1 && args[0] === "--version" ? printVersion() : runChunks());
  } catch (error) {
    process.exitCode = await settle(error);
  }
  // Node crashes when it puts a terminal that is gone back as it was: then the signal that says so ends it first.
  if ([0, 1, 2].some(isHungUp)) {
    process.removeAllListeners("SIGHUP");
    process.kill(process.pid, "SIGHUP");
  }
  // No handle is open: to exit at once spares Node its teardown, a twentieth of a start.
  if (process.getActiveResourcesInfo().length === 0) process.exit();

  async function printVersion(): Promise<number> {
    await stdout.write(`${VERSION}\n`);
    return exitCodes.done;
  }

  /** All else, which takes more than this file. */
  async function runChunks(): Promise<number> {
    const kept = cache(folders(process.env, process.platform).cache, `${NAME} ${VERSION} ${BUILD}`);
    const chunks = chunksIn(__dirname, args[0] ?? "", kept);
    const code = await (args[0] === completing
      ? answer(chunks)
      : isForHelp(args)
        ? explain(chunks)
        : start(chunks, kept));
    // What was called by mistake may be any word at all.
    if (code !== exitCodes.usage) chunks.keep();
    return code;
  }

  /** What a shell's completion asks, at every Tab: it must not wait for all that the commands need. */
  async function answer({ load }: Chunks): Promise<number> {
    const { completionReply } = load<typeof import("./system/completion.ts")>("system-completion.cjs");
    await stdout.write(completionReply(args.slice(1), load<CommandTree>("commands.cjs")));
    return exitCodes.done;
  }

  /** What the program says of itself, from its commands as the build wrote them down: nothing has to be parsed. */
  async function explain({ load }: Chunks): Promise<number> {
    const { aboutCommand, renderSections, welcome } = load<typeof import("./manual/manual.ts")>("manual-manual.cjs");
    const program = load<CommandTree>("commands.cjs");
    const page = { style: await stdout.style(), width: stdout.width ?? 80 };
    await stdout.write(renderSections(args.length === 0 ? welcome(program) : aboutCommand(program), page));
    return exitCodes.done;
  }

  async function start({ load }: Chunks, cache: Cache): Promise<number> {
    const { run, realContext } = load<typeof import("./chunks/start.ts")>("start.cjs");
    return run(args, realContext(VERSION, { stdout, stderr, cache }));
  }

  /** What is left once a run has failed for no fault of the user's: the output's trouble, and bugs. */
  async function settle(error: unknown): Promise<number> {
    const [code, text] =
      error instanceof OutputFailed
        ? [exitCodes.unwritable, `error: the output could not be written: ${error.message}\n`]
        : [exitCodes.bug, bugReport(error)];
    await stderr.write(text).catch(() => undefined);
    return code;
  }
}

function isForHelp([first = "--help", ...rest]: readonly string[]): boolean {
  return rest.length === 0 && ["--help", "-h"].includes(first);
}

function bugReport(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: a bug in ${NAME} ${VERSION}, sorry\n${trace}\nhint: please report it with the lines above: npm bugs ${NAME}\n`;
}

void main();
