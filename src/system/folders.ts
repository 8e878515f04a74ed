import { isAbsolute, join } from "node:path";
import type { Env, Folders } from "../context.ts";

/** Where the user's files live: `FOLLOWUP_HOME` over all, else XDG (relative values do not count) or AppData. */
export function folders(env: Env, platform: NodeJS.Platform): Folders {
  const own = env["FOLLOWUP_HOME"];
  if (own) return { config: own, cache: join(own, "cache") };
  if (platform === "win32") {
    const roaming = env["APPDATA"] ?? join(home(), "AppData", "Roaming");
    const local = env["LOCALAPPDATA"] ?? join(home(), "AppData", "Local");
    return { config: join(roaming, "followup"), cache: join(local, "followup", "cache") };
  }
  const base = (name: string, otherwise: string) => {
    const value = env[name];
    return value && isAbsolute(value)
      ? value
      : join(isAbsolute(env["HOME"] ?? "") ? (env["HOME"] as string) : home(), otherwise);
  };
  return {
    config: join(base("XDG_CONFIG_HOME", ".config"), "followup"),
    cache: join(base("XDG_CACHE_HOME", ".cache"), "followup"),
  };
}

/**
 * Asked only where the environment does not tell: a module of Node's is not loaded for nothing. Not `homedir()`, which
 * is what HOME says, even nothing.
 */
function home(): string {
  try {
    return process.getBuiltinModule("node:os").userInfo().homedir;
  } catch {
    // A user whom the system does not know, in a container, has no files.
    return "/";
  }
}
