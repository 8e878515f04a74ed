import type { Env } from "../context.ts";

/** Nothing, 16 colours, 256, or all of them: chalk's levels. */
type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How many colours one stream gets. Each stream is judged on its own, so that `followup diagnose | xclip` can colour
 * the prompts and keep the clipboard clean. The order: NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, CLICOLOR=0,
 * TERM=dumb, then whether the stream is a terminal. An empty variable is as if it were not set.
 */
export function colourLevel(env: Env, isTerminal: boolean): ColourLevel {
  if (env["NO_COLOR"]) return 0;
  const forced = env["FORCE_COLOR"] || (env["CLICOLOR_FORCE"] === "0" ? undefined : env["CLICOLOR_FORCE"]);
  if (forced) return forced === "0" || forced === "false" ? 0 : levelOf(forced);
  if (env["CLICOLOR"] === "0" || env["TERM"] === "dumb" || !isTerminal) return 0;
  if (env["COLORTERM"] === "truecolor" || env["COLORTERM"] === "24bit") return 3;
  return env["TERM"]?.includes("256") ? 2 : 1;
}

function levelOf(forced: string): ColourLevel {
  return forced === "2" ? 2 : forced === "3" ? 3 : 1;
}
