import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { followup, newHome, type Run } from "../support/program.ts";
import { runs } from "../support/runs.ts";
import { anyText, anyValue, spoiled } from "./spoil.ts";
import { expectHarmless, shipped } from "./world.ts";

const options = { timeout: 3_600_000 };
/**
 * Real processes take a hundred times as long as a call in this one: a sample of what the other tests try at length.
 * What fails is told as it is: to look for a smaller one would take hours.
 */
const sample = (ordinary: number) => ({
  ...runs(ordinary),
  numRuns: Math.min(runs(ordinary).numRuns, ordinary * 100),
  endOnFailure: true,
});

const documented = [0, 1, 2, 3, 74, 130];

function expectSound({ code, stdout, stderr }: Run, coloured = false): void {
  expect(documented).toContain(code);
  const seen = coloured ? (stdout + stderr).replace(/\u001b\[[\d;]*m/g, "") : stdout + stderr;
  expectHarmless(seen);
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
}

const argument = fc.oneof(
  fc.constantFrom(
    "diagnose",
    "playbook",
    "check",
    "show",
    "graph",
    "list",
    "config",
    "set",
    "get",
    "completion",
    "help",
    "alias",
    "__complete",
  ),
  fc.constantFrom(
    "-a",
    "--answers",
    "-m",
    "--format",
    "json",
    "--no-input",
    "--today",
    "--help",
    "--version",
    "constructor",
    "my_name",
    "bash",
    "zsh",
  ),
  anyText.map((text) => text.replaceAll("\0", "")),
);
const playbook = fc.oneof(
  spoiled(fc.constant(shipped.get("save-face") as Buffer)),
  fc.uint8Array({ maxLength: 200 }),
  anyText,
);
const config = fc.oneof(
  fc
    .dictionary(fc.constantFrom("my_name", "plain", "tone", "territory_size", "constructor"), anyValue)
    .map((value) => stringify(value)),
  fc.uint8Array({ maxLength: 40 }),
  fc.constant("my_name: Ana\n"),
);
const env = fc.record(
  {
    TERM: fc.constantFrom("dumb", "xterm-256color", "", "\u001b[31m"),
    NO_COLOR: fc.constantFrom("1", ""),
    FORCE_COLOR: fc.constantFrom("0", "1", "3", "true", "x"),
    CI: fc.constantFrom("true", ""),
    COLUMNS: fc.constantFrom("0", "-1", "40", "x"),
    LANG: fc.constantFrom("C", "de_DE.UTF-8", "tr_TR.UTF-8"),
    TZ: fc.constantFrom("UTC", "Asia/Kathmandu", "Nowhere/None"),
    XDG_CONFIG_HOME: fc.constantFrom("", "relative", "/dev/null", "/proc"),
    XDG_CACHE_HOME: fc.constantFrom("", "relative", "/dev/null", "/proc"),
  },
  { requiredKeys: [] },
);

describe("the program itself, in real processes", options, () => {
  it("with arguments and surroundings of any kind", async () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 5 }), env, (args, surroundings) => {
        expectSound(followup(args, { env: { HOME: newHome(), ...surroundings } }), true);
      }),
      sample(6),
    );
  });

  it.each(["constructor", "__proto__"])("with %s in every place of a call", (word) => {
    const home = newHome();
    const calls = [
      ["__complete", word, word],
      ["__complete", "bash", "9", "80", word, `followup diagnose -a ${word}=`],
      ["__complete", "zsh", word, word],
      [word],
      ["help", word],
      ["completion", word],
      ["alias", word],
      ["config", "set", word, word],
      ["config", "unset", word],
      ["playbook", "check", word, "--format", word],
      ["diagnose", word],
      ["diagnose", "-a", `${word}=${word}`, "-a", `decision_maker=${word}`, "-a", `deal_size=90 ${word}`, "--no-input"],
      ["diagnose", "save-face", "-a", "phone_reaches=dead", "--no-input", "-m", word],
    ];
    const codes = calls.map((args) => {
      const run = followup(args, { env: { HOME: home } });
      expectSound(run);
      return run.code;
    });
    expect(codes).toEqual(calls.map((_, index) => (index < 3 ? 0 : 2)));
  });

  it("with a playbook, a config and a cache of any kind", async () => {
    fc.assert(
      fc.property(
        playbook,
        config,
        fc.array(fc.tuple(fc.nat(), spoiled(fc.constant("")))),
        (content, settings, rot) => {
          const home = newHome();
          mkdirSync(join(home, "playbooks"));
          writeFileSync(join(home, "playbooks", "it.yaml"), content);
          writeFileSync(join(home, "config.yaml"), settings);
          const call = (...args: readonly string[]) => followup(args, { env: { FOLLOWUP_HOME: home } });
          const calls = [
            ["playbook", "check", "it"],
            ["playbook", "graph", "it", "--format", "html"],
            ["diagnose", "it", "--no-input", "-a", "phone_reaches=dead", "--format", "json", "--today", "2026-11-23"],
          ];
          const first = calls.map((args) => call(...args));
          for (const run of first) expectSound(run);
          const kept = readdirSync(join(home, "cache"));
          for (const [at, bytes] of rot) writeFileSync(join(home, "cache", kept[at % kept.length] ?? "x"), bytes);
          expect(calls.map((args) => call(...args))).toEqual(first);
        },
      ),
      sample(2),
    );
  });
});
