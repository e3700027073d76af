import { expect, test } from "vitest";
import { objectionsTo, payoutRow, renderWaiting, waitingPayouts } from "../../../infra/cli/waiting-payouts.ts";
import type { CheckResult } from "../../../shared/compliance/checks.ts";
import { parseDecimal, zero } from "../../../shared/money/decimal.ts";
import { listsOf } from "../../../shared/payout/lists.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { proposed } from "../../../shared/payout/transitions.ts";
import { company } from "../../shared/payout/world.ts";

const cash: CheckResult = { checkId: "method_allowed", verdict: "block", reason: "method_is_cash", figures: {} };

function payout(amount: string, currency: string, change: Partial<Payout> = {}): Payout {
  const line = {
    programId: "annual",
    programVersion: 1,
    contractReference: "K-1",
    periodId: "2025",
    countsUntil: "2026-01-01",
    settledBefore: zero,
    amount: parseDecimal(amount),
  };
  const content = {
    customerId: "C1",
    group: "annual",
    currency,
    payoutOn: "2026-01-20",
    payee: company,
    lines: [line],
  };
  const proposal = {
    proposerId: "desk@example.com",
    proposedAt: "2026-01-16",
    customer: { name: "Nordwind" },
    checks: [],
  };
  return { ...proposed(content, proposal), ...change };
}

test("payouts are summed by status and currency, in the currency's minor unit", () => {
  const text = renderWaiting(
    [payout("10.5", "EUR"), payout("2", "EUR"), payout("7", "JPY", { status: "blocked" })],
    80,
  );
  expect(text).toContain("3 payouts wait");
  expect(text).toMatch(/blocked +1 +7 +JPY/);
  expect(text).toMatch(/proposed +2 +12\.50 +EUR/);
});

test("what is undecided, approved, failed or on its way waits, each once, in the order of the days of payment", async () => {
  const all = (["proposed", "approved", "failed", "released", "paid", "rejected", "voided"] as const).map(
    (status, index) => {
      const one = payout(String(index + 1), "EUR", { status });
      return { ...one, content: { ...one.content, payoutOn: `2026-01-${20 - index}` } };
    },
  );
  const payouts = {
    list: async (name: string, _limit: number, after?: unknown) =>
      after === undefined
        ? all
            .filter((one) => (listsOf(one) as readonly string[]).includes(name))
            .map(({ payoutId }) => ({ payoutId, customerId: "C1", payoutOn: "", amount: "", currency: "" }))
        : [],
    find: async (payoutId: string) => all.find((one) => one.payoutId === payoutId),
  };
  const waiting = await waitingPayouts({ payouts } as unknown as Parameters<typeof waitingPayouts>[0]);
  expect(waiting.map(({ status }) => status)).toEqual(["released", "failed", "approved", "proposed"]);
});

test("nothing waits", () => expect(renderWaiting([], 80)).toBe("No payout waits for anybody."));

test("what blocks is told once, and warnings only where nothing blocks", () => {
  const warning: CheckResult = { ...cash, verdict: "warn" };
  expect(objectionsTo(payout("1", "EUR", { checks: [cash, cash, warning] }))).toEqual([
    "The payout method is cash, which is never paid.",
  ]);
  expect(objectionsTo(payout("1", "EUR", { checks: [warning] }))).toHaveLength(1);
});

test("a row tells the amount as text", () => {
  expect(payoutRow(payout("10.50", "EUR"))).toMatchObject({ amount: "10.5", currency: "EUR", status: "proposed" });
});
