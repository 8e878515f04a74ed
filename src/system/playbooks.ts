import { basename, extname, join, resolve, sep } from "node:path";
import type { Cache, Files, Folders, Listed, Playbooks } from "../context.ts";
import { UserError } from "../errors.ts";
import type { Loaded } from "../playbook/load.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { revive, store } from "../playbook/stored.ts";
import { describeProblems } from "../render/problems.ts";

/** What ships beside the program: compiled playbooks, and their YAML to be read and copied. */
export type Shipped = { readonly compiled: string; readonly yaml: string };

/** A playbook as it was found: its name, and the YAML file that it stands in. */
type Found = { readonly name: string; readonly file: string; readonly shipped: boolean };

type Content = { readonly file: string; readonly content: Uint8Array };

/** What the shared questions are called among the texts that a playbook was made from; the others go by their names. */
const bank = "";

/** The port: a path first, then a name in the user's folder, then a name that ships. */
export function playbooks(files: Files, folders: Folders, shipped: Shipped, cache: Cache): Playbooks {
  const ownFolder = join(folders.config, "playbooks");
  return { open, check, list };

  async function open(nameOrPath: string): Promise<Playbook> {
    const found = find(nameOrPath);
    if (found.shipped) return openCompiled(found.name);
    const loaded = await loadOnce(found);
    if (loaded.ok) return loaded.playbook;
    throw new UserError(describeProblems(loaded), `Mend it, then run followup playbook check ${nameOrPath}.`);
  }

  async function check(nameOrPath: string): Promise<Loaded> {
    return (await load(find(nameOrPath))).loaded;
  }

  async function list(): Promise<readonly Listed[]> {
    const own = await Promise.all(
      namesIn(ownFolder).map(async (name) =>
        listed(await loadOnce(find(name)), { name, from: join(ownFolder, `${name}.yaml`) }),
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

  /** Reads YAML only where it, or a text that it depends on, is not what it was when it was last found sound. */
  async function loadOnce(found: Found): Promise<Loaded> {
    const key = `playbook ${resolve(found.file)}`;
    const kept = cache.recall(key, (name) => fileOf(name, found)?.content);
    if (kept !== undefined) return { ok: true, playbook: revive(asciiOf(kept)) };
    const { loaded, texts } = await load(found);
    if (loaded.ok) cache.keep(key, texts, Buffer.from(store(loaded.playbook), "latin1"));
    return loaded;
  }

  async function load(found: Found): Promise<{ readonly loaded: Loaded; readonly texts: Map<string, Uint8Array> }> {
    const { load } = await import("../reading.ts");
    const texts = new Map<string, Uint8Array>();
    const read = (name: string) => {
      const file = fileOf(name, found);
      if (file !== undefined) texts.set(name, file.content);
      return file;
    };
    const names = [...new Set([found.name, ...namesIn(ownFolder), ...shippedNames()])];
    return { loaded: load(found.name, { names, read, bank: read(bank) as Content }), texts };
  }

  /** The file of the bank, of the playbook that was found, or of one that it hands over to. */
  function fileOf(name: string, found: Found): Content | undefined {
    if (name === bank) return contentOf(join(shipped.yaml, "questions.yaml"));
    return contentOf(name === found.name ? found.file : find(name).file);
  }

  function contentOf(file: string): Content | undefined {
    const content = files.read(file);
    return content && { file, content };
  }

  function openCompiled(name: string): Playbook {
    return revive(asciiOf(files.read(join(shipped.compiled, `${name}.jsonl`)) as Uint8Array));
  }

  function namesIn(folder: string): readonly string[] {
    return files
      .list(folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => basename(name, ".yaml"));
  }

  function shippedNames(): readonly string[] {
    return files.list(shipped.compiled).map((name) => basename(name, ".jsonl"));
  }
}

/** Stored playbooks hold nothing but ASCII, which need not be decoded. */
function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
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
