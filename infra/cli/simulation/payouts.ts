import { yearOf } from "../../../shared/calendar/accrual-period.ts";
import { addDays } from "../../../shared/calendar/day.ts";
import { settlementsOf } from "../../../shared/calendar/settlement.ts";
import { compareText } from "../../../shared/compare-text.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import type { ProgramDocument } from "../../../shared/program/program.ts";
import { type Due, payoutSchedule } from "../../../shared/rebate/payout-schedule.ts";
import { settledAmount } from "../../../shared/rebate/settled-amount.ts";
import type { ReckonedPosition } from "../../../shared/run/positions.ts";

/** The settlement of a position that the as-of date leads to; undefined where the terms state none. */
export function settlementAt({ period, position }: ReckonedPosition, asOfDate: string) {
  const { document } = position.governing;
  if (document.settlement === undefined) return undefined;
  const settlements = settlementsOf(document, period, document.settlement);
  return settlements.find(({ countsUntil }) => asOfDate < countsUntil) ?? settlements.at(-1);
}

/** Gathers what falls due of positions and tells which of it the terms pay when: what is below the minimum is carried forward. */
export function gatheringPayouts(asOfDate: string) {
  const dues = new Map<string, { programId: string; customerId: string; terms: ProgramDocument; dues: Due[] }>();
  return {
    add(reckoned: ReckonedPosition): void {
      const { key, period, position } = reckoned;
      const terms = position.governing.document;
      if (!boundsPayouts(terms)) return;
      const settlement = settlementAt(reckoned, asOfDate) ?? { payoutOn: addDays(period.dayAfter, -1), isFinal: true };
      const place = JSON.stringify([key.programId, key.customerId]);
      const own = dues.get(place) ?? { programId: key.programId, customerId: key.customerId, terms, dues: [] };
      own.dues.push({
        payoutOn: settlement.payoutOn,
        yearId: yearOf(terms, settlement.payoutOn)?.id ?? "",
        amount: settledAmount(position.standing.earned, settlement, terms),
      });
      dues.set(place, own);
    },
    rows: () =>
      [...dues.values()]
        .sort((a, b) => compareText(a.programId, b.programId) || compareText(a.customerId, b.customerId))
        .flatMap(({ programId, customerId, terms: { currency, limits }, dues: own }) =>
          payoutSchedule(own, {
            ...(limits.minimum_payout === undefined ? {} : { minimumPayout: parseDecimal(limits.minimum_payout) }),
            ...(limits.payouts_per_year === undefined ? {} : { payoutsPerYear: limits.payouts_per_year }),
          }).map(({ payoutOn, paid, carriedForward, reason }) => ({
            program_id: programId,
            customer_id: customerId,
            payout_on: payoutOn,
            currency,
            paid_amount: formatDecimal(paid),
            carried_forward_amount: formatDecimal(carriedForward),
            reason: reason ?? null,
          })),
        ),
  };
}

function boundsPayouts({ limits, settlement }: ProgramDocument): boolean {
  return settlement !== undefined || limits.minimum_payout !== undefined || limits.payouts_per_year !== undefined;
}
