import { type CommandTree, everyCommand } from "../shell/command-tree.ts";
import type { Section, Topic } from "./section.ts";

/** A chapter of the man page, with the headings of its sections below it. */
type Chapter = { readonly title: string; readonly sections: readonly Section[] };

/** What a man page is made from: the program, what its help says of each command, and the topics. */
type Manual = {
  readonly version: string;
  readonly program: CommandTree;
  readonly about: (command: CommandTree) => readonly Section[];
  readonly topics: readonly Topic[];
};

/** The man page followup(1), in the macros that every `man` knows. It carries no date, so that builds can be repeated. */
export function manPage({ version, program, about, topics }: Manual): string {
  const chapters: readonly Chapter[] = [
    ...[program, ...everyCommand(program)].map((command) => ({
      title: ["followup", ...command.path].join(" "),
      // It would point to what stands below on the same page.
      sections: about(command).filter(({ heading }) => heading !== "More"),
    })),
    ...topics.map(({ name, sections }) => ({ title: name.replaceAll("-", " "), sections })),
  ];
  const [name = "", purpose = ""] = program.description.split(": ", 2);
  return [
    `.TH FOLLOWUP 1 "" "followup ${escaped(version)}" "User Commands"`,
    ".SH NAME",
    `followup \\- ${escaped(`${name.replace(/^A /, "a ")}: ${purpose.replace(/\.$/, "")}`)}`,
    ...chapters.flatMap(roffChapter),
    "",
  ].join("\n");
}

function roffChapter({ title, sections }: Chapter): readonly string[] {
  return [`.SH ${quoted(title.toUpperCase())}`, ...sections.flatMap(roffSection)];
}

function roffSection({ heading, text, rows = [], calls = [] }: Section): readonly string[] {
  return [
    ...(heading === undefined ? [] : [`.SS ${quoted(heading)}`]),
    ...(text === undefined ? [] : [".PP", line(text)]),
    ...rows.flatMap(([term, says]) => [".TP", `\\fB${escaped(term)}\\fR`, line(says)]),
    ...calls.flatMap(({ does, call }) => [".PP", line(`${does}:`), ".RS 4", ".nf", line(call), ".fi", ".RE"]),
  ];
}

/** A line of text: nothing at its beginning is taken for a request, and what stands between backticks is bold. */
function line(text: string): string {
  const bold = escaped(text).replace(/`([^`]+)`/g, "\\fB$1\\fR");
  return /^[.']/.test(bold) ? `\\&${bold}` : bold;
}

/** A hyphen that can be copied, and characters that every roff knows. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(
      /[^\x20-\x7e]/gu,
      (character) => `\\[u${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}]`,
    );
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '""')}"`;
}
