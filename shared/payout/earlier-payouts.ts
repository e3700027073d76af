import { type Payout, undecidedStatuses } from "./payout.ts";
import type { EarlierPayout } from "./propose.ts";

/**
 * The payouts of a customer that count where a program bounds the days of payment in a year: what is on its way or paid. One of
 * several that go out together does not count while another one of them still waits, which it would otherwise hold up.
 */
export function earlierPayouts(known: readonly Payout[]): readonly EarlierPayout[] {
  const waiting = known.filter(({ status }) => undecidedStatuses.includes(status) || status === "failed");
  return known
    .filter(({ status }) => status === "released" || status === "paid")
    .filter((sent) => !waiting.some((other) => isOfSameAmount(sent, other)))
    .flatMap(({ content }) =>
      [...new Set(content.lines.map(({ programId }) => programId))].map((programId) => ({
        customerId: content.customerId,
        programId,
        payoutOn: content.payoutOn,
      })),
    );
}

function isOfSameAmount({ content: a }: Payout, { content: b }: Payout): boolean {
  return a.group === b.group && a.currency === b.currency && a.payoutOn === b.payoutOn;
}
