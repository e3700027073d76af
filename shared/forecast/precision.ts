import { Decimal } from "../money/decimal.ts";

/**
 * Results (totals, interval, deviation, scenarios, errors) keep 6 decimal places; figures on the way to them keep 20. Every figure
 * that the inputs record is rounded first and used as recorded, so whoever repeats the steps gets the same result.
 */
const resultPlaces = 6;
const recordedPlaces = 20;

/** Half-up to the places of a result; a half goes away from zero. */
export function roundResult(value: Decimal): Decimal {
  return value.toDecimalPlaces(resultPlaces, Decimal.ROUND_HALF_UP);
}

/** Half-up to the places of a figure that leads to a result and is recorded with it. */
export function roundRecorded(value: Decimal): Decimal {
  return value.toDecimalPlaces(recordedPlaces, Decimal.ROUND_HALF_UP);
}
