import * as z from "zod";
import { patterns } from "./names.ts";
import { channels, units } from "./playbook.ts";
import { has, oneOf } from "./variants.ts";

// Its way to be fast is to write code, which takes longer than to check a hundred playbooks without.
z.config({ jitless: true });

/*
 * The form of a playbook file and of the shared bank. The same definition checks files and gives editors their
 * `playbook.schema.json`. What the names in it mean, whether they exist and fit, is for the checks.
 */

const spelled = (form: keyof typeof patterns, description: string) =>
  z.string().regex(patterns[form]).describe(description);
const text = (description: string) => spelled("a text", description);
const line = (description: string) => text(description).regex(patterns["one line of text"]);
const filled = (description: string) => text(`${description} May hold {{ merge_fields }}.`);
const target = spelled("a target", "Where to go on: a node or an action of this file, or playbook:NAME.");
const cites = z
  .array(spelled("a cite", "A source, and which piece of it: closerq/3."))
  .optional()
  .describe("The pieces of advice that this carries out.");

/** A map with fixed keys. What zod says of an unknown key is the list of those it knows, for a problem to name them. */
const entry = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: () => Object.keys(shape).join(" ") });

/** A map from ids to values, with at least one entry. */
const named = <Value extends z.ZodType>(value: Value, description: string) =>
  z
    .record(z.string().regex(patterns["an id"]), value)
    .refine((map) => Object.keys(map).length > 0, "empty")
    .describe(description);

const ask = line("The question as the rep reads it, 90 characters at most.").max(90);
const why = line("One line: why the answer matters.").optional();

const question = z.discriminatedUnion("type", [
  entry({
    ask,
    type: z.literal("choice").describe("One of several answers."),
    choices: named(line("The answer as the rep reads it."), "Ids to labels. The id `unsure` stands for: I don't know."),
    why,
    cites,
  }),
  entry({
    ask,
    type: z.literal("number").describe("A number of something."),
    unit: z.enum(units).describe("What the number counts."),
    unsure: line("The label of: I don't know. Only where that is an honest answer.").optional(),
    why,
    cites,
  }),
  entry({
    ask,
    type: z.literal("text").describe("A text for messages, never tested by the tree."),
    blank: line("What stands in a message while the answer is missing: contact's first name."),
    why,
    cites,
  }),
]);

const unsure = entry({ unsure: target }).describe("Where: I don't know.");
const rest = entry({ go: target }).describe("The rest, after all thresholds.");

/** Ascending thresholds in numbers or percents, then the rest, and where "I don't know" leads. */
const bands = <Below extends z.ZodType>(below: Below) =>
  z
    .array(
      oneOf({ unsure, rest, band: entry({ below, go: target }) }, (value) =>
        has(value, "unsure")
          ? "unsure"
          : !has(value, "below") && Object.keys(value ?? {}).length === 1
            ? "rest"
            : "band",
      ),
    )
    .min(1)
    .describe("Ascending thresholds, then the rest as {go: ...}; {unsure: ...} where the question offers it.");

const asked = spelled("a question id", "The question whose answer decides here.");
const node = oneOf(
  {
    choice: entry({ ask: asked, when: named(target, "Each choice of the question, and where it leads."), cites }),
    number: entry({ ask: asked, when: bands(z.number().positive().describe("Numbers under this one.")), cites }),
    share: entry({
      share: z
        .record(z.string().regex(patterns["a question id"]), spelled("a question id", "The whole."))
        .refine((share) => Object.keys(share).length === 1)
        .describe("One number as a share of another: {deal_size: territory_size}."),
      when: bands(spelled("a percentage", "Shares under this one: 10%.")),
      cites,
    }),
  },
  (value) =>
    has(value, "share")
      ? "share"
      : has(value, "when") && isOfNumbers((value as { when: unknown }).when)
        ? "number"
        : "choice",
);

/** Whether the ways on are those of a number, or were meant to be: {30: one, 120: another}. */
function isOfNumbers(when: unknown): boolean {
  return Array.isArray(when) || Object.keys(when ?? {}).some((key) => /^\d/.test(key));
}

const action = entry({
  do: line("The one thing to do now."),
  because: filled("The reason."),
  steps: z.array(filled("One step.")).max(5).optional().describe("At most five."),
  say: z
    .array(spelled("an id", "A message of this file."))
    .optional()
    .describe("Messages to send, the best one first."),
  replies: z
    .array(entry({ hear: line("What may come back."), do: filled("What to do then.") }))
    .optional()
    .describe("What may come back, and what to do then."),
  avoid: z.array(filled("One mistake.")).optional().describe("What not to do."),
  let_go: filled("When to stop.").optional(),
  cites,
  then: entry({ after: z.int().min(1).max(260).describe("Business days without an answer."), go: target })
    .optional()
    .describe("What silence leads to."),
  ends: line("How the chain ends here, instead of `then`.").optional(),
});

const subject = line("Of an e-mail only. May hold {{ merge_fields }}.").optional();
const words = filled("The words.");
const message = entry({
  channel: z.enum(channels).describe("How it reaches them."),
  asks: line("The call to action, or the word nothing, on purpose."),
  subject,
  text: words,
  formal: entry({ subject, text: words }).optional().describe("The wording where the relationship is formal."),
  cites,
});

const source = entry({
  author: line("Who gave the advice."),
  title: line("Where it can be read."),
  year: z.int().optional().describe("When it came out."),
  elements: z
    .record(z.string().regex(patterns["an element"]), line("The piece of advice in brief."))
    .optional()
    .describe("What stands after the slash of a cite, and what it says."),
});

const scenario = entry({
  name: line("What is the case here."),
  given: z
    .record(z.string().regex(patterns["a question id"]), z.union([z.string(), z.number()]))
    .describe("Answers that are enough to reach the action."),
  expect: spelled("an action of this playbook or of another", "The action: warn-them, or save-face/write-it."),
});

const questions = z.record(z.string().regex(patterns["a question id"]), question);
const sources = named(source, "Where the advice comes from, by the name that cites use.");

/** One playbook file. */
export const playbookShape = entry({
  title: line("What it is, in a few words."),
  summary: text("When to use it, in a sentence or two."),
  sources: sources.optional(),
  questions: questions.optional().describe("Added to the shared bank. The same id means the same question everywhere."),
  tree: named(node, "Nodes by id; the first one is the start."),
  actions: named(action, "What to do, by id. Actions and nodes share their ids."),
  messages: named(message, "What to say, by id.").optional(),
  scenarios: z.array(scenario).optional().describe("The playbook's own tests."),
});

/** The shared bank, `questions.yaml`. */
export const bankShape = entry({ sources: sources.optional(), questions: questions.optional() });

export type QuestionEntry = z.infer<typeof question>;
export type NodeEntry = z.infer<typeof node>;
export type ActionEntry = z.infer<typeof action>;
export type MessageEntry = z.infer<typeof message>;
export type SourceEntry = z.infer<typeof source>;
export type ScenarioEntry = z.infer<typeof scenario>;
