import { type ApprovalPolicy, everyProgram } from "./approval-policy.ts";
import { type CustomerInScope, personCovers } from "./scope.ts";

/** People who may propose a payout to the customer for positions of these programs, in the order of the policy. */
export function proposersFor(
  policy: ApprovalPolicy,
  programIds: readonly string[],
  customer: CustomerInScope,
): readonly string[] {
  return policy.proposers
    .filter(({ programs }) => programs.includes(everyProgram) || programIds.every((id) => programs.includes(id)))
    .map(({ person }) => person)
    .filter((personId) => personCovers(policy, personId, customer));
}
