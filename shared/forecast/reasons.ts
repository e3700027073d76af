/** Why a forecast does not rest on the shape of last year although it was asked for. Keys are stored with the estimate. */
export const fallbackReasons = {
  no_volume_last_year: "last year's period has no volume",
  no_volume_by_this_day_last_year: "last year had no volume yet, or more returns than purchases, by the same day",
  returns_prevail_last_year: "last year's period ended below zero, so no share of it can be scaled up",
} as const;
export type FallbackReason = keyof typeof fallbackReasons;

/** What the standard deviation of a forecast rests on. Keys are stored with the estimate. */
export const deviationRules = {
  complete_months: "sample standard deviation of the complete months' volumes",
  ratios_to_last_year: "sample standard deviation of the complete months' ratios to the same months last year",
  half_of_remaining_volume: "fewer than two months to compare: half of the volume that is forecast for the rest",
  period_is_over: "nothing remains to be forecast",
} as const;
export type DeviationRule = keyof typeof deviationRules;
