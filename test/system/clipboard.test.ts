import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sequenceFor } from "../../src/system/clipboard.ts";

const bin = fileURLToPath(new URL("../../dist/main.cjs", import.meta.url));
const name = "Zoë 日本 🙂 --version -o";
const args = [
  "diagnose",
  "save-face",
  "-a",
  "phone_reaches=dead",
  "-a",
  `contact_name=${name}`,
  "-a",
  "my_name=Ana",
  "--no-input",
];
const home = mkdtempSync(join(tmpdir(), "followup clipboard "));
const bare = { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8" };
const pasted = () =>
  spawnSync(process.execPath, [bin, ...args, "-m"], { env: bare, encoding: "utf8" }).stdout.trimEnd();
const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.runIf(has("Xvfb") && has("xclip"))("on a real X display", () => {
  let server: ReturnType<typeof spawn>;
  let display: string;

  beforeAll(async () => {
    server = spawn("Xvfb", ["-displayfd", "1", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
    display = await new Promise((resolve) =>
      server.stdout?.once("data", (number) => resolve(`:${String(number).trim()}`)),
    );
  });
  afterAll(() => server.kill());

  it("--copy puts the message on the clipboard, byte for byte, and the advice on stdout", async () => {
    const env = { ...bare, DISPLAY: display };
    const run = spawnSync(process.execPath, [bin, ...args, "--copy"], { env, encoding: "utf8" });
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("copied: way-out (email), with xclip");
    expect(run.stdout).toContain("Why\n");
    // xclip leaves a daemon behind, which may take the clipboard only after xclip itself has ended.
    const paste = () => execFileSync("xclip", ["-selection", "clipboard", "-out"], { env, encoding: "utf8" });
    expect(await vi.waitFor(paste, 30_000)).toBe(pasted());
    expect(pasted()).toContain(name);
  });
});

describe.runIf(has("tmux"))("over SSH, through the terminal", () => {
  it("tmux hands the message on, byte for byte", () => {
    const socket = join(home, "tmux");
    const tmux = (...words: string[]) =>
      execFileSync("tmux", ["-S", socket, "-f", "/dev/null", ...words], {
        env: { ...bare, TERM: "xterm" },
        encoding: "utf8",
      });
    const command = [process.execPath, bin, ...args, "--copy"].map((word) => `'${word}'`).join(" ");
    tmux("new-session", "-d", "-x", "80", "-y", "24", "sh");
    try {
      tmux("set-option", "-s", "set-clipboard", "on");
      tmux(
        "send-keys",
        `SSH_TTY=/dev/null ${command} >/dev/null 2>'${home}/told'; tmux -S '${socket}' wait-for -S copied`,
        "Enter",
      );
      tmux("wait-for", "copied");
      expect(tmux("show-buffer")).toBe(pasted());
    } finally {
      tmux("kill-server");
    }
  });
});

describe("where no clipboard can be had", () => {
  it("says so, exits 2, and the message is on stdout all the same", () => {
    const run = spawnSync("setsid", ["-w", process.execPath, bin, ...args, "--copy"], { env: bare, encoding: "utf8" });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("the clipboard could not be reached");
    expect(run.stdout).toContain(`Hi ${name}`);
  });

  it.each([
    ["fax", "Channels are voicemail, email"],
    ["card", "way-out (email)"],
  ])("names the messages there are where the one wanted is none of them: %s", (wanted, told) => {
    const run = spawnSync(process.execPath, [bin, ...args, "--copy", wanted], { env: bare, encoding: "utf8" });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain(told);
  });
});

describe("OSC 52", () => {
  const text = `${"é日🙂 ".repeat(100)}end`;
  const payload = (sequence: string) =>
    Buffer.from(/52;c;([^\x07]*)\x07/.exec(sequence)?.[1] ?? "", "base64").toString("utf8");

  it("carries the text as it is", () => {
    expect(payload(sequenceFor(text, {}))).toBe(text);
  });

  it("passes screen in pieces that screen takes, and they add up", () => {
    const sequence = sequenceFor(text, { STY: "1.x" });
    const pieces = [...sequence.matchAll(/\x1bP([\s\S]*?)\x1b\\/g)].map((match) => match[1] as string);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(256);
    expect(payload(pieces.join(""))).toBe(text);
  });
});
