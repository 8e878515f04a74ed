import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type Answers, allows, walk } from "../../decision/walk.ts";
import { Cancelled, type ExitCode, UserError } from "../../errors.ts";
import type { Playbook, Question } from "../../playbook/playbook.ts";
import type { Prompter } from "../../prompt/prompter.ts";
import { adviceOf } from "../../render/advice.ts";
import { pageOf } from "../../render/layout.ts";
import { renderText } from "../../render/text.ts";
import { silencedBy } from "../shared/asking.ts";

type TryOptions = { readonly plain?: boolean };

/** Declares `followup playbook try`. */
export function addTry(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("try")
    .summary("walk a playbook while you edit it")
    .description(
      "Asks a playbook's questions while you edit it: every save is read at once, and the answers that still apply are kept. Ctrl-C ends it.",
    )
    .argument("<playbook>", "its path, or its name")
    .option("--plain", "numbered choices and plain lines")
    .action(async (name: string, options: TryOptions) => finish(await tryOut(name, options, context)));
}

/**
 * Walks a playbook again and again, after each save of it or of one that it hands over to.
 *
 * @throws Cancelled in the end, since only the user ends it.
 * @throws UserError where there is no such playbook, and where nobody can or may be asked.
 */
async function tryOut(name: string, options: TryOptions, context: Context): Promise<ExitCode> {
  const silenced = silencedBy(context);
  if (silenced !== undefined) throw nobodyToAsk(silenced);
  let answers: Answers = new Map();
  let paths: readonly string[] = [];
  for (;;) {
    // Before it is read, so that no save in between is missed.
    const watching = context.files.watch(paths);
    try {
      const loaded = await context.playbooks.check(name).catch((error: unknown) => {
        // An editor may take the file away for a moment while it saves.
        if (paths.length > 0 && error instanceof UserError) return error;
        throw error;
      });
      const known = paths;
      if (!(loaded instanceof UserError)) paths = [...loaded.texts.keys()];
      if (paths.join("\n") !== known.join("\n")) continue;
      if (loaded instanceof UserError) await context.stderr.write(`${loaded.message}\n`);
      else if (loaded.ok)
        answers = await walkOnce(loaded.playbook, answers, { ...options, signal: watching.signal }, context);
      else {
        const { describeProblems } = await import("../../chunks/check.ts");
        await context.stderr.write(`${describeProblems(loaded)}\n`);
      }
      if (!watching.signal.aborted) await context.stderr.write("\nWaiting for the next save; Ctrl-C ends it.\n");
      await ended(watching.signal);
    } finally {
      watching.stop();
    }
    await context.stderr.write(`\n${name} has changed.\n\n`);
  }
}

type Round = TryOptions & { readonly signal: AbortSignal };

/** Asks and advises once, with the answers that still apply; what was answered when a save came in between counts. */
async function walkOnce(
  playbook: Playbook,
  known: Answers,
  { plain, signal }: Round,
  context: Context,
): Promise<Answers> {
  const prompter = await context.openPrompter({ plain: plain === true || context.env["TERM"] === "dumb", signal });
  if (prompter === undefined) throw nobodyToAsk();
  const { interview } = await import("../../prompt/interview.ts");
  const told = await interview(
    playbook,
    new Map(),
    remembering(applicable(known, playbook), leavingBlanks(prompter)),
    context.today,
  ).finally(() => prompter.close());
  if (told.kind === "cancelled" && told.by !== "change") throw new Cancelled(told.by);
  const outcome = walk(playbook, told.answers);
  if (told.kind === "answers" && outcome.kind === "advise") {
    const advice = adviceOf({
      playbook,
      outcome,
      answers: told.answers,
      today: context.today,
      version: context.version,
    });
    await context.stdout.write(renderText(advice, { ...(await pageOf(context.stdout)), explain: false }));
  }
  // What is not asked on this way may be again after the next save.
  return new Map([...known, ...told.answers]);
}

function nobodyToAsk(silenced?: string): UserError {
  const otherwise = "followup playbook check proves a playbook without questions.";
  if (silenced === undefined) return new UserError("there is no terminal to ask on", otherwise);
  return new UserError(`${silenced} is set, so nothing is asked`, `Run it without ${silenced}. ${otherwise}`);
}

/** Gives the answers of before in the rep's place, once each: so that Back leads to them, as if they were just given. */
function remembering(known: Answers, { ask, close }: Prompter): Prompter {
  const left = new Map(known);
  const answer: Prompter["ask"] = async (question, asking) => {
    const before = left.get(question.id);
    left.delete(question.id);
    return before === undefined ? ask(question, asking) : { kind: "answer", entry: String(before) };
  };
  return { ask: answer, close };
}

/** Asks what the tree turns on; whoever writes messages wants to see their blanks, and not to fill them at every save. */
function leavingBlanks({ ask, close }: Prompter): Prompter {
  return { ask: async (question, asking) => (asking.canSkip ? { kind: "skip" } : ask(question, asking)), close };
}

function applicable(answers: Answers, { questions }: Playbook): Answers {
  return new Map(
    [...answers].filter(([id, answer]) => questions.has(id) && allows(questions.get(id) as Question, answer)),
  );
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
