import { expect, test } from "vitest";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { earlierPayouts } from "../../../shared/payout/earlier-payouts.ts";
import type { Payout, PayoutStatus } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { company } from "./world.ts";

/** A payout from `program period day status`, of the group and currency `both` EUR. */
function payout(text: string): Payout {
  const [programId = "", periodId = "", payoutOn = "", status = ""] = text.split(" ");
  const line = {
    programId,
    programVersion: 1,
    contractReference: "K-1",
    periodId,
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal("10"),
  };
  const content = { customerId: "C1", group: "both", currency: "EUR", payoutOn, payee: company, lines: [line] };
  const proposal = { proposerId: "pat", proposedAt: "", customer: { name: "" }, checks: [], standings: [] };
  return { ...proposed(content, proposal), status: status as PayoutStatus };
}

test.each`
  known                                                     | days                  | because
  ${["a 1 2025-01-31 paid", "a 2 2025-02-28 released"]}     | ${["01-31", "02-28"]} | ${"paid and on its way count"}
  ${["a 1 2025-01-31 approved", "a 2 2025-02-28 failed"]}   | ${[]}                 | ${"what waits or came back does not"}
  ${["a 1 2025-01-31 released", "a 2 2025-01-31 approved"]} | ${[]}                 | ${"one part on its way does not hold up the other"}
  ${["a 1 2025-01-31 paid", "a 2 2025-01-31 failed"]}       | ${[]}                 | ${"nor where the other came back"}
  ${["a 1 2025-01-31 paid", "a 2 2025-01-31 rejected"]}     | ${["01-31"]}          | ${"what is rejected waits for nothing"}
  ${["a 1 2025-01-31 paid", "a 2 2025-02-28 approved"]}     | ${["01-31"]}          | ${"another day is another amount"}
`("$known counts as $days: $because", ({ known, days }) => {
  const counted = earlierPayouts((known as string[]).map(payout));
  expect(counted).toEqual(
    (days as string[]).map((day) => ({ customerId: "C1", programId: "a", payoutOn: `2025-${day}` })),
  );
});
