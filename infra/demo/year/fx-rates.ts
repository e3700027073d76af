import { Decimal } from "../../../shared/money/decimal.ts";
import { daysOfMonth } from "./days.ts";
import { randomFor } from "./random.ts";

export type FxRate = {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  readonly rateDate: string;
  /** Units of toCurrency per unit of fromCurrency. */
  readonly rate: Decimal;
};

const startRates = { CHF: "1.0640", GBP: "1.2035" } as const;

/** Daily rates of one month from each foreign currency to EUR, wandering a little from day to day. */
export function generateFxRates(month: number): readonly FxRate[] {
  return Object.entries(startRates).flatMap(([fromCurrency, start]) => {
    const random = randomFor(`rates of ${fromCurrency} in month ${month}`);
    let rate = new Decimal(start).times(
      new Decimal(randomFor(`level of ${fromCurrency} ${month}`).integer(980, 1020)).div(1000),
    );
    return daysOfMonth(month).map((rateDate) => {
      rate = rate.plus(new Decimal(random.integer(-22, 22)).div(10_000)).toDecimalPlaces(4);
      return { fromCurrency, toCurrency: "EUR", rateDate, rate };
    });
  });
}
