import { extname } from "node:path";
import type { Command } from "commander";
import { entriesOfFile, entryOfFlag, oneFile } from "../../answers/entry.ts";
import { readEntries } from "../../answers/given.ts";
import type { Context } from "../../context.ts";
import type { Answers } from "../../decision/walk.ts";
import { type ExitCode, exitCodes, UserError } from "../../errors.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { clean } from "../../render/clean.ts";
import { litWayOf, noWay } from "../../render/graph/lit-way.ts";
import { pageOf } from "../../render/layout.ts";
import { plain } from "../../render/style.ts";
import { renderTree } from "../../render/tree.ts";

const formats = ["tree", "mermaid", "dot", "svg", "html"] as const;
type Format = (typeof formats)[number];

type GraphOptions = {
  readonly format?: Format;
  readonly output?: string;
  readonly answer: readonly string[];
  readonly answers?: string;
};

/** Declares `followup playbook graph`. */
export function addGraph(playbook: Command, context: Context, finish: (code: ExitCode) => void): void {
  playbook
    .command("graph")
    .summary("draw a playbook")
    .description(
      "Draws a playbook: as a tree, as Mermaid or DOT, as an SVG picture, or as a page with the picture and the questions.",
    )
    .argument("<playbook>", "its name, or its path")
    .addOption(
      playbook
        .createOption("--format <format>", "how to draw it (default: by the file's name, else tree)")
        .choices(formats),
    )
    .option("-o, --output <file>", "write to a file")
    .option(
      "-a, --answer <id=value>",
      "light up the way of an answer (repeatable)",
      (entry: string, all: string[]) => [...all, entry],
      [],
    )
    .option(
      "--answers <file>",
      "light up the way of a YAML or JSON file of answers, - for standard input; a page starts from them",
      oneFile,
    )
    .action(async (name: string, options: GraphOptions) => finish(await graph(name, options, context)));
}

/**
 * Draws a playbook and those that it hands over to, and lights up the way of the answers.
 *
 * @throws UserError for an impossible answer.
 * @throws Unwritable where the file cannot be written.
 */
async function graph(name: string, options: GraphOptions, context: Context): Promise<ExitCode> {
  const { output } = options;
  if (output === "") throw new UserError("-o names no file", "For example: -o tree.html");
  if (output !== undefined && mustStay(output, context))
    throw new UserError(
      `${output} is no drawing, and would be lost`,
      "Name a file that ends in .svg, .html, .mmd, .dot or .txt, or move this one away.",
    );
  const playbook = await context.playbooks.open(name);
  const inFile = options.answers === undefined ? [] : await entriesOfFile(options.answers, context);
  const answers = readEntries([...inFile, ...options.answer.map(entryOfFlag)], playbook.questions, context.today);
  const picture = await drawn(options.format ?? formatOf(output), { playbook, answers, context, output });
  if (output === undefined || output === "-") await context.stdout.write(picture);
  else {
    await context.files.replace(output, picture);
    await context.stderr.write(`${clean(output)} is written.\n`);
  }
  return exitCodes.done;
}

/** Whether something is there already that followup reads and does not draw: a playbook, answers. */
function mustStay(output: string, { files }: Context): boolean {
  return /\.(?:ya?ml|json)$/i.test(output) && files.read(output) !== undefined;
}

function formatOf(file = ""): Format {
  const ending = extname(file).toLowerCase();
  const byEnding: Readonly<Record<string, Format>> = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
    ".html": "html",
    ".htm": "html",
    ".txt": "tree",
    "": "tree",
  };
  const format = Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
  if (format === undefined)
    throw new UserError(
      `followup draws no ${ending}`,
      "Name a file that ends in .svg, .html, .mmd, .dot or .txt, or say with --format what to write into it. A browser prints .html and .svg.",
    );
  return format;
}

type Request = {
  readonly playbook: Playbook;
  readonly answers: Answers;
  readonly context: Context;
  readonly output: string | undefined;
};

async function drawn(format: Format, { playbook, answers, context, output }: Request): Promise<string> {
  const { stdout, version } = context;
  const way = answers.size === 0 ? noWay : litWayOf(playbook, answers);
  if (format === "tree") {
    const onScreen = output === undefined || output === "-";
    const page = onScreen ? await pageOf(stdout) : { style: plain, width: undefined };
    return renderTree(playbook, page, way);
  }
  const { renderDot, renderHtml, renderMermaid, renderSvg } = await import("../../render/graph/pictures.ts");
  if (format === "mermaid") return renderMermaid(playbook, way);
  if (format === "dot") return renderDot(playbook, way);
  if (format === "svg") return renderSvg(playbook, way);
  const { readPageParts } = await import("../../page/bundled.ts");
  return renderHtml({ playbook, answers, way, version, parts: await readPageParts() });
}
