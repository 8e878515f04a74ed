import type { Coverage } from "../decision/coverage.ts";
import type { ProblemExample } from "../decision/examples.ts";
import { Places } from "../decision/places.ts";
import type { Finding, Proof } from "../decision/proof.ts";
import type { ScenarioFailure } from "../decision/scenarios.ts";
import type { Concern, Reading } from "../message/lint.ts";
import type { Loaded, Sheets } from "../playbook/load-by.ts";
import type { PathFigures } from "../playbook/paths.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Position, Problem } from "../playbook/problem.ts";
import { sayBranch, sayDeal, sayTest } from "./deal.ts";
import { sentence } from "./problems.ts";

/** All that a check has found out about one playbook and what it hands over to. */
export type Examined =
  | {
      readonly sound: false;
      readonly name: string;
      readonly loaded: Extract<Loaded, { ok: false }> & Sheets;
      readonly examples: ReadonlyMap<Problem, ProblemExample>;
    }
  | ({
      readonly sound: true;
      readonly name: string;
      readonly loaded: Extract<Loaded, { ok: true }> & Sheets;
    } & Insights);

/** What is known of a playbook that can be loaded. */
export type Insights = {
  readonly proof: Proof;
  readonly figures: PathFigures;
  readonly failures: readonly ScenarioFailure[];
  readonly coverage: Coverage;
  readonly readings: readonly Reading[];
};

/** What a check says about one place. Errors fail it; warnings do where it is strict. */
export type Remark = {
  readonly severity: "error" | "warning";
  readonly at: Position;
  readonly code: string;
  readonly says: string;
  /** A deal that shows it, and what becomes of it. */
  readonly example?: string;
};

/** A check's results in words, in reading order. `percent` is what the scenarios have to reach; 0 asks for nothing. */
export function remarksOn(examined: Examined, percent = 0): readonly Remark[] {
  if (!examined.sound)
    return examined.loaded.problems.map((problem) => remarkOnProblem(problem, examined.examples.get(problem)));
  const { loaded, proof, failures, coverage, readings } = examined;
  const places = new Places(loaded.drafts);
  const remarks = [
    ...proof.findings.map((finding) => remarkOnFinding(finding, places)),
    ...failures.map((failure) => remarkOnScenario(failure, places)),
    ...remarkOnCoverage(coverage, percent, loaded.playbook, places),
    ...readings.flatMap((reading) => remarksOnMessage(reading, places)),
  ];
  return inOrder(remarks);
}

function inOrder(remarks: readonly Remark[]): readonly Remark[] {
  const files = [...new Set(remarks.map(({ at }) => at.file))];
  return remarks.toSorted(
    (a, b) => files.indexOf(a.at.file) - files.indexOf(b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column,
  );
}

function remarkOnProblem(problem: Problem, example: ProblemExample | undefined): Remark {
  const { at, code } = problem;
  return {
    severity: "error",
    at,
    code,
    says: sentence(problem),
    ...(example === undefined ? {} : { example: `${sayDeal(example.deal)}: ${comes[example.comes]}` }),
  };
}

const comes: Readonly<Record<ProblemExample["comes"], string>> = {
  "to no way on": "no way on",
  "to the way before": "takes the way before this one",
  "to what is answered already": "comes here with the answer given",
  "back to where it was": "comes back to where it was",
};

function remarkOnFinding(finding: Finding, places: Places): Remark {
  const deal = sayDeal(finding.deal);
  if (finding.code === "left-blank") {
    const { action, message, field, place } = finding;
    const at = places.message(action.id, message.id, place, field);
    const says = `\`${field}\` may be answered with "I don't know" on the way to \`${action.id}\`, and then stays blank; expected {{ ${field} | default: "some words" }}`;
    return {
      severity: "error",
      code: finding.code,
      at,
      says,
      example: `${deal}: message \`${message.id}\` says [${field.replaceAll("_", " ")}]`,
    };
  }
  const { node } = finding;
  if (finding.code === "no-way-on") {
    const says = `\`${sayTest(node)}\` has no value here for some deals, since there is no share of 0`;
    return { severity: "error", code: finding.code, at: places.node(node.id), says, example: `${deal}: no way on` };
  }
  const branch = sayBranch(node, finding.branch);
  const reason = finding.because === "no-number" ? "no answer lies in it" : "earlier answers have decided already";
  const says = `no deal takes the branch \`${branch}\` of \`${sayTest(node)}\`: ${reason}`;
  return {
    severity: "error",
    code: finding.code,
    at: places.branch(node.id, finding.branch),
    says,
    example: `${deal}: comes to \`${node.id}\` and cannot go this way`,
  };
}

function remarkOnScenario({ scenario, index, outcome }: ScenarioFailure, places: Places): Remark {
  const becomes = {
    advise: () => (outcome.kind === "advise" ? `it leads to \`${outcome.action.id}\`` : ""),
    ask: () => `it gives no answer to \`${outcome.kind === "ask" ? outcome.question.id : ""}\``,
    reject: () => (outcome.kind === "reject" ? `\`${outcome.question.id}\` cannot be \`${outcome.answer}\` here` : ""),
  }[outcome.kind]();
  const says = `scenario "${scenario.name}" expects \`${scenario.expect}\`, but ${becomes}`;
  return { severity: "error", code: "scenario", at: places.scenario(index), says };
}

function remarkOnCoverage({ part }: Coverage, percent: number, playbook: Playbook, places: Places): readonly Remark[] {
  if (part * 100 >= percent) return [];
  const { file } = places.node(playbook.start);
  const says = `the scenarios reach ${sayPart(part)} of the playbook; expected ${percent}% at least`;
  return [{ severity: "error", code: "coverage", at: { file, line: 1, column: 1 }, says }];
}

/** A part as a whole percentage, rounded down: only all is 100%. */
export const sayPart = (part: number): string => `${Math.floor(part * 100 + 1e-9)}%`;

function remarksOnMessage({ action, message, tone, concerns }: Reading, places: Places): readonly Remark[] {
  return concerns.map((concern) => {
    const piece = "phrase" in concern ? concern.phrase : undefined;
    const at = places.message(action.id, message.id, { tone, part: concern.part }, piece);
    return {
      severity: "warning",
      code: concern.code,
      at,
      says: `message \`${message.id}\`${tone === "formal" ? ", formal," : ""} ${sayConcern(concern)}`,
    };
  });
}

function sayConcern(concern: Concern): string {
  switch (concern.code) {
    case "long-email":
      return `has ${concern.words} words; expected ${concern.limit} at most in an e-mail`;
    case "long-subject":
      return `has a subject of ${concern.words} words; expected ${concern.limit} at most`;
    case "long-voicemail":
      return `takes ${concern.seconds} seconds to speak; expected ${concern.limit} at most in a voicemail`;
    case "several-questions":
      return `asks ${concern.questions} questions; expected one, which is easy to answer`;
    case "asks-after-all":
      return "asks a question, while `asks` says nothing; expected its call to action there";
    case "hollow":
      return `says "${concern.phrase}", which asks for nothing; expected one specific thing`;
    case "guilt":
      return `says "${concern.phrase}", which blames the reader`;
    case "placeholder":
      return `says "${concern.phrase}", which is sent as it stands; expected a field: {{ question_id }}`;
    case "unit-twice":
      return `says "${concern.phrase}" after {{ ${concern.field} }}, which says its unit itself, such as 20 days or 3 weeks; leave the word out`;
  }
}
