/** Why a position earned nothing, or less than its tiers give, or cannot be paid yet. Keys appear in facts and on screens. */
export const standingReasons = {
  qualifier_below_zero: "returns outweigh purchases, so no tier is reached",
  below_lowest_tier: "the qualifier has not reached the lowest tier",
  nothing_on_base: "a tier is reached, but it gives nothing on this base",
  taken_back: "what returns take back under later terms exceeds what was earned, and less than nothing is never earned",
  rounds_to_zero: "less than half a minor unit is earned",
  capped_per_position: "the cap per customer and period is reached",
  below_minimum_payout: "earned and accrued, but below the minimum that is paid out",
} as const;
export type StandingReason = keyof typeof standingReasons;

/** Why a qualifying line earned nothing. */
export const lineReasons = {
  position_below_lowest_tier: "the customer's volume in the period has not reached the lowest tier",
  position_earns_nothing: "the position as a whole earns nothing",
  before_lowest_tier: "the line lies below the lowest band",
  tier_gives_nothing: "the tier that applies to the line gives nothing on it",
  fixed_amount_elsewhere: "the fixed amount belongs to the line that crossed the tier",
  order_already_counted: "the order of this line was counted with another of its lines",
  no_base: "the line adds nothing to the base",
  smaller_than_minor_unit: "the line's share is less than a minor unit and falls to a neighbouring line",
} as const;
export type LineReason = keyof typeof lineReasons;
