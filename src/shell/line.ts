/** A call up to the cursor: the words before the one under the cursor, and that one as it stands and as it is meant. */
export type CommandLine = {
  readonly words: readonly string[];
  readonly current: string;
  /** The quote that is still open in it; empty where none is. */
  readonly quote: "" | "'" | '"';
};

/**
 * Reads one call on a bash command line as bash does: quotes and backslashes are taken off, redirections are left out.
 * bash's own words cannot be used, since they are torn at every `=` and `:`.
 */
export function readLine(text: string): CommandLine {
  const words: string[] = [];
  let current: string | undefined;
  let quote: CommandLine["quote"] = "";
  let isRedirected = false;
  const finish = () => {
    if (current !== undefined && !isRedirected) words.push(current);
    if (current !== undefined) isRedirected = false;
    current = undefined;
  };
  for (const { groups = {} } of text.matchAll(piece)) {
    const { blank, redirection, single, double, escaped, plain } = groups;
    if (blank !== undefined) finish();
    else if (redirection !== undefined) {
      finish();
      isRedirected = true;
    } else {
      quote = openQuote(single ?? double);
      current = (current ?? "") + (plain ?? escaped?.slice(1) ?? inside(single ?? double ?? "", quote));
    }
  }
  return { words, current: current ?? "", quote: current === undefined ? "" : quote };
}

const pieces = {
  blank: /\s+/,
  redirection: /\d*(?:>>|<<<|<<|>&|<&|>\||<>|>|<)/,
  single: /'[^']*'?/,
  double: /"(?:\\.|[^"\\])*"?/,
  escaped: /\\.?/,
  plain: /[^\s<>'"\\]+/,
};
const piece = new RegExp(
  Object.entries(pieces)
    .map(([name, { source }]) => `(?<${name}>${source})`)
    .join("|"),
  "gs",
);

function openQuote(quoted: string | undefined): CommandLine["quote"] {
  if (quoted === undefined) return "";
  const mark = quoted[0] as "'" | '"';
  return quoted.length > 1 && quoted.endsWith(mark) && !/[^\\](\\\\)*\\"$/.test(quoted) ? "" : mark;
}

function inside(quoted: string, open: CommandLine["quote"]): string {
  const text = quoted.slice(1, open === "" ? -1 : undefined);
  return quoted.startsWith('"') ? text.replace(/\\([$`"\\])/g, "$1") : text;
}
