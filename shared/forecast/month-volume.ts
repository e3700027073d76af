import { compareText } from "../compare-text.ts";
import { invariant } from "../invariant.ts";
import { type Decimal, formatDecimal, zero } from "../money/decimal.ts";

/** The volume of one calendar month, `2011-04`, or of the part of it that lies in the period. */
export type MonthVolume = { readonly month: string; readonly volume: Decimal };

/** Volumes by month, in the order of months. A month without volume is not named. */
export type VolumeByMonth = ReadonlyMap<string, Decimal>;

/**
 * @param months in any order, a month without volume named or not: it makes no difference, also not to what is recorded
 * @throws BrokenInvariant if a month is named twice or is none
 */
export function volumeByMonth(months: readonly MonthVolume[]): VolumeByMonth {
  for (const { month } of months) invariant(/^\d{4}-(0[1-9]|1[0-2])$/.test(month), `not a month: ${month}`);
  invariant(new Set(months.map(({ month }) => month)).size === months.length, "each month has one volume");
  return new Map(
    months
      .filter(({ volume }) => !volume.isZero())
      .sort((a, b) => compareText(a.month, b.month))
      .map(({ month, volume }) => [month, volume]),
  );
}

export function sumOf(volumes: Iterable<Decimal>): Decimal {
  let sum = zero;
  for (const volume of volumes) sum = sum.plus(volume);
  return sum;
}

/** The same month one year earlier: `2010-04` for `2011-04`. */
export function yearBefore(month: string): string {
  return `${String(Number(month.slice(0, 4)) - 1).padStart(4, "0")}${month.slice(4)}`;
}

/** `2011-04 300, 2011-05 310`, as inputs record it. */
export function asText(figureByMonth: Iterable<readonly [month: string, figure: Decimal]>): string {
  return Array.from(figureByMonth, ([month, figure]) => `${month} ${formatDecimal(figure)}`).join(", ");
}
