import type { Style } from "../render/style.ts";
import type { Events } from "./events.ts";
import { InquirerPrompter } from "./inquirer.ts";
import { PlainPrompter } from "./plain.ts";
import type { Prompter } from "./prompter.ts";
import { openTerminal, type Streams } from "./terminal.ts";

/** What the prompts need of the process. */
type Surroundings = Streams &
  Events & {
    /** Whole lines without escape sequences: for `--plain` and `TERM=dumb`. */
    readonly plain: boolean;
    /** How a terminal is coloured here; stdout has no say in it. */
    readonly style: Style;
  };

/** Opens a prompter on the terminal; undefined where there is none to ask on. */
export function openPrompter({ plain, style, ...surroundings }: Surroundings): Prompter | undefined {
  const terminal = openTerminal(surroundings);
  if (terminal === undefined) return undefined;
  return plain ? new PlainPrompter(terminal, surroundings) : new InquirerPrompter(terminal, style, surroundings);
}
