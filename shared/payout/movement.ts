import type { PayoutMovement } from "../ledger/payout-posting.ts";
import type { Payout } from "./payout.ts";

/** What a payout's latest release moves in the ledger, position by position. */
export function movementOf({ payoutId, content, releases }: Payout): PayoutMovement {
  const { customerId, currency, payee, lines } = content;
  return {
    payoutId,
    attempt: releases.length,
    currency,
    lines: lines.map(({ programId, periodId, amount }) => ({ key: { programId, customerId, periodId }, amount })),
    leavesBank: payee?.payoutMethod === "bank_transfer" || payee?.payoutMethod === "cheque",
  };
}
