import { businessDay } from "../../shared/approval/business-time.ts";
import { approversOf, type DecisionRefusal, mayDecide } from "../../shared/approval/may-decide.ts";
import { type CustomerInScope, personCovers } from "../../shared/approval/scope.ts";
import { soFarOf } from "../../shared/payout/as-routed.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import type { Role } from "../../shared/web/session.ts";
import type { Reader } from "./reader.ts";

/** Roles that look at the payouts of every customer in their scope, whether or not they have a part in one. */
const lookingRoles: readonly Role[] = ["approver", "releaser", "auditor", "admin"];

/** Whether a person may know anything of a payout, be it that it exists. */
export function maySee(payout: Payout, reader: Reader): boolean {
  const { personId, roles, policy } = reader;
  const people = [
    payout.proposerId,
    ...(payout.openStep?.asked ?? []),
    ...payout.decisions.flatMap((decision) => [decision.personId, decision.insteadOf]),
  ];
  if (people.includes(personId)) return true;
  if (policy !== undefined && roles.some((role) => lookingRoles.includes(role)))
    return personCovers(policy, personId, payout.customer) || isSubstituteNow(payout, reader);
  return false;
}

/** Whoever stands in since after the step was opened has not been asked, and need not cover the customer. */
function isSubstituteNow(payout: Payout, reader: Reader): boolean {
  const right = rightToDecide(payout, reader);
  return right !== undefined && (right.may || right.refusal === "policy_not_acknowledged");
}

/** Roles that have to do with customers, each with those in the person's scope. */
const customerRoles: readonly Role[] = [...lookingRoles, "proposer"];

/** Whether a person may know what a customer bought, earned and was paid. */
export function maySeeCustomer(customer: CustomerInScope, { personId, roles, policy }: Reader): boolean {
  return (
    policy !== undefined &&
    roles.some((role) => customerRoles.includes(role)) &&
    personCovers(policy, personId, customer)
  );
}

export type RightToDecide =
  | { readonly may: true; readonly insteadOf?: string }
  | { readonly may: false; readonly refusal: DecisionRefusal };

/** Whether a person may decide the step that is open, and for whom they stand in; undefined if none is open. */
export function rightToDecide(payout: Payout, reader: Reader): RightToDecide | undefined {
  const { openStep } = payout;
  if (openStep === undefined) return undefined;
  const { personId, roles, policy, at, acknowledgedAt } = reader;
  if (policy === undefined || !roles.includes("approver")) return { may: false, refusal: "not_an_approver" };
  const soFar = soFarOf(payout);
  const day = businessDay(at, policy);
  const acknowledgedVersion = acknowledgedAt === undefined ? undefined : policy.rebate_policy.version;
  const answer = mayDecide(policy, openStep, soFar, personId, day, acknowledgedVersion);
  if (answer !== "yes") return { may: false, refusal: answer };
  const insteadOf = approversOf(policy, openStep, soFar, day).find((each) => each.personId === personId)?.standsInFor;
  return { may: true, ...(insteadOf === undefined ? {} : { insteadOf }) };
}
