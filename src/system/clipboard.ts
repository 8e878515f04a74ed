import { spawn } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import type { Clipboard, Copied, Env } from "../context.ts";

/** A program that takes a text on its standard input and puts it on the clipboard. */
type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly encoding: "utf8" | "utf16";
  readonly env?: Env;
};

/**
 * The clipboard of where the rep sits: of this machine, or over SSH of the machine with the keyboard, which only the
 * terminal can reach (OSC 52). The text goes through standard input, never through an argument or a shell.
 */
export function clipboard(env: Env, platform: NodeJS.Platform): Clipboard {
  return async (text) => {
    const isRemote = Boolean(env["SSH_CONNECTION"] || env["SSH_TTY"]);
    if (isRemote && tellTerminal(text, env)) return viaTerminal;
    const tried: string[] = [];
    for (const program of programsFor(env, platform)) {
      if (await feed(program, text, env)) return { ok: true, how: program.command, isSure: true };
      tried.push(program.command);
    }
    if (!isRemote && tellTerminal(text, env)) return viaTerminal;
    return { ok: false, tried: [...tried, "the terminal (OSC 52)"] };
  };
}

const viaTerminal: Copied = { ok: true, how: "the terminal", isSure: false };

/** What may be there, the likeliest first. PowerShell reads UTF-8 as told; clip.exe needs UTF-16 to keep é and 日本. */
function programsFor(env: Env, platform: NodeJS.Platform): readonly Program[] {
  const script =
    "[Console]::InputEncoding = New-Object Text.UTF8Encoding $false; Set-Clipboard -Value ([Console]::In.ReadToEnd())";
  const windows: readonly Program[] = [
    { command: "powershell.exe", args: ["-NoProfile", "-NonInteractive", "-Command", script], encoding: "utf8" },
    { command: "clip.exe", args: [], encoding: "utf16" },
  ];
  if (platform === "win32") return windows;
  if (platform === "darwin") return [{ command: "pbcopy", args: [], encoding: "utf8", env: { LC_CTYPE: "UTF-8" } }];
  const here: readonly (readonly [unknown, readonly Program[]])[] = [
    [env["TERMUX_VERSION"], [{ command: "termux-clipboard-set", args: [], encoding: "utf8" }]],
    [env["WSL_DISTRO_NAME"], windows],
    [env["WAYLAND_DISPLAY"], [{ command: "wl-copy", args: ["--type", "text/plain;charset=utf-8"], encoding: "utf8" }]],
    [
      env["DISPLAY"],
      [
        { command: "xclip", args: ["-selection", "clipboard", "-in"], encoding: "utf8" },
        { command: "xsel", args: ["--clipboard", "--input"], encoding: "utf8" },
      ],
    ],
  ];
  return here.flatMap(([isHere, programs]) => (isHere ? programs : []));
}

/** Whether the program was there, took it all and ended well. It may leave a daemon behind, so it gets no stream of ours. */
function feed({ command, args, encoding, env: extra }: Program, text: string, env: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["pipe", "ignore", "ignore"],
      env: { ...env, ...extra },
      timeout: 5000,
      windowsHide: true,
    });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
    child.stdin.on("error", () => undefined);
    child.stdin.end(encoding === "utf8" ? text : Buffer.from(`\ufeff${text}`, "utf16le"));
  });
}

/** Hands the text to the controlling terminal. No acknowledgement ever comes; only whether there is a terminal is known. */
function tellTerminal(text: string, env: Env): boolean {
  if (env["TERM"] === "dumb") return false;
  try {
    const terminal = openSync("/dev/tty", "w");
    try {
      writeSync(terminal, sequenceFor(text, env));
    } finally {
      closeSync(terminal);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * OSC 52. tmux takes it itself where `set-clipboard` is on, and else passes it through where that is allowed; screen
 * passes it through in pieces of fewer than 256 bytes.
 */
export function sequenceFor(text: string, env: Env): string {
  const sequence = `\x1b]52;c;${Buffer.from(text, "utf8").toString("base64")}\x07`;
  if (env["TMUX"]) return `${sequence}\x1bPtmux;${sequence.replaceAll("\x1b", "\x1b\x1b")}\x1b\\`;
  if (!env["STY"]) return sequence;
  return (sequence.match(/[\s\S]{1,200}/g) ?? []).map((piece) => `\x1bP${piece}\x1b\\`).join("");
}
