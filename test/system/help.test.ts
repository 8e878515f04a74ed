import { expect, it } from "vitest";
import { followup, newHome } from "../support/program.ts";

// `followup --help` is answered before commander is loaded, from what the build wrote down of the commands.
it.each([[["--help"]], [["-h"]]])("%s says what commander would have said", (args) => {
  const env = { FOLLOWUP_HOME: newHome() };
  const parsed = followup(["--help", "--help"], { env });
  expect(parsed).toMatchObject({ code: 0, stderr: "" });
  expect(followup(args, { env })).toEqual(parsed);
});

it("names every command with its first run and with every later one", () => {
  const env = { FOLLOWUP_HOME: newHome() };
  const runs = [0, 1, 2].map(() => followup([], { env }));
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  for (const command of ["diagnose", "playbook", "config"]) expect(runs[0]?.stdout).toContain(`\n  ${command} `);
});
