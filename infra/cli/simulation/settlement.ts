import { settlementsOf } from "../../../shared/calendar/settlement.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { settledAmount } from "../../../shared/rebate/settled-amount.ts";
import type { SimulatedPosition } from "./positions.ts";

/** The settlement that the as-of date leads to, and what would then have been paid in all; null where the terms state none. */
export function settlementJson({ period, position }: SimulatedPosition, asOfDate: string) {
  const { document } = position.governing;
  if (document.settlement === undefined) return null;
  const settlements = settlementsOf(document, period, document.settlement);
  const settlement = settlements.find(({ countsUntil }) => asOfDate < countsUntil) ?? settlements.at(-1);
  return settlement === undefined
    ? null
    : {
        counts_until: settlement.countsUntil,
        submitted_until: settlement.submittedUntil,
        payout_on: settlement.payoutOn,
        is_final: settlement.isFinal,
        settled_amount: formatDecimal(settledAmount(position.standing.payable, settlement, document)),
      };
}
