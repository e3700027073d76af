import { formatDecimal } from "../../../shared/money/decimal.ts";
import { settledAmount } from "../../../shared/rebate/settled-amount.ts";
import { settlementAt } from "./payouts.ts";
import type { SimulatedPosition } from "./positions.ts";

/** The settlement that the as-of date leads to, and what would then have been paid in all; null where the terms state none. */
export function settlementJson(simulated: SimulatedPosition, asOfDate: string) {
  const { standing, governing } = simulated.position;
  const settlement = settlementAt(simulated, asOfDate);
  return settlement === undefined
    ? null
    : {
        counts_until: settlement.countsUntil,
        submitted_until: settlement.submittedUntil,
        payout_on: settlement.payoutOn,
        is_final: settlement.isFinal,
        settled_amount: formatDecimal(settledAmount(standing.payable, settlement, governing.document)),
      };
}
