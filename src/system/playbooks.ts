import { basename, dirname, extname, join, resolve, sep } from "node:path";
import type { Cache, Checked, Files, Folders, Listed, Playbooks } from "../context.ts";
import { UserError } from "../errors.ts";
import type { Library, Loaded, Sheets } from "../playbook/load-by.ts";
import { nearest } from "../playbook/nearest.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Problem } from "../playbook/problem.ts";
import { revive, store } from "../playbook/stored.ts";
import { compiled } from "./compiled-playbooks.ts";
import { splitRevision } from "./revisions.ts";

/** What ships beside the program: compiled playbooks, and their YAML to be read and copied. */
type Shipped = { readonly compiled: string; readonly yaml: string };

/** A playbook as it was found: its name, the YAML file that it stands in, and the folder where it looks for others first. */
type Found = { readonly name: string; readonly file: string; readonly folder: string };

type Unsound = Extract<Loaded, { readonly ok: false }>;

type Content = { readonly file: string; readonly content: Uint8Array };

/** What the shared questions are called among the texts that a playbook was made from; the others go by their names. */
const bank = "";

/** The port: a path first, then a name in the user's folder, then a name that ships. */
export function playbooks(files: Files, folders: Folders, shipped: Shipped, cache: Cache): Playbooks {
  const ownFolder = join(folders.config, "playbooks");
  const { names: shippedNames, open: openCompiled } = compiled(files, shipped.compiled, cache);
  return { open, check, list, text, kit };

  async function open(nameOrPath: string): Promise<Playbook> {
    const found = find(nameOrPath);
    if (dirname(found.file) === shipped.yaml && !isShadowed()) return openCompiled(found.name);
    const loaded = await loadOnce(found);
    if (loaded.ok) return loaded.playbook;
    const { describeProblems } = await import("../chunks/check.ts");
    throw new UserError(describeProblems(loaded), hintToMend(nameOrPath, loaded));
  }

  async function check(nameOrPath: string): Promise<Checked> {
    const found = find(nameOrPath);
    const isFirst = resolve(dirname(found.file)) === resolve(ownFolder) && shippedNames().includes(found.name);
    return { ...(await load(found.name, libraryOf(found).library)), replaces: isFirst ? found.name : undefined };
  }

  async function list(): Promise<readonly Listed[]> {
    const own = await Promise.all(
      namesIn(ownFolder).map(async (name) =>
        listed(await loadOnce(find(name)), {
          name,
          from: join(ownFolder, `${name}.yaml${shippedNames().includes(name) ? " (in place of the shipped one)" : ""}`),
        }),
      ),
    );
    const ours = shippedNames().filter((name) => !own.some((other) => other.name === name));
    const from = "shipped";
    // One that hands over to a file of the user's is no sounder than that file.
    const mayBeBroken = isShadowed();
    const listedOurs = ours.map(async (name) =>
      mayBeBroken
        ? listed(await loadOnce(find(name)), { name, from })
        : { name, title: openCompiled(name).title, from, sound: true },
    );
    return [...own, ...(await Promise.all(listedOurs))];
  }

  function text(nameOrPath: string, handedOverBy?: string): string {
    const beside = handedOverBy === undefined ? ownFolder : find(handedOverBy).folder;
    return Buffer.from(files.read(find(nameOrPath, beside).file) ?? []).toString("utf8");
  }

  function kit(file: string): string {
    return Buffer.from(files.read(join(shipped.yaml, file)) ?? []).toString("utf8");
  }

  function find(nameOrPath: string, beside = ownFolder): Found {
    if (isPath(nameOrPath)) {
      if (files.read(nameOrPath) === undefined)
        throw new UserError(`there is no file ${nameOrPath}`, hintOn(pathsIn(dirname(nameOrPath)), nameOrPath));
      const [revision, given] = splitRevision(nameOrPath);
      // In a revision a backslash parts folders on any system, as it does where git is asked.
      const path = revision === "" ? given : given.replaceAll("\\", "/");
      const folder = revision === "" || path.includes("/") ? `${revision}${dirname(path)}` : revision;
      return { name: basename(path, extname(path)), file: nameOrPath, folder };
    }
    const file = fileOfName(nameOrPath, beside);
    if (file !== undefined) return { name: nameOrPath, file, folder: beside };
    const names = new Map([...namesIn(ownFolder), ...shippedNames()].map((name) => [name, name]));
    throw new UserError(
      `there is no playbook "${nameOrPath}"`,
      hintOn(new Map([...pathsIn("."), ...names]), nameOrPath),
    );
  }

  /** The playbooks of a folder by their names, as they can be called. */
  function pathsIn(folder: string): ReadonlyMap<string, string> {
    return new Map(namesIn(folder).map((name) => [name, `${folder}/${name}.yaml`]));
  }

  /** Whether one of the user's playbooks goes before one that ships, also where another that ships hands over to it. */
  function isShadowed(): boolean {
    return namesIn(ownFolder).some((name) => shippedNames().includes(name));
  }

  /**
   * A file that goes before one that ships can be moved away, for a rep who has no time to mend it. To take the shipped
   * one without being told to would send other words than the team's, and a script would never know.
   */
  function hintToMend(nameOrPath: string, { problems }: Unsound): string {
    const own = namesIn(ownFolder).filter((name) => shippedNames().includes(name));
    const broken = own.filter((name) => problems.some(({ at }) => at.file === join(ownFolder, `${name}.yaml`)));
    const inTheWay = broken.length > 0 || problems.some(isInOther) ? broken : own;
    const moves = inTheWay.map((name) => join(ownFolder, `${name}.yaml`)).map((file) => `mv '${file}' '${file}.off'`);
    return moves.length === 0
      ? `Mend it, then run followup playbook check ${nameOrPath}.`
      : `followup playbook check ${inTheWay.join(" ")} helps to mend it. To go on at once: ${moves.join("; ")}`;
  }

  /** Not in what ships, which is sound but for what follows from the user's files. */
  function isInOther({ at }: Problem): boolean {
    return dirname(at.file) !== shipped.yaml;
  }

  /** Where a playbook of this name is: beside the one that hands over to it, in the user's folder, or among those that ship. */
  function fileOfName(name: string, beside: string): string | undefined {
    const own = [...new Set([beside, ownFolder])].map((folder) => join(folder, `${name}.yaml`));
    const file = own.find(isThere);
    return file ?? (shippedNames().includes(name) ? join(shipped.yaml, `${name}.yaml`) : undefined);
  }

  /** By what the folder lists, which is files alone: to read a pipe of that name would wait for good. Git has none. */
  function isThere(path: string): boolean {
    const isInGit = splitRevision(path)[0] !== "";
    return isInGit ? files.read(path) !== undefined : namesIn(dirname(path)).includes(basename(path, ".yaml"));
  }

  /** Reads YAML only where it, or a text that it depends on, is not what it was when it was last found sound. */
  async function loadOnce(found: Found): Promise<Loaded> {
    const key = `playbook ${resolve(found.file)}`;
    const kept = cache.recall(key, (name) => fileOf(name, found)?.content);
    if (kept !== undefined) return { ok: true, playbook: revive(kept) };
    const { loadPlain } = await import("../chunks/loading.ts");
    const { library, texts } = libraryOf(found);
    const playbook = loadPlain(found.name, library);
    const loaded: Loaded = playbook === undefined ? await load(found.name, library) : { ok: true, playbook };
    if (loaded.ok) cache.keep(key, texts, () => store(loaded.playbook));
    return loaded;
  }

  async function load(name: string, library: Library): Promise<Loaded & Sheets> {
    const [{ loadBy }, { readYaml: readSheet }, { holdForm }] = await Promise.all([
      import("../chunks/loading.ts"),
      import("../chunks/yaml.ts"),
      import("../playbook/form.ts"),
    ]);
    const loaded = loadBy({ readSheet, holdForm }, name, library);
    return loaded.ok || !loaded.problems.some(isInOther)
      ? loaded
      : { ...loaded, problems: loaded.problems.filter(isInOther) };
  }

  /** Where a playbook and those that it hands over to are read, and the texts that were. */
  function libraryOf(found: Found): { readonly library: Library; readonly texts: Map<string, Uint8Array> } {
    const texts = new Map<string, Uint8Array>();
    const read = (name: string) => {
      const file = fileOf(name, found);
      if (file !== undefined) texts.set(name, file.content);
      return file;
    };
    const names = [...new Set([found.name, ...namesIn(found.folder), ...namesIn(ownFolder), ...shippedNames()])];
    return { library: { names, read, bank: read(bank) as Content }, texts };
  }

  /** The file of the bank, of the playbook that was found, or of one that it hands over to. */
  function fileOf(name: string, found: Found): Content | undefined {
    if (name === bank) return contentOf(join(shipped.yaml, "questions.yaml"));
    const file = name === found.name ? found.file : fileOfName(name, found.folder);
    return file === undefined ? undefined : contentOf(file);
  }

  function contentOf(file: string): Content | undefined {
    const content = files.read(file);
    return content && { file, content };
  }

  function namesIn(folder: string): readonly string[] {
    return files
      .list(folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => basename(name, ".yaml"));
  }
}

/** What to do where there is no playbook of a name or path: call one that is called nearly so. */
function hintOn(calls: ReadonlyMap<string, string>, nameOrPath: string): string {
  const meant = calls.get(nearest(basename(nameOrPath, ".yaml"), calls.keys()) ?? "");
  if (meant !== undefined) return `Did you mean ${meant}?`;
  const [revision, path] = splitRevision(nameOrPath);
  if (revision !== "" && !path.startsWith(".")) return `From the folder that you are in: ${revision}./${path}`;
  return isPath(nameOrPath)
    ? "It is looked for from the folder that you are in."
    : "followup playbook list shows what there is.";
}

function isPath(text: string): boolean {
  return /^\.{1,2}$/.test(text) || text.includes("/") || text.includes(sep) || /\.ya?ml$/.test(text);
}

function listed(loaded: Loaded, { name, from }: { name: string; from: string }): Listed {
  return {
    name,
    title: loaded.ok ? loaded.playbook.title : "(has problems: followup playbook check tells)",
    from,
    sound: loaded.ok,
  };
}
