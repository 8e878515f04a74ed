import { join } from "node:path";
import type { Command } from "commander";
import type { Context } from "../../context.ts";
import { type ExitCode, exitCodes, UserError } from "../../errors.ts";
import { ownerOf, respelled } from "../../playbook/names.ts";
import { clean } from "../../render/clean.ts";

type NewOptions = { readonly from?: string; readonly withMethods?: boolean };

/** Declares `followup playbook new`. */
export function addNew(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("new")
    .summary("start a playbook of your own")
    .description(
      "Writes a small sound playbook, with comments that teach, into your playbooks folder. Never overwrites.",
    )
    .argument("<name>", "its name: small letters, digits and hyphens")
    .option("--from <playbook>", "copy this one instead")
    .option("--with-methods", "with --from: copy the playbooks that it hands over to as well")
    .action(async (name: string, options: NewOptions) => finish(await create(name, options, context)));
}

/**
 * Writes a playbook, and the schema beside it for the editor. All or nothing: where one file is there already, none is
 * written.
 *
 * @throws UserError for a name that cannot be one or is needed, for a file that is there already, and for methods of no playbook.
 */
async function create(name: string, { from, withMethods }: NewOptions, context: Context): Promise<ExitCode> {
  if (withMethods && from === undefined)
    throw new UserError("--with-methods goes with --from, and none is given", "Add --from and the playbook to copy.");
  // The last ones are devices on Windows, whatever ending a file of that name has.
  if (!/^[a-z][a-z0-9-]*$/.test(name) || /^(?:con|nul|aux|prn|com\d|lpt\d)$/.test(name))
    throw new UserError(
      `"${name}" cannot be a playbook's name`,
      `Use small letters, digits and hyphens, such as ${respelled(name, "-")?.replaceAll("_", "-") ?? "after-the-fair"}.`,
    );
  if (
    from !== name &&
    (await context.playbooks.list()).some((other) => other.name === name && other.from === "shipped")
  )
    throw new UserError(
      `"${name}" ships, and the playbooks that ship hand over to it`,
      "Take another name, such as our-NAME; or copy it with --from NAME to change it for all.".replaceAll("NAME", name),
    );
  const folder = join(context.folders.config, "playbooks");
  const methods = from !== undefined && withMethods ? await handedOverTo(from, context) : [];
  if (methods.includes(name))
    throw new UserError(
      `${from} hands over to "${name}", and the copy cannot have that name, too`,
      "Take another name.",
    );
  const texts = new Map([
    [name, from === undefined ? context.playbooks.kit("starter/starter.yaml") : context.playbooks.text(from)],
    ...methods.map((method) => [method, context.playbooks.text(method, from)] as const),
  ]);
  const files = [...texts].map(([playbook, text]) => ({ path: join(folder, `${playbook}.yaml`), text }));
  const there = files.filter(({ path }) => context.files.readOwn(path) !== undefined);
  if (there.length > 0)
    throw new UserError(
      `there already: ${there.map(({ path }) => path).join(", ")}`,
      "Nothing was written. Take another name, or move the file away.",
    );
  for (const { path, text } of files) await context.files.replace(path, text);
  await context.files.replace(join(folder, "playbook.schema.json"), context.playbooks.kit("playbook.schema.json"));
  await context.stdout.write(files.map(({ path }) => `${clean(path)}\n`).join(""));
  if (methods.length > 0)
    await context.stderr.write("note: the methods now go before those that ship, also for the playbooks that ship\n");
  await context.stderr.write(`Now edit it, then: followup playbook check ${name}\n`);
  return exitCodes.done;
}

/** The other playbooks whose nodes and actions belong to it. */
async function handedOverTo(from: string, context: Context): Promise<readonly string[]> {
  const { nodes, actions } = await context.playbooks.open(from);
  return [...new Set([...nodes.keys(), ...actions.keys()].flatMap((id) => ownerOf(id) ?? []))];
}
