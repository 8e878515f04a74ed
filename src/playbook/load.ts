import { holdForm } from "./form.ts";
import { type Library, type Loaded, loadBy, type Sheets } from "./load-by.ts";
import { readYaml } from "./yaml.ts";

export type { Library, Loaded, Sheets } from "./load-by.ts";

/**
 * Loads a playbook with all that it hands over to. Never throws for what stands in a file; every problem found is told
 * at once.
 */
export function load(name: string, library: Library): Loaded & Sheets {
  return loadBy({ readSheet: readYaml, holdForm }, name, library);
}
