import type { Draft } from "../draft.ts";
import type { Problem } from "../problem.ts";
import {
  everyChoiceIsCovered,
  everyNodeAsksAKnownQuestion,
  everyNodeSuitsItsQuestion,
  theRestComesOnceAndLast,
  thresholdsAscend,
  unsureLeadsSomewhereWhereOffered,
} from "./branches.ts";
import type { Check, JointCheck, Scope } from "./check.ts";
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
];
const jointChecks: readonly JointCheck[] = [];

/** All that does not make sense in a playbook and in those that it hands over to. */
export function check(drafts: readonly Draft[], scope: Scope): readonly Problem[] {
  return [
    ...drafts.flatMap((draft) => checks.flatMap((holds) => holds(draft, scope))),
    ...jointChecks.flatMap((holds) => holds(drafts, scope)),
  ];
}
