import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { Script } from "node:vm";
import type { Cache } from "../context.ts";

type Chunk = (exports: unknown, require: (id: string) => unknown, module: NodeModule, file: string, folder: string) => void;

/** A chunk of the program that was run, with its text as it is stored. */
type Ran = { readonly key: string; readonly text: Buffer; readonly script: Script; readonly isNew: boolean };

/**
 * From here on the program's chunks are run from what V8 made of them in an earlier run: to parse and compile them takes
 * half of a start. V8 itself refuses what another version of it made, or one with other flags. Returns what has to be
 * called once all is done, to keep what was compiled for the first time.
 */
export function useCompiled(cache: Cache): () => void {
  const ran: Ran[] = [];
  require.extensions[".cjs"] = (module, file) => {
    // The build leaves nothing but ASCII in them.
    const [key, text] = [basename(file), readFileSync(file)];
    const cachedData = cache.recall(key, () => text);
    const source = `(function (exports, require, module, __filename, __dirname) { ${text.toString("latin1")}\n})`;
    const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
    ran.push({ key, text, script, isNew: script.cachedDataRejected !== false });
    const chunk = script.runInThisContext() as Chunk;
    chunk.call(module.exports, module.exports, (id) => module.require(id), module, file, dirname(file));
  };
  return () => {
    // All of them anew: the ones that were known may have run functions that no run before did.
    if (!ran.some(({ isNew }) => isNew)) return;
    for (const { key, text, script } of ran) cache.keep(key, new Map([[key, text]]), script.createCachedData());
  };
}
