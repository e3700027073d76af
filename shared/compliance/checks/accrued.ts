import { isAboveZero } from "../../rebate/figures.ts";
import { settledAmount } from "../../rebate/settled-amount.ts";
import { amountText, check, finding, placeOf, worstByTerms } from "./check.ts";
import { readable } from "./readable.ts";

/** No position is paid more than is accrued and unpaid. A line that pays nothing or takes back cannot be too much. */
export const accruedAndUnpaid = check("accrued_and_unpaid", (context) =>
  worstByTerms(context, (line, document) => {
    const { currency } = context.payout;
    const amount = readable(line.amount, "a position's amount");
    const accrued = readable(line.accrued, "what is accrued");
    const settledBefore = readable(line.settledBefore, "what is settled");
    const settled = settledBefore.plus(amount);
    if (!isAboveZero(amount)) return finding("accrued_and_unpaid", {});
    if (settled.gt(accrued))
      return finding("more_than_accrued", {
        ...placeOf(line),
        currency,
        amount: amountText(amount, currency),
        unpaid: amountText(accrued.minus(settledBefore), currency),
      });
    const share = document.settlement?.share_percent;
    if (share !== undefined && settled.gt(settledAmount(accrued, line, document)))
      return finding("more_than_interim_share", {
        ...placeOf(line),
        currency,
        settled: amountText(settled, currency),
        share_percent: share,
        accrued: amountText(accrued, currency),
      });
    return finding("accrued_and_unpaid", {});
  }),
);
