import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { bin, followup, newHome, node } from "../support/program.ts";

// What the built program keeps between two runs, in real files and processes: it may save time and nothing else.

const question = (id: string) => `questions:
  ${id}: {ask: "Is it ${id}?", type: choice, choices: {yes: "Yes", no: "No"}}
`;
const playbook = (advice: string) => `title: Ours
summary: A playbook of the team's.
${question("ready")}tree:
  start: {ask: ready, when: {yes: act, no: playbook:other}}
actions:
  act: {do: ${advice}, because: It helps., ends: Take it off the forecast.}
`;
const other = (advice: string) => `title: Another
summary: What the first hands over to.
${question("paid")}tree:
  start: {ask: paid, when: {yes: act, no: act}}
actions:
  act: {do: ${advice}, because: It helps., ends: Take it off the forecast.}
`;

let home: string;
let own: string;
let cacheFolder: string;
beforeEach(() => {
  home = newHome();
  own = join(home, "playbooks");
  cacheFolder = join(home, "cache");
  mkdirSync(own);
  write("team", playbook("Call them"));
  write("other", other("Write to them"));
});

const env = () => ({ FOLLOWUP_HOME: home });
const write = (name: string, text: string) => writeFileSync(join(own, `${name}.yaml`), text);
/** In place, and as old as before: only the content tells. */
const rewrite = (file: string, text: string) => {
  const { size, atime, mtime } = statSync(file);
  writeFileSync(file, text);
  utimesSync(file, atime, mtime);
  expect(statSync(file).size).toBe(size);
};
const advice = (answer = "yes", name = "team") => {
  const { stdout, stderr } = followup(["diagnose", name, "-a", `ready=${answer}`, "-a", "paid=yes", "--no-input"], {
    env: env(),
  });
  return stdout.split("\n")[0] || stderr;
};
const entries = (of: string) => readdirSync(cacheFolder).filter((name) => name.startsWith(of));

/** The chunks that a run loads where there is no terminal, by the files that it reads. */
function chunksOf(...args: readonly string[]): readonly string[] {
  const list = join(home, "read");
  const spy = join(home, "spy.cjs");
  writeFileSync(
    spy,
    `const fs = require("node:fs"), read = fs.readFileSync;
     fs.readFileSync = (file, ...rest) => (fs.appendFileSync(${JSON.stringify(list)}, file + "\\n"), read(file, ...rest));`,
  );
  rmSync(list, { force: true });
  spawnSync("setsid", ["-w", node, bin, ...args], {
    env: { PATH: process.env["PATH"], ...env(), NODE_OPTIONS: `--require "${spy}"` },
  });
  return readFileSync(list, "utf8")
    .split("\n")
    .flatMap((file) => /dist\/([\w-]+\.cjs)$/.exec(file)?.[1] ?? []);
}

describe("from the second run on", () => {
  const call = ["diagnose", "team", "-a", "ready=yes", "--no-input"];

  it("no YAML is read: neither of a playbook nor of the config", () => {
    writeFileSync(join(home, "config.yaml"), "my_name: Ann\n");
    expect(chunksOf(...call)).toContain("yaml.cjs");
    expect(chunksOf(...call)).toEqual(["main.cjs", "start.cjs"]);
  });

  it("nothing is read that only asks, where a word of a message is missing and nobody could be asked for it", () => {
    const says = "messages:\n  hi: {channel: text, asks: nothing, text: 'Hi {{ contact_name }}'}\n";
    write("team", playbook("Call them, say: [hi]") + says);
    const [, ...args] = call.slice(0, -1);
    expect(chunksOf("diagnose", ...args)).toContain("loading.cjs");
    expect(chunksOf("diagnose", ...args)).toEqual(["main.cjs", "start.cjs"]);
  });

  it.each([
    ["the output", [...call, "--format", "json", "--today", "2026-11-23"]],
    ["the page", ["playbook", "graph", "team", "--format", "html"]],
  ])("%s is the same, byte for byte", (_, args) => {
    const runs = [0, 1, 2].map(() => followup(args, { env: env() }));
    expect(runs[0]?.code).toBe(0);
    expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(1);
  });
});

describe("changed content is always seen", () => {
  it("of the playbook, where it is as long and as old as before", () => {
    expect([advice(), advice()]).toEqual(["Call them", "Call them"]);
    rewrite(join(own, "team.yaml"), playbook("Ring them"));
    expect(advice()).toBe("Ring them");
  });

  it("of one that it hands over to", () => {
    expect([advice("no"), advice("no")]).toEqual(["Write to them", "Write to them"]);
    rewrite(join(own, "other.yaml"), other("Speak to them"));
    expect(advice("no")).toBe("Speak to them");
  });

  it("where one that it hands over to is now found elsewhere, or nowhere", () => {
    const elsewhere = join(home, "mine");
    mkdirSync(elsewhere);
    cpSync(join(own, "team.yaml"), join(elsewhere, "team.yaml"));
    expect(advice("no", join(elsewhere, "team.yaml"))).toBe("Write to them");
    writeFileSync(join(elsewhere, "other.yaml"), other("Wait for them"));
    expect(advice("no", join(elsewhere, "team.yaml"))).toBe("Wait for them");
    rmSync(join(elsewhere, "other.yaml"));
    rmSync(join(own, "other.yaml"));
    expect(advice("no", join(elsewhere, "team.yaml"))).toContain("other");
  });

  it("of a playbook that is broken now, and mended again", () => {
    expect(advice()).toBe("Call them");
    write("team", playbook("Call them").replace("yes: act", "yes: nowhere"));
    expect(advice()).toContain("team.yaml:6:35");
    write("team", playbook("Call them"));
    expect(advice()).toBe("Call them");
  });

  it("of the config", () => {
    const config = join(home, "config.yaml");
    const name = () => followup(["config", "get", "my_name"], { env: env() }).stdout;
    writeFileSync(config, "my_name: Ann\n");
    expect([name(), name()]).toEqual(["Ann\n", "Ann\n"]);
    rewrite(config, "my_name: Bob\n");
    expect(name()).toBe("Bob\n");
    rmSync(config);
    expect(followup(["config", "get", "my_name"], { env: env() }).code).toBe(2);
  });
});

describe("the cache", () => {
  beforeEach(() => {
    writeFileSync(join(home, "config.yaml"), "my_name: Ann\n");
    advice();
  });

  it("has an entry for each playbook, for the config, and for what V8 compiled", () => {
    expect(entries("playbook")).toHaveLength(1);
    expect(entries("config")).toHaveLength(1);
    expect(entries("start.cjs_for_diagnose")).toHaveLength(1);
  });

  it("may be cut, overwritten and deleted at any time", () => {
    for (const spoil of [
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2)),
      (file: string) => writeFileSync(file, "rubbish"),
      (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size)),
      (file: string) => rmSync(file),
    ]) {
      for (const name of readdirSync(cacheFolder)) spoil(join(cacheFolder, name));
      expect(advice()).toBe("Call them");
    }
    rmSync(cacheFolder, { recursive: true });
    expect(advice()).toBe("Call them");
  });

  it("may hold the entries of other calls under its names", () => {
    const names = readdirSync(cacheFolder);
    const bytes = names.map((name) => readFileSync(join(cacheFolder, name)));
    for (const [at, name] of names.entries())
      writeFileSync(join(cacheFolder, name), bytes[(at + 1) % names.length] as Buffer);
    expect(advice()).toBe("Call them");
  });

  it("may be filled by many processes at once", async () => {
    rmSync(cacheFolder, { recursive: true });
    const one = () =>
      new Promise<string>((resolve) => {
        const child = spawn(node, [bin, "diagnose", "team", "-a", "ready=yes", "--no-input"], { env: env() });
        let text = "";
        child.stdout.on("data", (piece) => (text += piece));
        child.on("close", (code) => resolve(`${code} ${text.split("\n")[0]}`));
      });
    const all = await Promise.all(Array.from({ length: 8 }, one));
    expect(new Set(all)).toEqual(new Set(["0 Call them"]));
    expect(readdirSync(cacheFolder).filter((name) => !name.endsWith(".cache"))).toEqual([]);
    expect(chunksOf("diagnose", "team", "-a", "ready=yes", "--no-input")).toEqual(["main.cjs", "start.cjs"]);
  });

  it.runIf(process.getuid?.() === 0)("may be read-only, or belong to somebody else", () => {
    const user = 65_534;
    chmodSync(home, 0o755);
    for (const folder of [own, cacheFolder]) chmodSync(folder, 0o755);
    const asNobody = () => followup(["diagnose", "team", "-a", "ready=yes", "--no-input"], { env: env(), user });
    expect(asNobody()).toMatchObject({ code: 0, stdout: expect.stringContaining("Call them") });
    chownSync(cacheFolder, user, user);
    chmodSync(cacheFolder, 0o500);
    expect(asNobody()).toMatchObject({
      code: 0,
      stderr: followup(["diagnose", "team", "-a", "ready=yes", "--no-input"], { env: env() }).stderr,
    });
  });
});
