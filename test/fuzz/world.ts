import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Cache, Context, Files, Output } from "../../src/context.ts";
import { type Day, parseDay } from "../../src/decision/day.ts";
import { UserError } from "../../src/errors.ts";
import { compile } from "../../src/playbook/compile.ts";
import type { Prompter, Reply } from "../../src/prompt/prompter.ts";
import { plain } from "../../src/render/style.ts";
import { run } from "../../src/run.ts";
import { playbooks } from "../../src/system/playbooks.ts";
import { spent } from "../support/spent.ts";

const shippedFolder = fileURLToPath(new URL("../../playbooks", import.meta.url));
const yamlNames = readdirSync(shippedFolder).filter((name) => name.endsWith(".yaml"));

/** The shipped playbooks and the bank as they are written, by name. */
export const shipped: ReadonlyMap<string, Buffer> = new Map(
  yamlNames.map((name) => [basename(name, ".yaml"), readFileSync(join(shippedFolder, name))]),
);

/** Where the world below keeps what it has. */
export const place = {
  config: "/home/config.yaml",
  playbooks: "/home/playbooks",
  compiled: "/program/dist/playbooks",
  yaml: "/program/playbooks",
};

const program: ReadonlyMap<string, Uint8Array> = new Map([
  ...[...shipped].map(([name, text]) => [join(place.yaml, `${name}.yaml`), text] as const),
  ...["playbook.schema.json", "starter/starter.yaml"].map(
    (name) => [join(place.yaml, name), readFileSync(join(shippedFolder, name))] as const,
  ),
  ...[...compile(shipped)].map(([name, made]) => [join(place.compiled, `${name}.playbook`), made] as const),
]);

/** What a call finds. */
type World = {
  /** By absolute path. A call that writes changes them. */
  readonly files?: Map<string, Uint8Array | string>;
  readonly stdin?: Uint8Array | string;
  readonly env?: Context["env"];
  /** Columns of the terminal; without it there is none. */
  readonly width?: number | undefined;
  /** What a person replies to prompts, and then Ctrl-D. Without it nobody is there to be asked. */
  readonly replies?: readonly Reply[];
};

type Told = { readonly code: number; readonly stdout: string; readonly stderr: string };

export const today = parseDay("2026-11-23") as Day;

/** Runs a call in this process, without a disk and without a terminal. Throws what `main` would report as a bug. */
export async function call(args: readonly string[], world: World = {}): Promise<Told> {
  const [stdout, stderr] = [new Written(world.width), new Written(world.width)];
  const files = filesOf(world.files ?? new Map());
  const folders = { config: "/home", cache: "/home/cache" };
  const shipped = { compiled: place.compiled, yaml: place.yaml };
  const code = await run(args, {
    version: "0.0.0",
    env: world.env ?? {},
    today,
    stdout,
    stderr,
    files,
    folders,
    playbooks: playbooks(files, folders, shipped, noCache),
    cache: noCache,
    readStdin: async () => Buffer.from(world.stdin ?? ""),
    clipboard: async () => ({ ok: false, tried: ["nothing"] }),
    openPrompter: async () => world.replies && prompterOf(world.replies),
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Written implements Output {
  text = "";
  readonly width: number | undefined;

  constructor(width: number | undefined) {
    this.width = width;
  }

  readonly style = async () => plain;

  readonly write = async (text: string) => {
    this.text += text;
  };
}

const noCache: Cache = { recall: () => undefined, keep: () => undefined };

function filesOf(own: Map<string, Uint8Array | string>): Files {
  const read = (path: string) => own.get(path) ?? program.get(path);
  const bytes = (path: string) => {
    const found = read(path);
    return found === undefined ? undefined : Buffer.from(found as string);
  };
  return {
    read: bytes,
    readOwn: bytes,
    list: (folder) =>
      [...program.keys(), ...own.keys()].flatMap((path) =>
        path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/") ? [basename(path)] : [],
      ),
    watch: () => ({ signal: new AbortController().signal, stop: () => undefined }),
    replace: async (path, text) => {
      if (program.has(path)) throw new UserError(`cannot write ${path}`);
      own.set(path, text);
    },
    alone: (_, work) => work(),
  };
}

function prompterOf(replies: readonly Reply[]): Prompter {
  const left = [...replies];
  return {
    ask: async () => left.shift() ?? { kind: "cancelled", by: "EOF" },
    close: () => undefined,
  };
}

/** The exit codes that a call in this world may have. The others come from real streams and signals. */
const documented = [0, 1, 2, 3, 74, 130];

/** What holds for every call, whatever it was given: an exit code that is documented, and nothing that disturbs a terminal. */
export async function holds(args: readonly string[], world: World = {}): Promise<Told> {
  const start = spent();
  const told = await call(args, world);
  expect(documented).toContain(told.code);
  expectHarmless(told.stdout);
  expectHarmless(told.stderr);
  if (told.code === 2) expect(told.stderr).toMatch(/^(?:note: .*\n)*error: ./);
  expect(`${told.stdout}${told.stderr}`).not.toMatch(/\[object \w+\]|\bundefined\b/);
  expect(spent() - start).toBeLessThan(patience);
  return told;
}

/** Milliseconds after which a call counts as hanging. */
const patience = 10_000;

/** No control character but line breaks and tabs, no mark of direction, nothing that shows nothing. */
export function expectHarmless(text: string): void {
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]|\p{Cs}/u);
}
