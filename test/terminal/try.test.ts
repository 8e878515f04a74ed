import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect } from "vitest";
import { followup, it, key } from "../support/terminal.ts";

const sound = readFileSync(resolve("playbooks/starter/starter.yaml"), "utf8");

describe.concurrent("followup playbook try", () => {
  it("reads every save at once, keeps the answers, and shows what a save has broken", async ({ run }) => {
    const at = run(
      `cp '${resolve("playbooks/starter/starter.yaml")}' mine.yaml; ${followup} playbook try ./mine.yaml; ended=$?; echo; (exit $ended)`,
      { rows: 60 },
    );
    const save = (text: string) => writeFileSync(join(at.folder, "mine.yaml"), text);
    await at.on("Did you promise them something", key.enter);
    await at.see("How long since you last heard");

    save(sound.replace("go: one-question}\n      - {go: playbook", "go: one-qestion}\n      - {go: playbook"));
    await at.see("Did you mean `one-question`?");
    await at.see("Waiting for the next save");

    save(sound.replace("title: After the trade fair", "title: After the big trade fair"));
    await at.on("Question 2", key.escape);
    await at.on("Question 1", key.enter);
    await at.on("How long since you last heard", "7", key.enter);
    expect(at.screen).not.toMatch(/Did you promise.*\n.*Yes, and I have sent it\n.*owe it/);
    await at.see("Ask one question about what they told you at the stand");
    await at.see("Waiting for the next save");

    rmSync(join(at.folder, "mine.yaml"));
    await at.see("there is no file ./mine.yaml");

    save(sound.replace("do: Ask one question about what they told you", "do: Ring about what they told you"));
    await at.see("Ring about what they told you at the stand");
    at.press(key.ctrlC);
    expect(await at.code()).toBe(130);
    expect(at.isSane).toBe(true);
  });

  it("asks nobody where CI is set", async ({ run }) => {
    const at = run(`${followup} playbook try save-face`, { env: { CI: "true" } });
    expect(await at.code()).toBe(2);
    expect(at.raw).not.toContain("Question 1");
    expect(at.raw).toContain("CI is set, so nothing is asked");
    expect(at.raw).toContain("Run it without CI.");
  });
});
