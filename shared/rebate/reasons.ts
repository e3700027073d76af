/** Why a position earned nothing, or something else than its tiers give, or cannot be paid yet. Keys appear in facts and on screens. */
export const standingReasons = {
  qualifier_below_zero: "returns outweigh purchases, so no tier is reached",
  no_baseline: "there is nothing to measure growth against, so no tier is reached",
  not_paid_yet: "the tier depends on the payment of each line, and none is paid yet",
  below_lowest_tier: "the qualifier has not reached the lowest tier",
  nothing_on_base: "a tier is reached, but it gives nothing on this base",
  taken_back: "what returns take back under later terms exceeds what was earned, and less than nothing is never earned",
  rounds_to_zero: "less than half a minor unit is earned",
  raised_to_tier_minimum: "the tier reached gives at least this amount",
  limited_to_share_of_net_amount: "the share of the net amount that may be earned is reached",
  capped_per_position: "the cap per customer and period is reached",
  raised_to_guarantee: "the guaranteed minimum is more than the volume earns",
  budget_shared_out: "the program's budget does not suffice for all customers and is shared out",
  another_program_pays: "of the programs that exclude each other another one gives more on these lines",
  below_minimum_payout: "earned and accrued, but below the minimum that is paid out",
} as const;
export type StandingReason = keyof typeof standingReasons;

/** Why a qualifying line earned nothing. */
export const lineReasons = {
  position_without_baseline: "there is nothing to measure growth against",
  position_below_lowest_tier: "the customer's volume in the period has not reached the lowest tier",
  position_earns_nothing: "the position as a whole earns nothing",
  not_paid_yet: "the line's tier depends on its payment, and it is not paid yet",
  another_program_pays: "another program, which excludes this one, gives more on the line",
  taken_back: "the line and the return that takes it back cancel each other out",
  before_lowest_tier: "the line lies below the lowest band",
  beyond_base_limit: "the base that may earn is used up before the line",
  decides_only: "the line counts towards the tier but does not earn",
  tier_gives_nothing: "the tier that applies to the line gives nothing on it",
  fixed_amount_elsewhere: "the fixed amount belongs to the line that crossed the tier",
  order_already_counted: "the order of this line was counted with another of its lines",
  day_already_counted: "the day of this line was counted with another of its lines",
  no_base: "the line adds nothing to the base",
  multiple_not_full: "the line fills no further multiple",
  smaller_than_minor_unit: "the line's share is less than a minor unit and falls to a neighbouring line",
} as const;
export type LineReason = keyof typeof lineReasons;
