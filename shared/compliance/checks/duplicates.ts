import { daysBetween } from "../../calendar/day.ts";
import { sumOf } from "../../rebate/figures.ts";
import type { EarlierPayout, PayoutLine } from "../context.ts";
import { amountText, check, finding, placeOf, worstOfLines } from "./check.ts";
import { openRows, otherPayouts } from "./history.ts";
import { readable, readableDay } from "./readable.ts";

const cutOf = ({ countsUntil }: Pick<PayoutLine, "countsUntil">) =>
  readableDay(countsUntil, "the day that a settlement counts until");
type Place = Pick<PayoutLine, "programId" | "periodId">;
const isSettled = ({ status }: EarlierPayout): boolean => status === "released" || status === "paid";
const isSamePosition = (a: Place, b: Place) => a.programId === b.programId && a.periodId === b.periodId;

/**
 * One settlement of a position is paid by one payout. A later settlement pays whatever earlier ones did not; and where late papers
 * changed what was paid, another payout pays the difference, as long as it counts what was paid as settled.
 */
export const settledOnce = check("settled_once", (context) =>
  worstOfLines(context, (line) => {
    if (context.payout.lines.some((other) => other !== line && isSamePosition(other, line)))
      return finding("position_twice_in_payout", placeOf(line));
    const cut = cutOf(line);
    const ofPosition = openRows(context).filter((row) => isSamePosition(row, line));
    const paid = ofPosition.filter((row) => row.countsUntil === line.countsUntil && isSettled(row));
    const isCounted =
      paid.length === 0 || sumOf(paid, ({ amount }) => amount).lte(readable(line.settledBefore, "what is settled"));
    const other = ofPosition.find((row) => cutOf(row) >= cut && !(isCounted && paid.includes(row)));
    if (other === undefined) return finding("settled_once", {});
    return finding(other.countsUntil === cut ? "settled_already" : "settled_by_later", {
      ...placeOf(line),
      other_payout: other.payoutId,
    });
  }),
);

/** The same amount twice in a short time is often the same thing twice. */
export const amountNotRepeated = check("amount_not_repeated", (context, { repeated_amount_days: days }) => {
  const { currency } = context.payout;
  const amount = readable(context.payout.amount, "the amount");
  const day = readableDay(context.payout.payoutOn, "the payout's day");
  const other = otherPayouts(context).find(
    (payout) => payout.amount.eq(amount) && Math.abs(daysBetween(payout.payoutOn, day)) <= days,
  );
  if (other === undefined) return finding("amount_not_repeated", { days: String(days) });
  return finding("amount_repeated", {
    other_payout: other.payoutId,
    other_day: other.payoutOn,
    amount: amountText(amount, currency),
    currency,
    days: String(days),
  });
});
