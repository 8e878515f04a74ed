import { basename, extname, join, sep } from "node:path";
import type { Files, Folders, Listed, Playbooks } from "../context.ts";
import { UserError } from "../errors.ts";
import { fromJson } from "../playbook/json.ts";
import type { Loaded } from "../playbook/load.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { describeProblems } from "../render/problems.ts";

/** What ships beside the program: compiled playbooks, and their YAML to be read and copied. */
export type Shipped = { readonly compiled: string; readonly yaml: string };

/** A playbook as it was found: its name, and the YAML file that it stands in. */
type Found = { readonly name: string; readonly file: string; readonly shipped: boolean };

/** The port: a path first, then a name in the user's folder, then a name that ships. */
export function playbooks(files: Files, folders: Folders, shipped: Shipped): Playbooks {
  const ownFolder = join(folders.config, "playbooks");
  return { open, check, list };

  async function open(nameOrPath: string): Promise<Playbook> {
    const found = find(nameOrPath);
    if (found.shipped) return openCompiled(found.name);
    const loaded = await load(found);
    if (loaded.ok) return loaded.playbook;
    throw new UserError(describeProblems(loaded), `Mend it, then run followup playbook check ${nameOrPath}.`);
  }

  async function check(nameOrPath: string): Promise<Loaded> {
    return load(find(nameOrPath));
  }

  async function list(): Promise<readonly Listed[]> {
    const own = await Promise.all(
      namesIn(ownFolder).map(async (name) =>
        listed(await check(name), { name, from: join(ownFolder, `${name}.yaml`) }),
      ),
    );
    const ours = shippedNames().filter((name) => !own.some((other) => other.name === name));
    return [...own, ...ours.map((name) => ({ name, title: openCompiled(name).title, from: "shipped", sound: true }))];
  }

  function find(nameOrPath: string): Found {
    if (isPath(nameOrPath)) {
      if (files.read(nameOrPath) === undefined)
        throw new UserError(`there is no file ${nameOrPath}`, "followup playbook list shows what there is.");
      return { name: basename(nameOrPath, extname(nameOrPath)), file: nameOrPath, shipped: false };
    }
    const own = join(ownFolder, `${nameOrPath}.yaml`);
    if (files.read(own) !== undefined) return { name: nameOrPath, file: own, shipped: false };
    if (shippedNames().includes(nameOrPath))
      return { name: nameOrPath, file: join(shipped.yaml, `${nameOrPath}.yaml`), shipped: true };
    const meant = nearest(nameOrPath, [...namesIn(ownFolder), ...shippedNames()]);
    const hint = meant === undefined ? "followup playbook list shows what there is." : `Did you mean ${meant}?`;
    throw new UserError(`there is no playbook "${nameOrPath}"`, hint);
  }

  async function load(found: Found): Promise<Loaded> {
    const { load } = await import("../reading.ts");
    const at = (name: string) => (name === found.name ? found.file : find(name).file);
    return load(found.name, {
      names: [...new Set([found.name, ...namesIn(ownFolder), ...shippedNames()])],
      read: (name) => content(at(name)),
      bank: content(join(shipped.yaml, "questions.yaml")) as { file: string; content: Uint8Array },
    });
  }

  function content(file: string): { file: string; content: Uint8Array } | undefined {
    const bytes = files.read(file);
    return bytes && { file, content: bytes };
  }

  function openCompiled(name: string): Playbook {
    const bytes = files.read(join(shipped.compiled, `${name}.json`)) as Uint8Array;
    return fromJson(JSON.parse(Buffer.from(bytes).toString("utf8")));
  }

  function namesIn(folder: string): readonly string[] {
    return files
      .list(folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => basename(name, ".yaml"));
  }

  function shippedNames(): readonly string[] {
    return files.list(shipped.compiled).map((name) => basename(name, ".json"));
  }
}

function isPath(text: string): boolean {
  return text.includes("/") || text.includes(sep) || /\.ya?ml$/.test(text);
}

function listed(loaded: Loaded, { name, from }: { name: string; from: string }): Listed {
  return {
    name,
    title: loaded.ok ? loaded.playbook.title : "(has problems: followup playbook check tells)",
    from,
    sound: loaded.ok,
  };
}
