import type { Draft } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { everyActionEndsOrGoesOn, everyMessageSaidExists, onlyEmailsHaveASubject } from "./actions.ts";
import { everyQuestionIsDefinedOnce, everySourceIsDefinedOnce, questionsOfTheBankHaveNoFields } from "./bank.ts";
import {
  everyChoiceIsCovered,
  everyNodeAsksAKnownQuestion,
  everyNodeSuitsItsQuestion,
  theRestComesOnceAndLast,
  thresholdsAscend,
  unsureLeadsSomewhereWhereOffered,
} from "./branches.ts";
import type { Check, JointCheck, Scope } from "./check.ts";
import { everyCitedElementIsKnown, everyCitedSourceIsKnown, everySourceCitedInTheBankIsKnown } from "./cites.ts";
import {
  everyFieldHasTwoBraces,
  everyFieldIsAQuestion,
  everyFieldIsWellFormed,
  everyFieldOfAnActionIsAnsweredOrHasADefault,
  plainTextsHaveNoFields,
} from "./fields.ts";
import { nothingIsAskedTwiceOnAPath, nothingLeadsInACircle } from "./paths.ts";
import { everyMessageIsSaid, everyNodeAndActionIsReachable, everyQuestionIsUsed, everySourceIsCited } from "./reach.ts";
import { everyExpectedActionExists, everyScenarioIsPossible } from "./scenarios.ts";
import { everyTargetExists, noIdIsBothNodeAndAction } from "./targets.ts";

const checks: readonly Check[] = [
  everyTargetExists,
  noIdIsBothNodeAndAction,
  everyNodeAsksAKnownQuestion,
  everyNodeSuitsItsQuestion,
  everyChoiceIsCovered,
  thresholdsAscend,
  theRestComesOnceAndLast,
  unsureLeadsSomewhereWhereOffered,
  nothingIsAskedTwiceOnAPath,
  everyNodeAndActionIsReachable,
  everyMessageIsSaid,
  everyQuestionIsUsed,
  everySourceIsCited,
  everyActionEndsOrGoesOn,
  everyMessageSaidExists,
  onlyEmailsHaveASubject,
  everyFieldIsWellFormed,
  everyFieldHasTwoBraces,
  plainTextsHaveNoFields,
  everyFieldIsAQuestion,
  everyFieldOfAnActionIsAnsweredOrHasADefault,
  everyCitedSourceIsKnown,
  everyCitedElementIsKnown,
];

const jointChecks: readonly JointCheck[] = [
  everyQuestionIsDefinedOnce,
  everySourceIsDefinedOnce,
  questionsOfTheBankHaveNoFields,
  everySourceCitedInTheBankIsKnown,
  nothingLeadsInACircle,
  everyScenarioIsPossible,
  everyExpectedActionExists,
];

/** All that does not make sense in a playbook and in those that it hands over to. */
export function check(drafts: readonly Draft[], scope: Scope): readonly Problem[] {
  const found = [
    ...drafts.flatMap((draft) => checks.flatMap((holds) => holds(draft, scope))),
    ...jointChecks.flatMap((holds) => holds(drafts, scope)),
  ];
  // Which of two questions a node means is not known, and so not whether it suits it.
  const twofold = new Set(found.flatMap((problem) => (problem.code === "redefined" ? [problem.question] : [])));
  return found.filter((problem) => problem.code === "redefined" || !twofold.has(askedIn(problem) ?? ""));
}

function askedIn(problem: Problem): string | undefined {
  if (problem.code === "unused") return problem.id;
  return "question" in problem ? problem.question : undefined;
}
