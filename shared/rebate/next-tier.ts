import { minorDigits } from "../money/currency.ts";
import { Decimal, zero } from "../money/decimal.ts";
import type { ProgramDocument } from "../program/program.ts";
import { needsLines } from "./needs-lines.ts";
import type { Volume } from "./parcel.ts";
import { computePosition, type Position } from "./position.ts";
import { readParts } from "./pro-rata.ts";
import { scaledVolume } from "./scaled-volume.ts";

/** What it is worth to a customer to reach the next tier. */
export type NextTier = {
  /** Volume still missing, in the qualifier's measure. */
  readonly missingVolume: Decimal;
  /** What would be earned more once it is bought, in the mix bought so far. */
  readonly gain: Decimal;
  /** The gain in percent of the missing volume, where that is money. */
  readonly returnPercent?: Decimal;
};

/**
 * What reaching the next tier would bring: 4,200.00 missing that would earn 1,890.00 more return 45 %.
 * Undefined at the top, where each line has a tier of its own, and where the terms look at single lines, because nobody knows the lines
 * that are to come.
 */
export function nextTierOf(volume: Volume, { governing, standing }: Position): NextTier | undefined {
  const { document } = governing;
  const { measure, growth, counting } = document.qualifier;
  const { nextTierFrom, distanceToNextTier, qualifierTotal } = standing;
  if (nextTierFrom === undefined || distanceToNextTier === undefined || measure === "days_to_payment") return undefined;
  if (needsLines(document) || counting === "previous-period") return undefined;
  const bought = volume.parcels.reduce((sum, { qualifier }) => sum.plus(qualifier[measure]), zero);
  if (bought.lte(0) || qualifierTotal.lte(0)) return undefined;
  const toBound =
    growth?.as === "percent"
      ? readParts(bought.times(nextTierFrom).div(qualifierTotal).minus(bought))
      : distanceToNextTier;
  // A bound that does not belong to its tier has to be passed.
  const missingVolume = document.qualifier.bounds === "exclusive" ? toBound.plus(smallestStep(document)) : toBound;
  const there = computePosition(scaledVolume(volume, governing, bought.plus(missingVolume), bought));
  const gain = there.standing.earned.minus(standing.earned);
  const isMoney = measure === "net_amount" || measure === "gross_amount" || measure === "contract_amount";
  return {
    missingVolume,
    gain,
    ...(isMoney && missingVolume.gt(0) ? { returnPercent: gain.times(100).div(missingVolume).toDecimalPlaces(2) } : {}),
  };
}

/** The least that volume can grow by: a minor unit of money, the last digit of a quantity, one of what is counted. */
function smallestStep({ currency, qualifier }: ProgramDocument): Decimal {
  const money = minorDigits(currency);
  const digits = {
    net_amount: money,
    gross_amount: money,
    contract_amount: money,
    quantity: 6,
    order_count: 0,
    active_days: 0,
    days_to_payment: 0,
  };
  return new Decimal(10).pow(-digits[qualifier.measure]);
}
