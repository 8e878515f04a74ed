import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../src/errors.ts";
import { withFollowup } from "./shell/tab.ts";
import { newHome } from "./support/program.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("the README", () => {
  it("names every exit code, and no other", () => {
    const [, table = ""] = readme.split("| exit code | what it means |\n|---|---|\n");
    const [rows = ""] = table.split("\n\n");
    const codes = rows.split("\n").flatMap((row) => (/^\| ([\d, ]+) \|/.exec(row)?.[1] ?? "").split(", ").map(Number));
    expect(codes).toEqual(Object.values(exitCodes));
  });

  it("names only files that are there", () => {
    const named = [...readme.matchAll(/`((?:src|test|playbooks)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  });

  const [, script = ""] = /## From a script\n\n```sh\n([\s\S]*?)\n```/.exec(readme) ?? [];
  const scripted = script.split("\n");

  it.each(scripted)("gives advice by the call %s", async (call) => {
    expect(call).toMatch(/followup diagnose .*(?:--no-input|--answers -)/);
    expect(await told(call.replace(" > ", " | tee "))).toMatch(/^(?:\{\n {2}"version": 1,|Subject: )/);
  });

  it("comes to the advice of its session by the call that it ends with", async () => {
    const [, call = "", title = ""] = /Again, without questions:\n([\s\S]*?)\n\n {4}-> (.*)\n/.exec(readme) ?? [];
    expect((await told(call.replace(/\s+/g, " "))).split("\n")[0]).toBe(title);
  });
});

/** What a call prints with the config that the README sets, a deal that leaves nothing open, and a CRM that has it. */
async function told(call: string): Promise<string> {
  const home = newHome();
  writeFileSync(join(home, "deal.yaml"), "news: doubt\nstage: proposal\ndoubt_kind: price\ndays_silent: 12\n");
  const kept = [...readme.matchAll(/^ {4}(followup config set .*)$/gm)].map(([, set]) => set);
  const lines = ["set -eo pipefail", "crm-export() { cat deal.yaml; }", ...kept, call];
  const options = { cwd: home, env: { PATH: withFollowup(), HOME: home } };
  return (await promisify(execFile)("bash", ["-c", lines.join("\n")], options)).stdout;
}

it("the scripts name only files that are there", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const named = [
    ...Object.values(scripts)
      .join(" ")
      .matchAll(/\btest\/[\w./-]+/g),
  ].map(([path]) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
});
