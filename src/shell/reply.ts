import type { Candidate, Completion } from "./completion.ts";
import { type CommandLine, readLine } from "./line.ts";

// No look at Unicode's tables in here: it would take a tenth of the time that a Tab may take. Meanings come clean from
// the vocabulary, names of files only if they are harmless, and a row that is cut a column early does no harm.

/** What a shell's script hands over, and what it reads: one answer a line, under a first line that says what they are. */
type Dialogue = {
  readonly line: (args: readonly string[]) => CommandLine;
  readonly say: (completion: Completion, line: CommandLine, args: readonly string[]) => readonly string[];
};

/** Words as the shell split them, the one under the cursor last. */
const asWords = (args: readonly string[]): CommandLine => ({
  words: args.slice(0, -1),
  current: args.at(-1) ?? "",
  quote: "",
});

export const dialogues: Readonly<Record<string, Dialogue>> = {
  bash: { line: ([, , , text = ""]) => withoutProgram(readLine(text)), say: toBash },
  zsh: { line: asWords, say: toZsh },
  fish: { line: asWords, say: toFish },
  // Before 7.3 it drops empty arguments, so the word under the cursor comes behind a mark.
  powershell: {
    line: (args) => asWords([...args.slice(0, -1), (args.at(-1) ?? "").replace(/^word:/, "")]),
    say: toPowerShell,
  },
};

function withoutProgram({ words, ...line }: CommandLine): CommandLine {
  return { ...line, words: words.slice(1) };
}

/** `files` or `words`, then what is to stand in place of the part that bash is about to replace. */
function toBash(
  { files, candidates, prefix }: Completion,
  { current, quote }: CommandLine,
  args: readonly string[],
): readonly string[] {
  const [type = "", columns = "", part = ""] = args;
  const fitting = candidates.filter(({ value }) => (prefix + value).startsWith(current));
  if (files !== undefined && fitting.length === 0) return ["files"];
  // On the second Tab bash only lists: nothing of it is put into the line, so that meanings can stand there.
  const isListing = type === "63" && fitting.length > 1;
  if (isListing) return ["words", ...listed(fitting, Number(columns) || 80)];
  const kept = current.length - readLine(part).current.length;
  return [
    "words",
    ...fitting.map(
      ({ value, isOpen }) => quoted((prefix + value).slice(kept), quote) + (isOpen || quote !== "" ? "" : " "),
    ),
  ];
}

function quoted(text: string, quote: CommandLine["quote"]): string {
  if (quote === "'") return text;
  return text.replace(quote === '"' ? /[$`"\\]/g : /[^\w@%+=:,./~\u0080-\uffff-]/g, "\\$&");
}

/** One candidate a row, with its meaning as far as the row goes. */
function listed(candidates: readonly Candidate[], columns: number): readonly string[] {
  const widest = Math.max(...candidates.map(({ value }) => value.length));
  return candidates.map(({ value, says }) => {
    const row = `${value.padEnd(widest)}  ${says}`.trimEnd();
    const cut = row.length > columns - 2 ? `${row.slice(0, columns - 3)}…` : row;
    // More than half a row, so that bash does not put two into one.
    return cut.padEnd(Math.floor(columns / 2) + 1);
  });
}

/** The length of what stays and the endings of files, then `space` or `more`, the word, and its meaning, parted by tabs. */
function toZsh({ files, candidates, prefix }: Completion): readonly string[] {
  const head = `${[...prefix].length}\t${files === undefined ? "no" : "yes"}\t${(files ?? []).join("|")}`;
  return [
    head,
    ...candidates.map(({ value, says, isOpen }) => `${isOpen ? "more" : "space"}\t${colons(value)}:${says}`),
  ];
}

const colons = (text: string): string => text.replace(/[\\:]/g, "\\$&");

/** `files` and an ending, or `words`; then word and meaning, parted by a tab, as fish itself reads them. */
function toFish({ files, candidates, prefix }: Completion): readonly string[] {
  const head = files === undefined ? "words" : files.length === 0 ? "files" : `files\t${files.join("|")}`;
  return [head, ...candidates.map(({ value, says }) => `${prefix}${value}\t${says}`)];
}

function toPowerShell({ candidates, prefix }: Completion, { current }: CommandLine): readonly string[] {
  const fitting = candidates.filter(({ value }) => (prefix + value).toLowerCase().startsWith(current.toLowerCase()));
  return fitting.map(({ value, says }) => `${prefix}${value}\t${says || value}`);
}
