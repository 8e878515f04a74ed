import type { Answers } from "../decision/walk.ts";
import type { Advice } from "../render/advice.ts";
import { type Page, prose } from "../render/layout.ts";

/** What `followup diagnose` walks where no playbook is named. */
export const defaultPlaybook = "gone-quiet";

/** The options of a call that change what is printed, and so belong into the call that repeats it. */
export type Printing = {
  readonly format: string;
  readonly message?: string | true;
  readonly body?: boolean;
  readonly explain?: boolean;
  readonly strict?: boolean;
  readonly today?: string;
};

/** The one command that gives the same advice again without questions, quoted for a POSIX shell. Standing answers go without saying. */
export function commandAgain(playbook: string, answers: Answers, standing: Answers, printing: Printing): string {
  const told = [...answers].filter(([id, answer]) => standing.get(id) !== answer);
  const words = [
    "followup",
    "diagnose",
    ...(playbook === defaultPlaybook ? [] : [playbook]),
    ...told.flatMap(([id, answer]) => ["-a", `${id}=${answer}`]),
    ...(printing.format === "text" ? [] : ["--format", printing.format]),
    ...(printing.today === undefined ? [] : ["--today", printing.today]),
    ...(["body", "explain", "strict"] as const).flatMap((flag) => (printing[flag] ? [`--${flag}`] : [])),
    ...(printing.message === undefined ? [] : ["-m", ...(printing.message === true ? [] : [printing.message])]),
    "--no-input",
  ];
  return words.map(quoted).join(" ");
}

type Closing = Page & {
  readonly advice: Advice;
  readonly canBeFormal: boolean;
  /** Whether the advice was printed right above, and may have scrolled away. */
  readonly isRead: boolean;
};

/** What stands below the advice once somebody was asked: how to have it again, and at the end what it comes down to. */
export function closing(call: string, { advice, canBeFormal, isRead, ...page }: Closing): string {
  return [
    "",
    ...(canBeFormal ? [...prose(page, "In formal words: the same call with -a tone=formal", ""), ""] : []),
    "Again, without questions:",
    // Whole, since it is there to be copied.
    call,
    "",
    ...(isRead ? [...prose(page, advice.action.do, "-> ", page.style.headline), ""] : []),
    "",
  ].join("\n");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
