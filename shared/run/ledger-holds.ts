import { type PositionKey, positionId } from "../ledger/position.ts";
import { type Decimal, formatDecimal, zero } from "../money/decimal.ts";

/** What the ledger holds of a position. */
export type AccruedPosition = { readonly key: PositionKey; readonly accrued: Decimal };

/**
 * Compares what the ledger holds with what it should hold, position by position. One that a side does not know counts as zero there.
 * @param expected what should be accrued, by position id
 * @returns every difference in words; none when all tie
 */
export function ledgerDiffers(
  expected: ReadonlyMap<string, Decimal>,
  held: readonly AccruedPosition[],
): readonly string[] {
  const found = new Map(held.map(({ key, accrued }) => [positionId(key), accrued]));
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((id) => {
    const [is, should] = [found.get(id) ?? zero, expected.get(id) ?? zero];
    return is.eq(should) ? [] : [`the ledger holds ${formatDecimal(is)} instead of ${formatDecimal(should)} of ${id}`];
  });
}
