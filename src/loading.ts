/** All that makes a playbook of what a file holds, in one chunk; the YAML library is in another. */
export { loadBy } from "./playbook/load-by.ts";
export { loadPlain } from "./playbook/load-plain.ts";
