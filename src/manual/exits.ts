import { exitCodes } from "../errors.ts";
import type { Topic } from "./section.ts";

/** What each exit code tells a script. */
const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: "all went well; an interview that ended in advice, or a pipe that was closed early, too",
  problems: "a check found problems, or a comparison found that the advice differs",
  usage:
    "a wrong call or bad input: an unknown flag, an impossible answer, or a missing one where nobody can be asked; no clipboard for --copy",
  blanks: "with --strict: the advice is there, but something is left blank in a message",
  bug: "a bug in followup; the report on standard error says where to send it",
  unwritable: "the output or a file could not be written, such as on a full disk",
  hangup: "the terminal was closed",
  interrupted: "cancelled with Ctrl-C or Ctrl-D",
  terminated: "ended by another program",
};

export const exits: Topic = {
  name: "exit-codes",
  says: "what a script can tell from the exit code",
  sections: [
    { text: "Each code means one thing. Where there is no advice, nothing is on standard output." },
    {
      heading: "Codes",
      rows: Object.entries(exitCodes).map(([name, code]) => [String(code), meanings[name as keyof typeof exitCodes]]),
    },
    {
      heading: "Example",
      calls: [
        {
          does: "Send only what has no blanks",
          call: "followup diagnose --no-input --answers deal.yaml --strict -m email > mail.txt && ./send mail.txt",
        },
      ],
    },
  ],
};
