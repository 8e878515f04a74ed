import type { PlaybookJson } from "../../playbook/json.ts";
import type { Answer, QuestionId } from "../../playbook/playbook.ts";

/** What the page's script finds in the page, as JSON. */
export type PageContent = {
  readonly playbook: PlaybookJson;
  /** Answers that the interview begins with. */
  readonly given: readonly (readonly [QuestionId, Answer])[];
  /** The product's version. */
  readonly version: string;
};
