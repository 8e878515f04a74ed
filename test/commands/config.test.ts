import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { bin, followup, newHome, node } from "../support/program.ts";

let home: string;
let file: string;
const run = (...args: string[]) => followup(args, { env: { HOME: home } });
const write = (text: string) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeEach(() => {
  home = newHome();
  file = join(home, ".config", "followup", "config.yaml");
});

describe("followup config", () => {
  it("tells where the file is, also before there is one", () => {
    expect(run("config", "path").stdout).toBe(`${file}\n`);
    expect(run("config", "list")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("keeps an answer, which is then never asked for", () => {
    expect(run("config", "set", "my_name", "Zoë 日本 🙂").code).toBe(0);
    expect(run("config", "get", "my_name").stdout).toBe("Zoë 日本 🙂\n");
    const advice = run("diagnose", "save-face", "-a", "phone_reaches=dead", "-m", "--no-input");
    expect(advice.stdout).toContain("Zoë 日本 🙂");
  });

  it("says that a fact of one deal is kept for all of them", () => {
    const { code, stdout, stderr } = run("config", "set", "news", "silent");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("news is never asked from now on, whatever the deal");
    expect(run("config", "set", "my_name", "Ann").stderr).toBe("");
  });

  it("takes no part in what a playbook of one's own breaks", () => {
    const own = join(dirname(file), "playbooks");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "executive-call.yaml"), "title: Ours\ntree: [\n");
    expect(run("config", "set", "my_name", "Ann")).toEqual({ code: 0, stdout: "", stderr: "" });
    write("my_name: Ann\nmy_nam: Lee\n");
    const note = "note: .*my_nam.*";
    const list = run("config", "list");
    expect(list).toMatchObject({ code: 0, stdout: "my_name: Ann\nmy_nam: Lee\n" });
    expect(list.stderr).toMatch(new RegExp(`^${note}\n$`));
    const advice = run("diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input");
    expect(advice.code).toBe(0);
    expect(advice.stderr).toMatch(new RegExp(`^${note}\n`));
  });

  it("tells an id that is none from one that is not set", () => {
    expect(run("config", "get", "my_nam").stderr).toContain("hint: Did you mean my_name?");
    expect(run("config", "get", "my_name").stderr).toContain("hint: followup config set my_name ... sets it.");
  });

  it("reads a number as the question does", () => {
    run("config", "set", "territory_size", "$270 000");
    expect(run("config", "list").stdout).toBe("territory_size: 270000\n");
  });

  it("lists what can be read back, as answers and as the config", () => {
    const listed = 'my_phone: "0123"\nmy_name: "Ann: sales"\nmy_company: Acme & Sons\n';
    run("config", "set", "my_phone", "0123");
    run("config", "set", "my_name", "Ann: sales");
    run("config", "set", "my_company", "Acme & Sons");
    expect(run("config", "list").stdout).toBe(listed);
    const deal = ["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input"];
    const advice = run(...deal, "--format", "json");
    write("");
    const backup = join(home, "b.yaml");
    writeFileSync(backup, listed);
    expect(run(...deal, "--format", "json", "--answers", backup)).toEqual(advice);
    write(listed);
    expect(run("config", "list").stdout).toBe(listed);
    expect(run("config", "get", "my_phone").stdout).toBe("0123\n");
  });

  it.each([
    ["my_phone: 0123\n", "my_phone: 0123\n"],
    ["plain: yes\nterritory_size: 1e6\n", "plain: yes\nterritory_size: 1e6\n"],
    ["my_name: |\n  Ann\n  Lee\n", 'my_name: "Ann\\nLee\\n"\n'],
    ["'my: name': true\n", '"my: name": true\n'],
  ])("lists %j as a file can hold it", (text, listed) => {
    write(text);
    expect(run("config", "list").stdout).toBe(listed);
    write(listed);
    expect(run("config", "list").stdout).toBe(listed);
  });

  it("takes a value that begins with a dash behind --, and says so", () => {
    for (const value of ["- dash", "-dash"])
      expect(run("config", "set", "product", value)).toEqual({
        code: 2,
        stdout: "",
        stderr: `error: unknown option '${value}'\nhint: A value that begins with a dash goes behind --: followup config set <id> -- <value>\n`,
      });
    expect(run("config", "set", "product", "--", "- dash").code).toBe(0);
    expect(run("config", "get", "product").stdout).toBe("- dash\n");
  });

  it.each([
    ["my_nam", "x", "Did you mean my_name?"],
    ["tone", "frosty", "one of warm, formal"],
    ["plain", "perhaps", "plain is yes or no"],
  ])("refuses %s %s and changes nothing", (id, value, told) => {
    write("my_name: Ana\n");
    const refused = run("config", "set", id, value);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(told);
    expect(readFileSync(file, "utf8")).toBe("my_name: Ana\n");
  });

  it.each([
    ["a comment behind", "my_name: Ana # me\nmy_phone: '1'\n", "my_name: \"Bo\" # me\nmy_phone: '1'\n"],
    ["braces", "{my_name: Ana}\n", '{my_name: "Bo"}\n'],
  ])("sets an entry in a file with %s, and touches nothing else", (_, before, after) => {
    write(before);
    expect(run("config", "set", "my_name", "Bo").stderr).toBe("");
    expect(readFileSync(file, "utf8")).toBe(after);
    expect(run("config", "get", "my_name").stdout).toBe("Bo\n");
  });

  it("unsets an entry with its line, and leaves the comments of others", () => {
    write("# me\nmy_name: Ana # gone too\n# them\nmy_phone: '1'\n");
    expect(run("config", "unset", "my_name").code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe("# me\n# them\nmy_phone: '1'\n");
    expect(run("config", "unset", "my_name").code).toBe(2);
  });

  it("does not write over a file that it cannot read", () => {
    write("my_name: [Ana\n");
    const refused = run("config", "set", "my_name", "Bo");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${file}:`);
    expect(readFileSync(file, "utf8")).toBe("my_name: [Ana\n");
  });

  it("keeps no text whose letters were lost on the way, since nobody could read the file again", () => {
    write("my_name: Ana\n");
    // In Latin-1, as an old terminal sends it.
    const script = `"${node}" "${bin}" config set my_name "$(printf 'Zo\\353')"`;
    const refused = spawnSync("sh", ["-c", script], {
      env: { PATH: process.env["PATH"], HOME: home },
      encoding: "utf8",
    });
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining("UTF-8") });
    expect(readFileSync(file, "utf8")).toBe("my_name: Ana\n");
  });

  it("says so where it cannot, and changes nothing", () => {
    write("null\n");
    const refused = run("config", "set", "my_name", "Bo");
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("Edit the file itself") });
    expect(readFileSync(file, "utf8")).toBe("null\n");
  });

  it("a map in the place of an answer or a setting is a mistake like any other", () => {
    write("plain: {a: 1}\nmy_name: {b: [2]}\n");
    expect(run("config", "list").stdout).toBe('plain: {"a":1}\nmy_name: {"b":[2]}\n');
    expect(run("config", "get", "my_name").stdout).toBe('{"b":[2]}\n');
    const refused = run("diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input");
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${file}:2:10: my_name cannot be {"b":[2]}`),
    });
    write("plain: {a: 1}\n");
    expect(run("diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input").stderr).toContain(
      `${file}:1:8: plain is yes or no`,
    );
  });

  describe("what nothing asks", () => {
    const deal = ["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input", "-m"];
    const told = () =>
      [
        `note: ${file}:2:1: no question is called "playbok"`,
        `note: ${file}:3:1: no question is called "territory_sise"; did you mean "territory_size"?`,
        `note: ${file}:4:1: no question is called "plian"; did you mean "plain"?`,
      ].map((line) => `${line}\n`);

    it.each([
      ["before the advice", deal],
      ["before an action", ["actions", "call-once", "-p", "save-face", "-m"]],
      ["by config list", ["config", "list"]],
    ])("is told in a line each %s, and the run goes on", (_, args) => {
      write("my_name: Ana\n");
      const plain = run(...args);
      write("my_name: Ana\nplaybok: mine\nterritory_sise: 90k\nplian: yes\n");
      const { code, stdout, stderr } = run(...args);
      expect(code).toBe(0);
      expect(stdout).toContain(plain.stdout);
      expect(stderr).toBe(`${told().join("")}${plain.stderr}`);
    });

    it("is not what another playbook asks", () => {
      write("site_visit: 'yes'\n");
      expect(run(...deal).stderr).toContain("site_visit");
      const ours = readFileSync(fileURLToPath(new URL("../fixtures/ring.yaml", import.meta.url)), "utf8");
      mkdirSync(join(home, ".config", "followup", "playbooks"));
      writeFileSync(
        join(home, ".config", "followup", "playbooks", "ours.yaml"),
        ours.replaceAll("reachable", "site_visit"),
      );
      expect(run(...deal).stderr).not.toContain("site_visit");
    });
  });

  it("follows a link and leaves it a link", () => {
    const elsewhere = join(home, "dotfiles.yaml");
    writeFileSync(elsewhere, "my_name: Ana\n");
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(elsewhere, file);
    run("config", "set", "my_name", "Bo");
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere, "utf8")).toBe('my_name: "Bo"\n');
  });

  it("says where an impossible standing answer stands", () => {
    write("tone: warm\nterritory_size: lots\n");
    const refused = run("diagnose", "save-face", "-a", "phone_reaches=dead");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${file}:2:17`);
  });

  it("says so where the folder is read-only", () => {
    write("my_name: Ana\n");
    chmodSync(dirname(file), 0o555);
    chmodSync(home, 0o755);
    // Root may write anywhere, so it steps down to nobody.
    const user = process.getuid?.() === 0 ? 65534 : undefined;
    const refused = followup(["config", "set", "my_name", "Bo"], { env: { HOME: home }, user });
    expect(refused.stderr).toContain("permission denied");
    expect(refused.code).toBe(74);
    expect(readFileSync(file, "utf8")).toBe("my_name: Ana\n");
  });

  describe.runIf(existsSync("/dev/zero"))("waits for nothing where the file is none:", () => {
    it.each<[string, (path: string) => void]>([
      ["a pipe", (path) => spawnSync("mkfifo", [path])],
      ["a folder", (path) => mkdirSync(path)],
      ["a device", (path) => symlinkSync("/dev/zero", path)],
    ])("%s", (kind, make) => {
      mkdirSync(dirname(file), { recursive: true });
      make(file);
      const calls = [
        ["diagnose", "save-face", "--no-input"],
        ["actions"],
        ["config", "list"],
        ["config", "set", "my_name", "Bo"],
      ];
      for (const call of calls) {
        const told = `error: ${file} is ${kind}, and no file\nhint: Move it away, then try again.\n`;
        expect(run(...call), call.join(" ")).toEqual({ code: 2, stdout: "", stderr: told });
      }
      expect(run("__complete", "bash", "4", "followup", "config", "get", "").code).toBe(0);
    });

    it("/dev/null, which says that there is nothing", () => {
      mkdirSync(dirname(file), { recursive: true });
      symlinkSync("/dev/null", file);
      expect(run("config", "list")).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(followup(["config", "list"], { env: { HOME: "/dev/null" } }).code).toBe(0);
    });

    it.each(["FOLLOWUP_HOME", "XDG_CONFIG_HOME", "HOME"])("%s is a pipe", (variable) => {
      const pipe = join(home, "pipe");
      spawnSync("mkfifo", [pipe]);
      const { code, stderr } = followup(["config", "list"], { env: { HOME: home, [variable]: pipe } });
      expect(stderr).toContain(`cannot read ${pipe}/`);
      expect(stderr).toContain("hint: FOLLOWUP_HOME, XDG_CONFIG_HOME and HOME name folders.");
      expect(code).toBe(2);
    });
  });

  it("says that the path is wrong where a file stands in the place of the home", () => {
    const { code, stderr } = followup(["config", "set", "my_name", "Bo"], { env: { HOME: "/dev/null" } });
    expect(stderr).toContain("cannot write /dev/null/.config/followup/config.yaml: a part of its path is no folder\n");
    expect(stderr).toContain(
      "hint: Nothing was changed. Mend the path; FOLLOWUP_HOME, XDG_CONFIG_HOME and HOME name folders.\n",
    );
    expect(code).toBe(74);
  });

  it.runIf(existsSync("/proc"))("says so where the folder cannot be made", () => {
    expect(followup(["config", "set", "my_name", "Bo"], { env: { FOLLOWUP_HOME: "/proc/nope" } })).toEqual({
      code: 74,
      stdout: "",
      stderr: expect.stringContaining("cannot write /proc/nope/config.yaml: its folder cannot be made\n"),
    });
  });

  it("FOLLOWUP_HOME goes over all, and a relative XDG_CONFIG_HOME does not count", () => {
    const path = (env: Record<string, string>) =>
      followup(["config", "path"], { env: { HOME: home, ...env } }).stdout.trim();
    expect(path({ FOLLOWUP_HOME: "/somewhere" })).toBe("/somewhere/config.yaml");
    expect(path({ XDG_CONFIG_HOME: "/xdg" })).toBe("/xdg/followup/config.yaml");
    expect(path({ XDG_CONFIG_HOME: "relative" })).toBe(file);
  });
});
