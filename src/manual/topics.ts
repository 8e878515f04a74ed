import { settings } from "../answers/standing.ts";
import { expectedOf } from "../decision/answers.ts";
import type { Question } from "../playbook/playbook.ts";
import { environment } from "./environment.ts";
import { exits } from "./exits.ts";
import type { Topic } from "./section.ts";
import { shell } from "./shell.ts";

const numbers = (unit: "money" | "days" | "people"): string =>
  expectedOf({ kind: "number", id: "", ask: "", unit, cites: [] } satisfies Question);

const answers: Topic = {
  name: "answers",
  says: "how to answer without being asked",
  sections: [
    {
      text: "An answer is the id of a question and a value: decision_maker=no. Give it with -a, as often as you like. Tab offers the ids, and after an interview followup shows the call that repeats it without questions, with all of them. A wrong one is told, with the nearest right one.",
    },
    {
      heading: "What a value can be",
      rows: [
        ["a choice", "its id, such as yes, or its label in full"],
        ["money", numbers("money")],
        ["days", numbers("days")],
        ["people, a count", numbers("people")],
        ["a text", "words on one line, for the messages; in a YAML file put quotes around what looks like a number"],
        ["unsure", "where you may honestly not know, the question takes it, and the advice follows from it"],
      ],
    },
    {
      heading: "Where answers come from; the first one counts",
      rows: [
        ["-a id=value", "on the command line; of two for one question the later counts"],
        ["--answers FILE", "a YAML or JSON file, one answer a line; - reads standard input"],
        ["config.yaml", "what `followup config set` keeps: your name, your territory"],
        ["the interview", "asks for what is still open, if there is a terminal to ask on"],
      ],
    },
    { heading: "Settings that are kept the same way", rows: [...settings] },
    {
      heading: "Examples",
      calls: [
        { does: "Two answers beforehand", call: "followup diagnose -a news=silent -a days_silent='5 weeks'" },
        {
          does: "From a file, the name on top of it",
          call: 'followup diagnose --answers deal.yaml -a contact_name="Zoë"',
        },
        { does: "From a program", call: `echo '{"stage": "proposal"}' | followup diagnose --answers -` },
      ],
    },
  ],
};

const formats: Topic = {
  name: "formats",
  says: "text, Markdown, JSON, one message alone",
  sections: [
    {
      text: "The advice goes to standard output and nothing else does. Questions, notes and errors go to standard error or the terminal, so that a pipe or a file holds the advice alone, without colour.",
    },
    {
      heading: "Formats",
      rows: [
        ["--format text", "to be read; wrapped to the terminal, whole lines in a pipe"],
        ["--format markdown", "for a wiki or a ticket"],
        [
          "--format json",
          "for programs. It carries its version, the playbook with a hash of its content, all answers and the day: the same call gives the same bytes",
        ],
        [
          "-m [id or channel]",
          "one message alone, ready to paste: an e-mail begins with its subject, unless --body is given. Without a value it is the best one",
        ],
        ["--copy [id or channel]", "puts that message on the clipboard, too; over SSH by way of the terminal"],
        ["--explain", "adds what would change the advice; JSON always has it"],
        ["--today 2026-11-23", "counts from that day, so that a call can be repeated exactly"],
      ],
    },
    {
      text: "What a message still lacks stands in square brackets, such as [contact's name], and is told on standard error. With --strict the exit code is 3 then.",
    },
    {
      heading: "Examples",
      calls: [
        { does: "What to do, for a program", call: "followup diagnose --format json | jq -r .action.do" },
        { does: "The voicemail alone", call: "followup diagnose -m voicemail" },
      ],
    },
  ],
};

const playbooks: Topic = {
  name: "playbooks",
  says: "decision trees in YAML: what ships, and how to write your own",
  sections: [
    {
      text: "A playbook is one YAML file: questions, a tree of them, actions, and messages. The one called gone-quiet finds out which situation this is, and hands over to the method that fits. Each method can be run on its own: followup diagnose save-face.",
    },
    {
      heading: "Where one is found, first to last",
      rows: [
        ["a path", "whatever has a / in it or ends in .yaml: ./team.yaml"],
        ["your own", "a name in the folder playbooks beside config.yaml (`followup config path` tells where)"],
        ["shipped", "a name that `followup playbook list` shows as shipped"],
      ],
    },
    {
      text: "`followup playbook new NAME` begins one of your own, with comments that teach the format; --from copies one that ships. The folder playbooks of the installed package holds all that ship and a README that teaches the format in ten minutes.",
    },
    {
      heading: "Examples",
      calls: [
        { does: "See what there is", call: "followup playbook list" },
        { does: "Begin one", call: "followup playbook new our-way" },
        { does: "Check a file: every problem, with line and column", call: "followup playbook check team.yaml" },
        { does: "Run it", call: "followup diagnose ./team.yaml" },
      ],
    },
  ],
};

/** Every topic, in the order in which they are listed. */
export const topics: readonly Topic[] = [answers, formats, exits, environment, playbooks, shell];
