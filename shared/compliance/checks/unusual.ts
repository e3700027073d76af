import { Decimal, parseDecimal } from "../../money/decimal.ts";
import type { PayoutStatus } from "../../payout/payout.ts";
import { isAboveZero } from "../../rebate/figures.ts";
import { amountText, check, finding, placeOf, worstOfLines } from "./check.ts";
import { otherPayouts } from "./history.ts";
import { readable } from "./readable.ts";

/** What a position pays in all is a usual part of its net sales. */
export const usualShare = check("usual_share", (context, terms) =>
  worstOfLines(context, (line) => {
    const { share_warns_above_percent: warns, share_blocks_above_percent: blocks } = terms;
    const { currency } = context.payout;
    const settled = readable(line.settledBefore, "what is settled").plus(readable(line.amount, "a position's amount"));
    const netAmount = readable(line.netAmount, "net sales");
    if (!isAboveZero(line.amount)) return finding("usual_share", { warns_above_percent: warns });
    if (!isAboveZero(netAmount))
      return finding("no_net_sales", { ...placeOf(line), currency, net_amount: amountText(netAmount, currency) });

    const isAbove = (percent: string) => settled.times(100).gt(netAmount.times(parseDecimal(percent)));
    const figures = {
      ...placeOf(line),
      currency,
      settled: amountText(settled, currency),
      // Rounded up, so that what lies above a percentage never reads as equal to it.
      share_percent: settled.times(100).div(netAmount).toFixed(2, Decimal.ROUND_UP),
    };
    if (isAbove(blocks)) return finding("excessive_share", { ...figures, above_percent: blocks });
    if (isAbove(warns)) return finding("unusual_share", { ...figures, above_percent: warns });
    return finding("usual_share", { warns_above_percent: warns });
  }),
);

/** Payouts that somebody released: proposals would let an inflated one vouch for the next. */
const releasedStatuses: readonly PayoutStatus[] = ["released", "paid", "failed"];

/** The amount is no jump against the customer's earlier payouts. */
export const usualAmount = check("usual_amount", (context, { jump_factor: factor }) => {
  const { amount, currency } = context.payout;
  const earlier = otherPayouts(context).filter(({ status }) => releasedStatuses.includes(status));
  const median = medianOf(earlier.map((payout) => payout.amount));
  if (median === undefined) return finding("no_earlier_payout", { currency });
  const figures = { amount: amountText(amount, currency), currency, factor, median: amountText(median, currency) };
  const isUsual = readable(amount, "the amount").lte(median.times(parseDecimal(factor)));
  return finding(isUsual ? "usual_amount" : "jump_against_history", figures);
});

/** The middle one, or the mean of the two in the middle; undefined of none. */
function medianOf(amounts: readonly Decimal[]): Decimal | undefined {
  const sorted = amounts.toSorted((a, b) => a.cmp(b));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return lower && upper?.plus(lower).div(2);
}
