import type { Decimal } from "../../money/decimal.ts";
import type { PayoutStatus } from "../../payout/payout.ts";
import { sumOf } from "../../rebate/figures.ts";
import type { ComplianceContext, EarlierPayout } from "../context.ts";
import { readable, readableDay } from "./readable.ts";

/** Statuses that no money can follow. It can follow a failed payout, which may be released again. */
const closedStatuses: readonly PayoutStatus[] = ["blocked", "rejected", "voided"];

/** Positions in other payouts to the customer that are paid or may still be, each with a day that can be read. */
export function openRows({ history, payout }: ComplianceContext): readonly EarlierPayout[] {
  const rows = history.filter(
    ({ payoutId, status }) => payoutId !== payout.payoutId && !closedStatuses.includes(status),
  );
  for (const { payoutId, payoutOn } of rows) readableDay(payoutOn, `the day of payout ${payoutId}`);
  return rows;
}

/** Another payout as a whole. */
export type OtherPayout = {
  readonly payoutId: string;
  readonly status: PayoutStatus;
  readonly payoutOn: string;
  readonly amount: Decimal;
};

/** Other payouts to the customer that are paid or may still be, in the currency of this one. */
export function otherPayouts(context: ComplianceContext): readonly OtherPayout[] {
  const rows = openRows(context).filter(({ currency }) => currency === context.payout.currency);
  return [...Map.groupBy(rows, ({ payoutId }) => payoutId).values()].flatMap((ofPayout) =>
    ofPayout.slice(0, 1).map(({ payoutId, status, payoutOn }) => ({
      payoutId,
      status,
      payoutOn,
      amount: sumOf(ofPayout, ({ amount }) => readable(amount, `the amount of payout ${payoutId}`)),
    })),
  );
}
