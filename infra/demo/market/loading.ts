import { model } from "./model.ts";

/**
 * The working day on which an order is placed that would have been placed on another: an order of the first days after a deadline may be
 * brought forward, the first day's to the last day before it, the second day's to the day before that. Nothing is ordered more or less.
 * @param draw of the order, from 0 up to below 1
 * @param deadlines indices of the first working days after the deadlines
 */
export function dayPlaced(
  day: number,
  {
    draw,
    loaded,
    deadlines,
  }: { readonly draw: number; readonly loaded: number; readonly deadlines: readonly number[] },
): number {
  const deadline = deadlines.findLast((first) => first <= day && day < first + model.loadingDays);
  return deadline === undefined || draw >= loaded ? day : deadline - 1 - (day - deadline);
}
