import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import type { Cache } from "../context.ts";

/** The program's other files. Each is run once, when it is first asked for. */
export type Chunks = {
  /** What a chunk exports. */
  readonly load: <Exports>(name: string) => Exports;
  /** Keeps what was compiled for the first time; to be called once all is done. */
  readonly keep: () => void;
};

type Wrapped = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  __dirname: string,
  __filename: string,
) => void;

/** A chunk that was run: its text as it is stored, and what V8 made of it. */
type Ran = { readonly name: string; readonly text: Buffer; readonly script: Script; readonly isNew: boolean };

/**
 * The chunks in a folder, run from V8's code cache of an earlier run, since to parse and compile them would take half of
 * a start. V8 itself refuses a code cache of another version. Nothing is looked for in other folders, nor in any
 * package.json, which is what most of Node's own `require` is about.
 *
 * `purpose` is what the program is run for: V8 keeps the functions that were called, which differ from one to the other.
 */
export function chunksIn(folder: string, purpose: string, cache: Cache): Chunks {
  const ran: Ran[] = [];
  const modules = new Map<string, { exports: unknown }>();
  return { load, keep };

  function load<Exports>(name: string): Exports {
    const known = modules.get(name);
    if (known !== undefined) return known.exports as Exports;
    const module = { exports: {} };
    modules.set(name, module);
    const run = compiled(name).runInThisContext() as Wrapped;
    run(
      module.exports,
      (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id)),
      module,
      folder,
      join(folder, name),
    );
    return module.exports as Exports;
  }

  function compiled(name: string): Script {
    const file = join(folder, name);
    const text = readFileSync(file);
    const cachedData = cache.recall(keyOf(name), () => text);
    // The build leaves nothing but ASCII in a chunk.
    const source = `(function(exports,require,module,__dirname,__filename){${text.toString("latin1")}\n})`;
    const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
    ran.push({ name, text, script, isNew: script.cachedDataRejected !== false });
    return script;
  }

  function keep(): void {
    // All of them anew: those that were known may have run functions that no run before did.
    if (!ran.some(({ isNew }) => isNew)) return;
    for (const { name, text, script } of ran)
      cache.keep(keyOf(name), new Map([[name, text]]), () => script.createCachedData());
  }

  function keyOf(name: string): string {
    return `${name} for ${purpose}`;
  }
}
