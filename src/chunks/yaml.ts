/** All that needs the YAML library, in one chunk that most starts never read. */
export { asYaml, withEntry, withoutEntry } from "../answers/edit.ts";
export { readYaml } from "../playbook/yaml.ts";
