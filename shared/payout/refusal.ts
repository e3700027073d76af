/** Why an act on a payout has no effect, by code. */
export const refusals = {
  not_open: "the payout does not wait for this",
  other_step: "the step has been closed",
  expired: "the time to decide is over",
  content_changed: "the payout has been recalculated",
  is_proposer: "whoever proposed a payout decides nothing about it",
  decided_before: "one person decides once",
  is_approver: "whoever approved a payout does not release it",
  no_reason: "a decision needs a reason",
  payee_not_allowed: "the payee is not the counterparty's registered account",
  more_than_accrued: "more would be paid than is accrued",
} as const;
export type Refusal = keyof typeof refusals;

export type Refused = { readonly refused: Refusal };

export function refused(refusal: Refusal): Refused {
  return { refused: refusal };
}

export function isRefused(result: object): result is Refused {
  return "refused" in result;
}
