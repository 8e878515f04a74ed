import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { newHome } from "./support/program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const npm = (args: readonly string[], cwd: string) =>
  execFileSync("npm", [...args, "--loglevel=error", "--offline", "--ignore-scripts"], { cwd, encoding: "utf8" });

describe("the packed tarball", () => {
  const folder = join(newHome(), "a place");
  const installed = join(folder, "node_modules", "followup-coach");

  beforeAll(() => {
    mkdirSync(folder);
    npm(["pack", "--pack-destination", folder], root);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
    npm(["install", "--prefix", folder, join(folder, tarball)], folder);
  }, 60_000);

  it("runs from a path with a space in it", () => {
    const command = join(folder, "node_modules", ".bin", "followup");
    const args = ["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input"];
    expect(execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })).toContain("Why\n");
    expect(execFileSync(command, ["playbook", "check", "gone-quiet"], { encoding: "utf8" })).toContain("gone-quiet");
  });

  it("is one package, without an install script", () => {
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "followup-coach",
    ]);
    const { dependencies = {}, scripts } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(dependencies).toEqual({});
    expect(Object.keys(scripts).filter((name) => /install$/.test(name))).toEqual([]);
  });

  it("holds what a user needs and nothing else", () => {
    expect(readdirSync(installed).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin",
      "dist",
      "package.json",
      "playbooks",
    ]);
    const strangers = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(ts|map|tgz)$|test|node_modules/.test(name),
    );
    expect(strangers).toEqual([]);
  });

  it("carries the licence of every library in it", () => {
    const licences = readFileSync(join(installed, "dist", "LICENSES.txt"), "utf8");
    for (const library of ["commander", "yaml", "zod", "chalk", "@inquirer/core"])
      expect(licences).toContain(`${library} `);
  });

  it("takes at most 1.5 MB", () => {
    const [{ unpackedSize }] = Object.values(JSON.parse(npm(["pack", "--dry-run", "--json"], root))) as [
      { unpackedSize: number },
    ];
    expect(unpackedSize).toBeLessThanOrEqual(1_500_000);
  });
});
