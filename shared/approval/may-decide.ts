import type { ApprovalPolicy, Level, Substitute } from "./approval-policy.ts";
import type { Step } from "./route.ts";
import { type CustomerInScope, personCovers } from "./scope.ts";

/**
 * What has happened to a payout that bears on who may act next. Whoever decided as a substitute has used the right of the person
 * whom they stood in for: both ids belong into the lists.
 */
export type PayoutSoFar = CustomerInScope & {
  readonly proposerId: string;
  /** People who decided at earlier steps, and whom they stood in for. */
  readonly earlierDeciderIds: readonly string[];
  /** People who decided at this step already, where it needs two, and whom they stood in for. */
  readonly deciderIds: readonly string[];
};

/** Somebody who may decide a step: in their own right, or standing in for somebody else. */
export type Approver = { readonly personId: string; readonly standsInFor?: string };

export type DecisionRefusal =
  | "not_an_approver"
  | "scope"
  | "is_proposer"
  | "decided_earlier_step"
  | "decided_this_step"
  | "substitute_not_in_force"
  | "substitute_excluded"
  | "policy_not_acknowledged";

export type ReleaseRefusal = "not_a_releaser" | "scope" | "is_proposer" | "decided_a_step";

/**
 * Everybody who may decide a step on a day, each once, own rights first. Whether they have acknowledged the rebate policy is not asked:
 * they are told of the payout and acknowledge before they decide.
 * @param day the day in the policy's time zone, which substitutions are dated in
 */
export function approversOf(policy: ApprovalPolicy, step: Step, payout: PayoutSoFar, day: string): readonly Approver[] {
  const approvers = new Map<string, Approver>();
  for (const right of rightsAt(policy, step)) {
    if (refusalOf(policy, right, payout, day) !== undefined || approvers.has(right.personId)) continue;
    const { personId, substitution } = right;
    approvers.set(personId, substitution === undefined ? { personId } : { personId, standsInFor: substitution.of });
  }
  return [...approvers.values()];
}

/**
 * Whether a person may decide a step on a day, judged when they decide and not when they were asked. Where one right is refused
 * and another is not, as with two substitutions, they may; where all are, the first one's reason is told.
 * @param acknowledgedVersion the version of the rebate policy that the person acknowledged last; undefined for none
 */
export function mayDecide(
  policy: ApprovalPolicy,
  step: Step,
  payout: PayoutSoFar,
  personId: string,
  day: string,
  acknowledgedVersion: string | undefined,
): "yes" | DecisionRefusal {
  const rights = rightsAt(policy, step).filter((right) => right.personId === personId);
  const refusals = rights.map((right) => refusalOf(policy, right, payout, day));
  if (!refusals.includes(undefined)) return refusals[0] ?? "not_an_approver";
  return acknowledgedVersion === policy.rebate_policy.version ? "yes" : "policy_not_acknowledged";
}

/** Whether a person may release an approved payout: a releaser who neither proposed it nor decided any step of it. */
export function mayRelease(policy: ApprovalPolicy, payout: PayoutSoFar, personId: string): "yes" | ReleaseRefusal {
  if (!policy.releasers.includes(personId)) return "not_a_releaser";
  const exclusion = exclusionOf(personId, payout);
  if (exclusion !== undefined) return exclusion === "is_proposer" ? exclusion : "decided_a_step";
  return personCovers(policy, personId, payout) ? "yes" : "scope";
}

/** A ground on which a person may decide at a level: being one of its approvers, or standing in for one. */
type Right = { readonly personId: string; readonly substitution?: Substitute };

/**
 * Only approvers of the level pass their right on, and only their own: whoever stands in for a substitute is named in nothing
 * that leads here.
 */
function rightsAt({ levels, substitutes }: ApprovalPolicy, { levelId }: Step): readonly Right[] {
  const level = levels.find(({ id }) => id === levelId);
  if (level === undefined) return [];
  return [
    ...level.approvers.map((personId) => ({ personId })),
    ...substitutes
      .filter((substitution) => isFor(substitution, level))
      .map((substitution) => ({ personId: substitution.by, substitution })),
  ];
}

const isFor = ({ of, levels }: Substitute, { id, approvers }: Level): boolean =>
  approvers.includes(of) && (levels === undefined || levels.includes(id));

/** Why a right does not count for a payout on a day; undefined if it does. */
function refusalOf(
  policy: ApprovalPolicy,
  { personId, substitution }: Right,
  payout: PayoutSoFar,
  day: string,
): DecisionRefusal | undefined {
  if (substitution === undefined)
    return exclusionOf(personId, payout) ?? (personCovers(policy, personId, payout) ? undefined : "scope");
  const { of, from, until } = substitution;
  if (day < from || day >= until) return "substitute_not_in_force";
  // A person who is excluded has nothing to pass on either.
  if ([personId, of].some((id) => exclusionOf(id, payout) !== undefined)) return "substitute_excluded";
  return personCovers(policy, of, payout) ? undefined : "scope";
}

/** Nobody approves what they proposed, and nobody approves twice. */
function exclusionOf(
  personId: string,
  payout: PayoutSoFar,
): "is_proposer" | "decided_earlier_step" | "decided_this_step" | undefined {
  if (personId === payout.proposerId) return "is_proposer";
  if (payout.earlierDeciderIds.includes(personId)) return "decided_earlier_step";
  return payout.deciderIds.includes(personId) ? "decided_this_step" : undefined;
}
