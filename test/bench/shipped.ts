import { readFileSync } from "node:fs";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { revive } from "../../src/playbook/stored.ts";
import { unpacked } from "../../src/system/unpacked.ts";

/** A playbook as the build stored it. */
export function shipped(name: string): Playbook {
  const stored = (of: string) => unpacked(readFileSync(`dist/playbooks/${of}.playbook`));
  return revive(stored(name), stored);
}
