/** All that makes a playbook of what a file holds, in one chunk; the libraries for YAML and for its form are in others. */
export { loadBy } from "../playbook/load-by.ts";
export { loadPlain } from "../playbook/load-plain.ts";
