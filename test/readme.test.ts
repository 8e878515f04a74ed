import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../src/errors.ts";

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
});

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
