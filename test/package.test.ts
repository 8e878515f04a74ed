import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { publint } from "publint";
import { beforeAll, describe, expect, it } from "vitest";
import { newHome } from "./support/program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const npm = (args: readonly string[], cwd: string) =>
  execFileSync("npm", [...args, "--loglevel=error", "--offline", "--ignore-scripts"], { cwd, encoding: "utf8" });

describe("the packed tarball", () => {
  const folder = join(newHome(), "a place");
  const installed = join(folder, "node_modules", "followup-coach");

  let packed: readonly { readonly unpackedSize: number }[];
  let tarball: string;

  beforeAll(() => {
    mkdirSync(folder);
    packed = Object.values(JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root)));
    tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) as string);
    npm(["install", "--prefix", folder, tarball], folder);
  });

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

  it.skipIf(process.platform === "win32")("brings its man page where man looks, installed for all", () => {
    const prefix = join(folder, "for all");
    npm(["install", "--global", "--prefix", prefix, tarball], folder);
    const page = gunzipSync(readFileSync(join(prefix, "share", "man", "man1", "followup.1.gz"))).toString("utf8");
    expect(page).toContain("diagnose");
  });

  it("holds what a user needs and nothing else", () => {
    expect(readdirSync(installed).sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "package.json",
      "playbooks",
    ]);
    const strangers = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(ts|map|tgz)$|test|node_modules/.test(name),
    );
    expect(strangers).toEqual([]);
  });

  it("carries the licence of every library in it, and each allows that", () => {
    const licences = readFileSync(join(installed, "dist", "LICENSES.txt"), "utf8");
    const listed = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)].map(([, name, licence]) => ({
      name,
      licence,
    }));
    expect(new Set(listed.map(({ licence }) => licence))).toEqual(new Set(["ISC", "MIT"]));
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining([...librariesIn(join(root, "src"))]));
    expect(licences.match(/^Copyright|\bcopyright notice\b/gim)?.length).toBeGreaterThanOrEqual(listed.length);
  });

  it("is what publint holds to be sound", async () => {
    const bytes = new Blob([readFileSync(tarball)]);
    const { messages } = await publint({ pack: { tarball: await bytes.arrayBuffer() }, strict: true });
    expect(messages).toEqual([]);
  });

  it("takes at most 1.5 MB", () => {
    expect(packed[0]?.unpackedSize).toBeLessThanOrEqual(1_500_000);
  });
});

describe("the lock file", () => {
  type Locked = Readonly<Record<string, unknown>> & {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  };
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };

  it("names no registry, so that it serves behind any", () => {
    expect(Object.entries(packages).filter(([, locked]) => "resolved" in locked)).toEqual([]);
    expect(Object.entries(packages).filter(([path, { integrity }]) => path !== "" && integrity === undefined)).toEqual(
      [],
    );
  });

  it("has what every platform needs, not only the one that it was made on", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(path, name))
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it("is that of package.json, all of it in exact versions and for development", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(dependencies).toBeUndefined();
    expect(packages[""]?.["devDependencies"]).toEqual(devDependencies);
    expect(
      Object.values(devDependencies as Record<string, string>).filter((range) => !/^\d+\.\d+\.\d+$/.test(range)),
    ).toEqual([]);
    expect(
      Object.entries(packages).filter(
        ([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true,
      ),
    ).toEqual([]);
  });

  it("lets only esbuild run a script when it is installed", () => {
    const scripted = Object.keys(packages).filter((path) => packages[path]?.["hasInstallScript"] === true);
    expect(scripted).toEqual(["node_modules/esbuild"]);
  });

  /** Beside the package that asks for it, or in a folder above. */
  function isLocked(path: string, name: string): boolean {
    const folders = path.split(/(?=node_modules\/)/).map((_, index, parts) => parts.slice(0, index + 1).join(""));
    return ["", ...folders.map((folder) => `${folder}/`)].some((folder) => `${folder}node_modules/${name}` in packages);
  }
});

/** The packages that the sources import. */
function librariesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const imported = files.flatMap((file) =>
    [
      ...readFileSync(join(folder, file), "utf8").matchAll(
        /^(?:import|export) (?!type ).*from "([^."][^"]*)"|import\("([^."][^"]*)"\)/gm,
      ),
    ].map(([, fixed, lazy]) => (fixed ?? lazy) as string),
  );
  const packages = imported
    .filter((name) => !name.startsWith("node:"))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] as string);
  // All that @inquirer/prompts has is the names of the others.
  return [...new Set(packages)].filter((name) => name !== "@inquirer/prompts");
}
