import { type Decimal, parseDecimal } from "../money/decimal.ts";
import { roundToMinorUnit } from "../money/rounding.ts";
import type { ProgramDocument } from "../program/program.ts";

/**
 * What of a payable amount is paid in all once a settlement is: the stated share at an interim settlement, all of it at the final
 * one. A settlement pays this less what the earlier ones paid.
 *
 * With a share of 75 %, 1,025.00 at an interim settlement pays 768.75; the rest falls due at the end.
 */
export function settledAmount(
  payable: Decimal,
  { isFinal }: { readonly isFinal: boolean },
  { settlement, currency, rounding }: ProgramDocument,
): Decimal {
  const share = settlement?.share_percent;
  if (isFinal || share === undefined) return payable;
  return roundToMinorUnit(payable.times(parseDecimal(share)).div(100), currency, rounding);
}
