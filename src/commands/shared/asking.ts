import type { Context } from "../../context.ts";

/** Whether a command may ask at all: a build (`CI`) has nobody who answers. */
export function mayAsk({ env }: Context): boolean {
  return ["", "false", "0"].includes(env["CI"] ?? "");
}
