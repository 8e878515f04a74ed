import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { followup, newHome } from "./support/program.ts";

const tutorial = readFileSync(new URL("../playbooks/README.md", import.meta.url), "utf8");
const blocks = [...tutorial.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] as string);
const [quote = "", mended = "", question = "", node = "", scenarios = ""] = blocks;

/** The tutorial in playbooks/README.md, followed step by step as a manager would. */
describe("ten minutes from an empty file", () => {
  const folder = newHome();
  const check = (text: string) => {
    writeFileSync(join(folder, "quote.yaml"), text);
    return followup(["playbook", "check", "quote.yaml"], { cwd: folder });
  };
  let sound: string;

  beforeAll(() => {
    sound = quote.replace(/ {4}because: "Have.*\n/, mended);
  });

  it("the first try is stopped, in the very words that the tutorial shows", () => {
    const stopped = check(quote);
    expect(stopped.code).toBe(1);
    for (const line of stopped.stdout.split("\n").slice(0, 3)) expect(tutorial).toContain(`    ${line}`);
  });

  it("mended, it is sound", () => {
    expect(check(sound)).toMatchObject({ code: 0, stdout: expect.stringContaining("sound") });
  });

  it("a question of one's own and scenarios fit in", () => {
    const grown = sound.replace("\ntree:\n", `\n${question}\ntree:\n${node}`) + scenarios;
    const checked = check(grown);
    expect(checked.stdout).toContain("2 of 2 scenarios pass");
    expect(checked.code).toBe(0);
  });

  it("and what the starter teaches is sound, too", () => {
    const home = newHome();
    const made = followup(["playbook", "new", "after-the-fair"], { env: { HOME: home } });
    expect(made.code).toBe(0);
    const checked = followup(["playbook", "check", "after-the-fair"], { env: { HOME: home } });
    expect(checked.stdout).toContain("3 of 3 scenarios pass");
    expect(followup(["playbook", "new", "after-the-fair"], { env: { HOME: home } }).code).toBe(2);
  });
});
