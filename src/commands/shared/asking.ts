import type { Context } from "../../context.ts";

/**
 * What forbids a command to ask, on a terminal too: its own flag, or `CI`, as a build has nobody who answers. Undefined
 * where it may ask.
 */
export function silencedBy({ env }: Context, { input } = { input: true }): "--no-input" | "CI" | undefined {
  if (!input) return "--no-input";
  return ["", "false", "0"].includes(env["CI"] ?? "") ? undefined : "CI";
}
