import type { Coverage, Covered } from "../decision/coverage.ts";
import type { Reading } from "../message/lint.ts";
import type { Channel, QuestionId, Target } from "../playbook/playbook.ts";
import { type Examined, remarksOn } from "./check.ts";
import { jsonText } from "./clean.ts";
import { sayBranch } from "./deal.ts";

/** A check as JSON: contract version 1, with the same promises as the advice's. What is not known of an unsound playbook is null. */
export type CheckJson = {
  readonly version: 1;
  /** The version of followup that checked. */
  readonly product: string;
  readonly playbooks: readonly PlaybookCheckJson[];
};

export type PlaybookCheckJson = {
  /** As it was named in the call. */
  readonly name: string;
  /** Whether nothing is an error. Warnings do not count here. */
  readonly ok: boolean;
  readonly remarks: readonly {
    readonly severity: "error" | "warning";
    readonly code: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly says: string;
    /** A deal that shows it, and what becomes of it. */
    readonly example: string | null;
  }[];
  /** `paths` is a whole number in digits, since it may be too large for a JSON number; `up_to_five` is a fraction. */
  readonly paths: {
    readonly paths: string;
    readonly shortest: number;
    readonly median: number;
    readonly longest: number;
    readonly up_to_five: number;
    readonly exact: boolean;
  } | null;
  readonly scenarios: { readonly run: number; readonly failed: number } | null;
  /** `part` is a fraction; `missed` is what no scenario reaches. */
  readonly coverage: {
    readonly part: number;
    readonly nodes: CoveredJson<Target>;
    readonly branches: CoveredJson<BranchJson>;
    readonly actions: CoveredJson<Target>;
  } | null;
  readonly messages: readonly MessageJson[] | null;
  /** By action, the facts that its messages say and that nobody may have told: asked for at the end, else left blank. */
  readonly to_fill_in: Readonly<Record<Target, readonly QuestionId[]>> | null;
  /** Of playbooks handed over to, what earlier answers rule out for deals that start here; null where that could not be worked out. */
  readonly out_of_reach: { readonly actions: readonly Target[]; readonly branches: readonly BranchJson[] } | null;
};

/** `asks` is null where the message asks for nothing, on purpose; `seconds` is a voicemail's length. */
type MessageJson = {
  readonly id: string;
  readonly playbook: string;
  readonly tone: "warm" | "formal";
  readonly channel: Channel;
  readonly asks: string | null;
  readonly words: number;
  readonly seconds: number | null;
  readonly questions: number;
};

type CoveredJson<Item> = { readonly all: number; readonly missed: readonly Item[] };

/** `branch` as the playbook writes it: `yes`, `5 to under 28`, `unsure`. */
type BranchJson = { readonly node: Target; readonly branch: string };

/** The JSON text: two spaces of indent, keys in the order of `CheckJson`. */
export function checkJson(all: readonly Examined[], product: string, percent?: number): string {
  const json: CheckJson = { version: 1, product, playbooks: all.map((examined) => playbookJson(examined, percent)) };
  return jsonText(json);
}

function playbookJson(examined: Examined, percent: number | undefined): PlaybookCheckJson {
  const remarks = remarksOn(examined, percent).map(({ severity, code, at, says, example = null }) => {
    return { severity, code, file: at.file, line: at.line, column: at.column, says, example };
  });
  const head = { name: examined.name, ok: remarks.every(({ severity }) => severity !== "error"), remarks };
  if (!examined.sound)
    return {
      ...head,
      paths: null,
      scenarios: null,
      coverage: null,
      messages: null,
      to_fill_in: null,
      out_of_reach: null,
    };
  const { figures, failures, loaded, coverage, readings, proof } = examined;
  const { paths, shortest, median, longest, upToFive, exact } = figures;
  return {
    ...head,
    paths: { paths: String(paths), shortest, median, longest, up_to_five: upToFive, exact },
    scenarios: { run: loaded.playbook.scenarios.length, failed: failures.length },
    coverage: coverageJson(coverage),
    messages: readings.map(messageJson),
    to_fill_in: Object.fromEntries(proof.toFillIn),
    out_of_reach: proof.complete
      ? { actions: proof.outOfReach.actions, branches: proof.outOfReach.branches.map(branchJson) }
      : null,
  };
}

function coverageJson({ part, nodes, branches, actions }: Coverage): PlaybookCheckJson["coverage"] {
  const covered = <Item>({ all, missed }: Covered<Item>): CoveredJson<Item> => ({ all, missed });
  return {
    part,
    nodes: covered(nodes),
    branches: { all: branches.all, missed: branches.missed.map(branchJson) },
    actions: covered(actions),
  };
}

function branchJson({ node, branch }: Coverage["branches"]["missed"][number]): BranchJson {
  return { node: node.id, branch: sayBranch(node, branch) };
}

function messageJson({ action, message, tone, channel, asks, words, seconds, questions }: Reading): MessageJson {
  const { id } = message;
  return {
    id,
    playbook: action.playbook,
    tone,
    channel,
    asks: asks ?? null,
    words,
    seconds: seconds ?? null,
    questions,
  };
}
