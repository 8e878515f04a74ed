import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

type Import = { readonly from: string; readonly to: string };

/** Every import of every source file, with paths from `src/` and packages by their names. */
const imports: readonly Import[] = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => {
    const text = readFileSync(join(root, "src", file), "utf8");
    const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] as string);
    return targets.map((target) => ({
      from: file,
      to: target.startsWith(".") ? relative(join(root, "src"), join(root, "src", dirname(file), target)) : target,
    }));
  });

/** A folder of `src/`, or a file that stands in it alone. */
const roomOf = (file: string): string => file.replace(/\/.*/, "");
const isIn = (place: string, file: string): boolean => file === place || file.startsWith(`${place}/`);

/** What each room may import of the others, and why. */
const rooms: Readonly<Record<string, { readonly may: readonly string[]; readonly because: string }>> = {
  playbook: { may: [], because: "a playbook is data: it knows neither deals nor the world" },
  decision: {
    may: ["playbook"],
    because: "the core is pure: the same answers give the same advice anywhere, also in a browser",
  },
  message: { may: ["decision", "playbook"], because: "a text depends on answers, never on where it is printed" },
  render: {
    may: ["message", "decision", "playbook"],
    because: "wording is made from data alone, so that a test can hand it in",
  },
  prompt: {
    may: ["render", "message", "decision", "playbook"],
    because: "an interview needs a terminal and a playbook, not a whole program",
  },
  shell: {
    may: ["errors.ts", "render/clean.ts", "message", "decision", "playbook"],
    because:
      "what a shell is told is made from commands and playbooks as plain data, fast, without the commands themselves",
  },
  manual: {
    may: ["shell", "answers", "errors.ts", "render", "decision", "playbook"],
    because:
      "help and man page are made from the commands as plain data and from the tables that the program itself uses",
  },
  page: {
    may: ["prompt", "render", "message", "decision", "playbook"],
    because: "the page in the browser is the same interview and the same advice, without the program around it",
  },
  answers: {
    may: ["chunks/check.ts", "chunks/yaml.ts", "context.ts", "errors.ts", "decision", "playbook"],
    because: "answers come from flags, files and the config through the ports, for any command",
  },
  commands: {
    may: [
      ...["chunks/check.ts", "chunks/diff.ts", "chunks/yaml.ts", "context.ts", "errors.ts"],
      ...["answers", "manual", "page/bundled.ts", "shell", "prompt", "render", "message", "decision", "playbook"],
    ],
    because: "a command is handed the world as a context, and so can be tested without it",
  },
  system: {
    may: [
      "chunks/check.ts",
      "chunks/loading.ts",
      "chunks/yaml.ts",
      "context.ts",
      "errors.ts",
      "shell",
      "prompt",
      "render",
      "decision",
      "playbook",
    ],
    because: "what is behind the ports knows no command",
  },
  chunks: {
    may: [
      ...["run.ts", "context.ts", "system/context.ts", "answers", "manual", "shell"],
      ...["render", "message", "decision", "playbook"],
    ],
    because: "a chunk gathers what is read from the disk together, from any room",
  },
  "errors.ts": { may: [], because: "everyone may throw, so that it depends on nobody" },
  "context.ts": {
    may: ["prompt/prompter.ts", "render/style.ts", "decision/day.ts", "playbook"],
    because: "the ports speak of the world in the words of the core",
  },
  "run.ts": {
    may: ["commands", "answers/repeat.ts", "context.ts", "errors.ts", "manual", "shell", "render/clean.ts"],
    because: "it knows the commands and the words for a mistake, and nothing of what a command does",
  },
  "main.ts": {
    may: ["chunks/start.ts", "manual/manual.ts", "shell/command-tree.ts", "system", "context.ts", "errors.ts"],
    because: "a start reads as little as it can: all else is in chunks",
  },
};

describe("imports point one way", () => {
  it("every folder and every file beside them has its rule", () => {
    expect(readdirSync(join(root, "src")).sort()).toEqual(Object.keys(rooms).sort());
  });

  it.each(Object.entries(rooms))("%s", (room, { may, because }) => {
    const others = imports.filter(({ from, to }) => roomOf(from) === room && to.endsWith(".ts") && !isIn(room, to));
    expect(
      others.filter(({ to }) => !may.some((place) => isIn(place, to))),
      because,
    ).toEqual([]);
    expect(
      may.filter((place) => !others.some(({ to }) => isIn(place, to))),
      "allowed, but nobody needs it",
    ).toEqual([]);
  });

  it("no command imports another command, since each can be changed alone", () => {
    const commands = imports.filter(
      ({ from, to }) =>
        from.startsWith("commands/") && to.startsWith("commands/") && !to.startsWith("commands/shared/"),
    );
    const groups = commands.filter(
      ({ from, to }) => from !== "commands/playbook/playbook.ts" || !to.startsWith("commands/playbook/"),
    );
    expect(groups).toEqual([]);
  });

  it.each([
    ["chalk", ["render/colour.ts"], "colour is decided once for each stream"],
    ["commander", ["run.ts", "commands/", "shell/command-tree.ts"], "the command line stays at the edge"],
    ["@inquirer/", ["prompt/"], "only the interview knows how it is asked"],
    ["zod", ["playbook/"], "the shape of a playbook is checked in one place"],
    ["yaml", ["playbook/", "answers/edit.ts"], "parsing YAML costs more than all else at a start"],
    ["node:fs", ["system/", "prompt/terminal.ts"], "the disk is behind a port"],
  ])("only its own place imports %s", (library, places, because) => {
    const users = imports.filter(
      ({ to }) => to === library || (library.endsWith("/") && to.startsWith(library)) || to.startsWith(`${library}/`),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(
      users.filter(({ from }) => !places.some((place) => from.startsWith(place))),
      because,
    ).toEqual([]);
  });

  it("only main and system read `process`, since everything else is handed what it needs", () => {
    const readers = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.startsWith("system/") && file !== "main.ts")
      .filter((file) =>
        /\bprocess\.(?!env\.NODE_ENV)/.test(
          readFileSync(join(root, "src", file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""),
        ),
      );
    expect(readers).toEqual([]);
  });
});
