import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { ledger as openLedger, type StoredPosition } from "../../shared/aws/ledger.ts";
import { payoutItems, settledOf } from "../../shared/aws/ledger-payouts.ts";
import { paymentBatchStore } from "../../shared/aws/payment-batches.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { payoutEntries } from "../../shared/ledger/payout-posting.ts";
import type { PositionKey } from "../../shared/ledger/position.ts";
import { entryFor } from "../../shared/ledger/posting.ts";
import { shardOf } from "../../shared/ledger/shard.ts";
import { type Decimal, formatDecimal, parseDecimal, zero } from "../../shared/money/decimal.ts";
import { money } from "../../shared/money/money.ts";
import type { SentPayment } from "../../shared/payment/bank-outcome.ts";
import type { PaymentBatch } from "../../shared/payment/payment-batch.ts";
import { movementOf } from "../../shared/payout/movement.ts";
import type { Payee } from "../../shared/payout/payee.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { isRefused, type Refused } from "../../shared/payout/refusal.ts";
import { decided, proposed, released, routed, stepOpened } from "../../shared/payout/transitions.ts";
import { idOf } from "../shared/approval/policy.ts";
import { company } from "../shared/payout/world.ts";

/** Payouts that have been sent on their way, with their entries in the ledger and their payment batch, for tests of what comes back. */

export const releasedAt = "2026-06-02T09:00:00.000Z";

export type Tables = { readonly payoutsTable: string; readonly ledgerTable: string };

type Given = {
  readonly customerId?: string;
  readonly name?: string;
  readonly region?: string;
  readonly payee?: Payee;
  /** What it pays of which periods. */
  readonly amounts?: Readonly<Record<string, string>>;
};

export function payments(client: DynamoDBClient, { payoutsTable, ledgerTable }: Tables) {
  const store = payoutStore(client, payoutsTable);
  const batches = paymentBatchStore(client, payoutsTable);
  const ledger = openLedger(client, ledgerTable);
  const keyOf = (customerId: string, periodId: string): PositionKey => ({ programId: "annual", customerId, periodId });
  const settled = async (customerId: string, periodId = "2025") =>
    formatDecimal(await settledOf(client, ledgerTable, keyOf(customerId, periodId)));
  const write = async (...writing: Parameters<typeof store.write>): Promise<void> => {
    if (!(await store.write(...writing))) throw new Error("it was not written");
  };

  /** A payout that pat proposed and nora approved, whose positions have accrued just what it pays; one that takes back has accrued 1. */
  async function approved({
    customerId = "C1",
    name = "Nordwind",
    region = "DE",
    payee = company,
    amounts = { "2025": "100" },
  }: Given = {}): Promise<Payout> {
    for (const [periodId, amount] of Object.entries(amounts))
      await accrue(keyOf(customerId, periodId), amount.startsWith("-") ? "1" : amount);
    const lines = Object.entries(amounts).map(([periodId, amount]) => ({
      programId: "annual",
      programVersion: 1,
      contractReference: "K-1",
      periodId,
      countsUntil: "2026-01-01",
      settledBefore: zero,
      amount: parseDecimal(amount),
    }));
    const content = { customerId, group: "annual", currency: "EUR", payoutOn: "2026-06-10", payee, lines };
    const at = "2026-06-01T08:00:00.000Z";
    const proposal = proposed(content, {
      proposerId: idOf("pat"),
      proposedAt: at,
      customer: { name, region },
      checks: [],
    });
    const asked = done(
      stepOpened(done(routed(proposal, [{ levelId: "manager", peopleNeeded: 1 }])), [idOf("nora")], {
        openedAt: at,
        expiresAt: "2026-06-03T08:00:00.000Z",
      }),
    );
    const { contentSha256 } = asked;
    const decision = { stepNumber: 1, contentSha256, outcome: "approved" as const, reason: "as agreed", at };
    const payout = done(decided(asked, { personId: idOf("nora"), ...decision }));
    await write(undefined, payout);
    return payout;
  }

  async function accrue(key: PositionKey, amount: string, booked?: StoredPosition): Promise<void> {
    const entry = entryFor({
      key,
      programVersion: 1,
      target: money(parseDecimal(amount), "EUR"),
      booked,
      run: booked === undefined ? { runId: "run-1", runNumber: 1 } : { runId: "run-2", runNumber: 2 },
      accountingPeriodId: key.periodId,
      postedAt: "2026-01-20T00:00:00.000Z",
    });
    if (entry === undefined) throw new Error("nothing to post");
    await ledger.post([{ entry, booked, periodDayAfter: "2026-01-01" }]);
  }

  /** Raises what a position of 2025 has accrued. */
  async function accrueMore(customerId: string, amount: string): Promise<void> {
    const key = keyOf(customerId, "2025");
    const booked = (await ledger.positions(shardOf(customerId))).find((one) => one.key.periodId === key.periodId);
    await accrue(key, amount, booked);
  }

  /** Releases it as ray does, or as somebody else, into a payment batch. */
  async function release(
    { payoutId }: Payout,
    { by = "ray", at = releasedAt, paymentBatchId = "B1" } = {},
  ): Promise<Payout> {
    const before = await store.find(payoutId);
    if (before === undefined) throw new Error(`there is no payout ${payoutId}`);
    const { content, contentSha256 } = before;
    const settledBefore = new Map<string, Decimal>();
    for (const { periodId } of content.lines)
      settledBefore.set(periodId, await settledOf(client, ledgerTable, keyOf(content.customerId, periodId)));
    const settledAt = (periodId: string) => settledBefore.get(periodId) ?? zero;
    // The ledger itself holds against what is accrued.
    const accrued = parseDecimal("1000000");
    const balanceOf = ({ periodId }: { readonly periodId: string }) => ({ accrued, settled: settledAt(periodId) });
    const request = { personId: idOf(by), contentSha256, paymentBatchId, at };
    const after = done(released(before, request, { payee: content.payee, balanceOf }));
    const postings = payoutEntries("release", movementOf(after), at).map((entry) => ({
      entry,
      settledBefore: settledAt(entry.key.periodId),
      periodDayAfter: "2026-01-01",
    }));
    await write(before, after, { ledgerItems: payoutItems(ledgerTable, postings) });
    return after;
  }

  /** A payment batch whose files are written. */
  async function batch(paymentBatchId: string, sent: readonly SentPayment[], more: Partial<PaymentBatch> = {}) {
    const open: PaymentBatch = {
      paymentBatchId,
      method: "bank_transfer",
      releasedBy: idOf("ray"),
      createdAt: releasedAt,
      requestedOn: "2026-06-03",
      payers: {},
      payoutIds: sent.map(({ payoutId }) => payoutId),
      status: "open",
      sent: [],
      totals: [],
      files: [],
      ...more,
    };
    await batches.open(open);
    await batches.written({ ...(await batches.seal(open)), status: "written", sent });
  }

  return {
    store,
    approved,
    accrueMore,
    release,
    batch,
    settled,
    onItsWay: async (given: Given = {}) => release(await approved(given)),
    /** What payouts have moved on the ledger's accounts, debit less credit, by account; accounts that are even are left out. */
    balances: async () => {
      const balances = new Map<string, Decimal>();
      const add = (account: string, amount: Decimal) =>
        balances.set(account, (balances.get(account) ?? zero).plus(amount));
      for (const item of await items()) {
        if (item.sk?.S?.startsWith("payout_entry#") !== true) continue;
        const amount = parseDecimal(item.amount?.N ?? "");
        add(item.debit_account?.S ?? "", amount);
        add(item.credit_account?.S ?? "", amount.negated());
      }
      return Object.fromEntries(
        [...balances].filter(([, amount]) => !amount.isZero()).map(([name, amount]) => [name, formatDecimal(amount)]),
      );
    },
    entryCount: async () => (await items()).filter(({ sk }) => sk?.S?.startsWith("payout_entry#")).length,
  };

  async function items() {
    const found = [];
    for await (const page of paginateScan({ client }, { TableName: ledgerTable, ConsistentRead: true }))
      found.push(...(page.Items ?? []));
    return found;
  }
}

function done(result: Payout | Refused): Payout {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
}
