import { Decimal, zero } from "../money/decimal.ts";

/**
 * Quantiles z of the standard normal distribution by probability in percent: a value lies below z with that probability.
 * Cut after 16 decimal places.
 *
 * Source: the inverse of the distribution function P of Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.2, computed to
 * 25 digits with mpmath; the tests check each constant against the series 26.2.11.
 */
export const standardNormalQuantiles = {
  "50": zero,
  "60": new Decimal("0.2533471031357997"),
  "70": new Decimal("0.5244005127080407"),
  "75": new Decimal("0.6744897501960817"),
  "80": new Decimal("0.8416212335729142"),
  "90": new Decimal("1.2815515655446004"),
  "95": new Decimal("1.6448536269514727"),
  "97.5": new Decimal("1.9599639845400542"),
  "99": new Decimal("2.3263478740408411"),
} as const satisfies Record<string, Decimal>;
export type QuantilePercent = keyof typeof standardNormalQuantiles;
