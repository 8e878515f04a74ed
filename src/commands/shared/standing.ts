import { type Entry, standingEntries } from "../../answers/entry.ts";
import { unknownQuestion } from "../../answers/given.ts";
import { readStanding, type Standing, settings } from "../../answers/standing.ts";
import type { Context } from "../../context.ts";
import type { Day } from "../../decision/day.ts";
import type { Playbook, QuestionId } from "../../playbook/playbook.ts";
import { clean } from "../../render/clean.ts";

/** Reads the config for a playbook, and tells what in it nothing asks. @throws UserError where a value is impossible. */
export async function standingFor({ questions }: Playbook, today: Day, context: Context): Promise<Standing> {
  const entries = await standingEntries(context);
  const standing = readStanding(entries, questions, today);
  await tellUnasked(entries, questions, context);
  return standing;
}

/**
 * Tells in a line each what in the config is no setting and no question: most likely mistyped. All playbooks are looked
 * through only for what is none of the known `ids`, which few configs hold.
 */
export async function tellUnasked(
  entries: readonly Entry[],
  ids: Pick<ReadonlyMap<QuestionId, unknown>, "has">,
  context: Context,
): Promise<void> {
  const others = entries.filter(({ id }) => !ids.has(id) && !settings.has(id));
  if (others.length === 0) return;
  const asked = [
    ...(await soundPlaybooks(context)).flatMap(({ questions }) => [...questions.keys()]),
    ...settings.keys(),
  ];
  for (const entry of others.filter(({ id }) => !asked.includes(id)))
    await context.stderr.write(`note: ${clean(unknownQuestion(entry, asked))}\n`);
}

/** Every sound playbook that can be named. */
export async function soundPlaybooks(context: Context): Promise<readonly Playbook[]> {
  const listed = await context.playbooks.list();
  return Promise.all(listed.filter(({ sound }) => sound).map(({ name }) => context.playbooks.open(name)));
}
