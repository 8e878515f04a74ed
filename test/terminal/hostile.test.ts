import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect } from "vitest";
import { followup, it, key } from "../support/terminal.ts";

const ring = resolve("test/fixtures/ring.yaml");
const diagnose = `${followup} diagnose '${ring}'`;

describe.concurrent("text that carries escape sequences", () => {
  const hostile = "Zoë\u001b]52;c;ZXZpbA==\u0007\u009b2J\u202e日本";

  it("typed, it does nothing to the terminal and is refused or cleaned", async ({ run }) => {
    const at = run(`${diagnose} -a reachable=no >out`);
    await at.on("Your own name?", "Zoë\u202e\u009b2J日本", key.enter);
    await at.see("does not fit");
    expect(at.raw).not.toMatch(/\u202e|\u009b/);
    at.press(key.clearLine, "Zoë\u202e 日本", key.enter);
    await at.on("Your contact's first name?", key.enter);
    await at.on("What are you selling", key.enter);
    expect(await at.code()).toBe(0);
    expect(at.raw).not.toMatch(/\u202e|\u009b/);
    expect(at.file("out")).toContain("Goodbye from Zoë 日本\n");
  });

  it.for(["", "--plain"])("given by a flag, it reaches neither the terminal nor stdout (%s)", async (flag, { run }) => {
    const at = run('eval "$CALL"', {
      env: { CALL: `${diagnose} ${flag} -a reachable=no -a own_name="$NAME"`, NAME: hostile },
    });
    expect(await at.code()).toBe(2);
    expect(at.raw).not.toMatch(/\u001b\]52|\u202e|\u009b/);
  });

  it("in a playbook, it is an error that shows what it is", async ({ run }) => {
    const at = run('read -r line; eval "$line"');
    const playbook = join(at.folder, "hostile.yaml");
    writeFileSync(
      playbook,
      readFileSync(ring, "utf8").replace("Send it today.", "Send it\u202e\u001b]52;c;ZXZpbA==\u0007 today."),
    );
    at.press(`clear; ${followup} diagnose hostile.yaml 2>&1`, key.enter);
    expect(await at.code()).toBe(2);
    expect(at.raw).not.toMatch(/\u001b\]52|\u202e/);
    expect(at.history).toContain("hostile.yaml");
  });
});
