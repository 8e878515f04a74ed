import { basename, join } from "node:path";
import type { Cache, Files } from "../context.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { revive } from "../playbook/stored.ts";
import { isPacked, unpacked } from "./unpacked.ts";

type Compiled = { readonly names: () => readonly string[]; readonly open: (name: string) => Playbook };

/** The playbooks that ship, as the build stored them in a folder. */
export function compiled(files: Files, folder: string, cache: Cache): Compiled {
  const stores = new Map<string, Uint8Array>();
  return { names, open };

  function names(): readonly string[] {
    return files.list(folder).map((name) => basename(name, ".playbook"));
  }

  function open(name: string): Playbook {
    return revive(storeOf(name) as Uint8Array, (other) => storeOf(other) as Uint8Array);
  }

  /** What the build stored of a playbook, read once; undefined where none of that name ships. */
  function storeOf(name: string): Uint8Array | undefined {
    const bytes = stores.get(name) ?? files.read(join(folder, `${name}.playbook`));
    if (bytes !== undefined) stores.set(name, isPacked(bytes) ? unpackedOnce(name, bytes) : bytes);
    return stores.get(name);
  }

  /** From the cache where it is there: to load Node's zlib alone takes a tenth of a start. */
  function unpackedOnce(name: string, bytes: Uint8Array): Uint8Array {
    const key = `store of ${name}`;
    const kept = cache.recall(key, () => bytes);
    if (kept !== undefined) return kept;
    const store = unpacked(bytes);
    cache.keep(key, new Map([[name, bytes]]), () => store);
    return store;
  }
}
