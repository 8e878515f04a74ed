import { UserError } from "../errors.ts";

/** The shells that followup writes for. */
export const shells = ["bash", "zsh", "fish", "powershell"] as const;

export type Shell = (typeof shells)[number];

/**
 * The shell that the user most likely sits in; undefined where it is none that followup writes for. `SHELL` tells the
 * login shell. PowerShell has no such variable; `PSModulePath` tells of it where nothing else is known.
 */
export function currentShell(env: Readonly<Record<string, string | undefined>>): Shell | undefined {
  const login = env["SHELL"] ?? "";
  if (login === "") return env["PSModulePath"] ? "powershell" : undefined;
  const name = login.replace(/^.*[\\/]/, "").replace(/\.exe$/i, "");
  return name === "pwsh" ? "powershell" : shells.find((shell) => shell === name);
}

/** @throws UserError where no shell is named and the user's own cannot be told. */
export function namedOrCurrent(named: Shell | undefined, env: Readonly<Record<string, string | undefined>>): Shell {
  const shell = named ?? currentShell(env);
  if (shell === undefined) throw new UserError("cannot tell which shell this is", `Name it: ${shells.join(", ")}.`);
  return shell;
}
