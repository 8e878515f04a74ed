import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readYaml } from "../../src/playbook/yaml.ts";
import { alone } from "../../src/system/write.ts";
import { bin, followup, newHome, node } from "../support/program.ts";
import { start, times } from "./started.ts";

const options = { timeout: 3_600_000 };
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

let home: string;
let file: string;
beforeEach(() => {
  home = newHome();
  file = join(home, "config.yaml");
});
const config = (...args: readonly string[]) => followup(["config", ...args], { env: { FOLLOWUP_HOME: home } });

/** Runs something in a folder on a small disk of its own. */
function onSmallDisk(kilobytes: number, work: (folder: string) => void): void {
  const folder = newHome();
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k,mode=777`, "tmpfs", folder]);
  try {
    work(folder);
  } finally {
    execFileSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true });
  }
}

const canMount = (() => {
  try {
    onSmallDisk(16, () => undefined);
    return true;
  } catch {
    console.warn("No disk can be mounted here, so that a full disk is not tried: run the tests as root.");
    return false;
  }
})();

describe.runIf(canMount)("a full disk", options, () => {
  const notes = Array.from({ length: 200 }, (_, line) => `# ${line} is a note of mine\n`).join("");
  const old = `my_name: Ana\n${notes}`;
  const whole = old.replace("Ana", '"Bo"');

  it.each([0, 1, 4, 5, 8, 12, 20, 40])(
    "with %i KB left keeps the old config or the new one, and says which",
    (left) => {
      onSmallDisk(64, (folder) => {
        writeFileSync(join(folder, "config.yaml"), old);
        fillUpTo(folder, left);
        const { code, stderr } = followup(["config", "set", "my_name", "Bo"], { env: { FOLLOWUP_HOME: folder } });
        expect(readFileSync(join(folder, "config.yaml"), "utf8")).toBe(code === 0 ? whole : old);
        if (code !== 0)
          expect({ code, stderr }).toMatchObject({
            code: 74,
            stderr: expect.stringContaining("no space left on the disk"),
          });
        expect(readdirSync(folder).filter((name) => /unfinished|lock/.test(name))).toEqual([]);
      });
    },
  );

  it.each([0, 4, 8, 20])("with %i KB left keeps the old config where the new one is too large for it", (left) => {
    onSmallDisk(64, (folder) => {
      writeFileSync(join(folder, "config.yaml"), old);
      fillUpTo(folder, left);
      const args = ["config", "set", "my_name", "Bo".repeat(15_000)];
      const { code, stderr } = followup(args, { env: { FOLLOWUP_HOME: folder } });
      expect({ code, stderr }).toMatchObject({
        code: 74,
        stderr: expect.stringContaining("no space left on the disk"),
      });
      expect(readFileSync(join(folder, "config.yaml"), "utf8")).toBe(old);
    });
  });

  it.each([0, 4, 8, 40])("with %i KB left for the cache changes no advice", (left) => {
    onSmallDisk(64, (folder) => {
      fillUpTo(folder, left);
      const args = ["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input", "--today", "2026-11-23"];
      const env = { HOME: home, XDG_CACHE_HOME: folder };
      const wanted = followup(args, { env: { FOLLOWUP_HOME: home } });
      expect([followup(args, { env }), followup(args, { env })]).toEqual([wanted, wanted]);
    });
  });

  it("takes no half of a playbook that is begun", () => {
    onSmallDisk(8, (folder) => {
      const { code, stderr } = followup(["playbook", "new", "mine"], { env: { FOLLOWUP_HOME: folder } });
      expect({ code, stderr }).toMatchObject({
        code: 74,
        stderr: expect.stringContaining("no space left on the disk"),
      });
      const written = existsSync(join(folder, "playbooks")) ? readdirSync(join(folder, "playbooks")) : [];
      for (const name of written) expect(statSync(join(folder, "playbooks", name)).size).toBeGreaterThan(4_000);
    });
  });

  /** Leaves so many kilobytes free. The disk gives them out in pieces of four. */
  function fillUpTo(folder: string, kilobytes: number): void {
    const fill = (size: number) => writeFileSync(join(folder, `filler-${size}`), Buffer.alloc(size));
    const free = Number(execFileSync("df", ["--output=avail", "-k", folder], { encoding: "utf8" }).split("\n")[1]);
    const taken = (free - kilobytes) * 1024;
    if (taken > 0) fill(Math.max(1, taken));
  }
});

describe("several writers at once", options, () => {
  it("do not lose their lock to one that took too long", async () => {
    const lock = `${file}.lock`;
    const itsOwn = await alone(file, async () => {
      const mine = readFileSync(lock, "utf8");
      // As the next one does, which has waited long enough.
      writeFileSync(lock, "1");
      return mine;
    });
    expect([itsOwn, readFileSync(lock, "utf8")]).toEqual([String(process.pid), "1"]);
  });

  it("lose none of their changes, and a reader sees a whole file at every moment", async () => {
    const entries = {
      my_name: "Ana",
      my_company: "Firm",
      my_phone: "555 01",
      territory_size: "90000",
      tone: "warm",
      plain: "yes",
    };
    for (let round = 0; round < times(2, 30); round++) {
      writeFileSync(file, "# mine\n");
      const running = Object.entries(entries).map(
        ([id, value]) => start(["config", "set", id, value], { FOLLOWUP_HOME: home }).ended,
      );
      let isOver = false;
      const all = Promise.all(running).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        const seen = readFileSync(file, "utf8");
        expect(seen).toMatch(/^# mine\n(?:[a-z_]+: .+\n)*$/);
        expect(readYaml(seen, file).problems.filter(({ code }) => code !== "empty")).toEqual([]);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      expect((await all).map(({ code, stderr }) => ({ code, stderr }))).toEqual(
        running.map(() => ({ code: 0, stderr: "" })),
      );
      const listed = config("list").stdout.trimEnd().split("\n").sort();
      expect(listed).toEqual(
        Object.entries(entries)
          .map(([id, value]) => `${id}: ${value}`)
          .sort(),
      );
    }
  });

  it("of one and the same entry leave one of their values", async () => {
    const names = ["Ana", "Bo", "Cy", "Di"];
    await Promise.all(names.map((name) => start(["config", "set", "my_name", name], { FOLLOWUP_HOME: home }).ended));
    expect(names.map((name) => `my_name: "${name}"\n`)).toContain(readFileSync(file, "utf8"));
  });

  it("that fill the same cache disturb nobody", async () => {
    mkdirSync(join(home, "playbooks"));
    const yaml = readFileSync(new URL("../../playbooks/save-face.yaml", import.meta.url));
    writeFileSync(join(home, "playbooks", "mine.yaml"), yaml);
    const args = ["diagnose", "mine", "-a", "phone_reaches=dead", "--no-input", "--today", "2026-11-23"];
    const told = await Promise.all(
      Array.from({ length: times(4, 12) }, () => start(args, { FOLLOWUP_HOME: home }).ended),
    );
    expect(new Set(told.map((run) => JSON.stringify(run))).size).toBe(1);
    expect(told[0]?.code).toBe(0);
  });
});

describe("a file that is not the user's to change as such", options, () => {
  it("stays as it is in a read-only folder, and so does what a cache cannot keep", () => {
    writeFileSync(file, "my_name: Ana\n");
    chmodSync(home, 0o555);
    const user = isRoot ? nobody : undefined;
    const env = { FOLLOWUP_HOME: home };
    const refused = followup(["config", "set", "my_name", "Bo"], { env, user });
    expect(refused).toMatchObject({ code: 74, stderr: expect.stringContaining("permission denied") });
    expect(readFileSync(file, "utf8")).toBe("my_name: Ana\n");
    expect(followup(["config", "get", "my_name"], { env, user })).toMatchObject({
      code: 0,
      stdout: "Ana\n",
      stderr: "",
    });
    expect(readdirSync(home)).toEqual(["config.yaml"]);
  });

  it("is reached through links, which stay links", () => {
    mkdirSync(join(home, "dotfiles"));
    writeFileSync(join(home, "dotfiles", "real.yaml"), "# mine\r\nmy_name: Ana\r\n");
    symlinkSync("dotfiles/real.yaml", join(home, "link.yaml"));
    symlinkSync("link.yaml", file);
    expect(config("set", "my_name", "Bo").code).toBe(0);
    expect(lstatSync(file).isSymbolicLink() && lstatSync(join(home, "link.yaml")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, "dotfiles", "real.yaml"), "utf8")).toBe('# mine\r\nmy_name: "Bo"\r\n');
    expect(readdirSync(join(home, "dotfiles"))).toEqual(["real.yaml"]);
  });

  it("is made where a link points to that has nothing there yet", () => {
    mkdirSync(join(home, "dotfiles"));
    symlinkSync("dotfiles/real.yaml", file);
    expect(config("set", "my_name", "Bo").code).toBe(0);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, "dotfiles", "real.yaml"), "utf8")).toBe('my_name: "Bo"\n');
  });

  it("is not made in the place of links that go round in a circle", () => {
    symlinkSync("config.yaml", file);
    expect(config("set", "my_name", "Bo")).toMatchObject({ code: 2, stderr: expect.stringContaining("circle") });
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
  });

  it.runIf(isRoot)("keeps its owner and its mode", () => {
    writeFileSync(file, "my_name: Ana\n");
    chmodSync(file, 0o640);
    chownSync(file, nobody, nobody);
    expect(config("set", "my_name", "Bo").code).toBe(0);
    const { uid, gid, mode } = statSync(file);
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: nobody, gid: nobody, mode: 0o640 });
  });

  it("is nobody else's to read where it is new", () => {
    expect(config("set", "my_name", "Bo").code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is a folder: then it is told, and stays one", () => {
    mkdirSync(file);
    expect(config("set", "my_name", "Bo")).toMatchObject({ code: 2, stderr: expect.stringContaining("is a folder") });
    const graph = followup(["playbook", "graph", "save-face", "-o", home], { env: { FOLLOWUP_HOME: home } });
    expect(graph).toMatchObject({ code: 74, stderr: expect.stringContaining("is a folder") });
  });

  it("is a pipe or a device, which is written to and not replaced", () => {
    const script = `mkfifo pipe; cat pipe >got & "$NODE" "$BIN" playbook graph save-face --format dot -o pipe; wait
      "$NODE" "$BIN" playbook graph save-face --format dot -o /dev/stdout | cat >shown`;
    const env = { PATH: process.env["PATH"] ?? "", FOLLOWUP_HOME: home, NODE: node, BIN: bin };
    execFileSync("sh", ["-c", script], { cwd: home, env, stdio: "ignore" });
    expect(lstatSync(join(home, "pipe")).isFIFO()).toBe(true);
    for (const name of ["got", "shown"]) expect(readFileSync(join(home, name), "utf8")).toMatch(/^digraph[\s\S]*\}\n$/);
  });
});
