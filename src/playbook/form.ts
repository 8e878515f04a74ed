import type * as z from "zod";
import type { Form, HoldForm } from "./draft.ts";
import { misshapen } from "./misshapen.ts";
import { nearest } from "./nearest.ts";
import { bankShape, playbookShape } from "./shape.ts";

const shapes: Readonly<Record<"playbook" | "bank", z.ZodType>> = { playbook: playbookShape, bank: bankShape };

/** Holds values against their shape, and finds all that does not fit. */
export const holdForm: HoldForm = (located, kind): Form => {
  const issues = shapes[kind].safeParse(located.value).error?.issues ?? [];
  return { problems: misshapen(issues, located), broken: new Set(issues.flatMap(placesBroken)) };
};

/** The section, and the entry unless all that it has is a key too many. */
function placesBroken(issue: z.core.$ZodIssue): readonly string[] {
  const section = issue.path.slice(0, 1).join("/");
  if (issue.code !== "unrecognized_keys") return [section, issue.path.slice(0, 2).join("/")];
  const known = issue.message.split(" ");
  // At the top, a mistyped section is one that cannot be read.
  return issue.path.length > 0 ? [section] : issue.keys.flatMap((key) => nearest(key, known) ?? []);
}
