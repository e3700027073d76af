import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type KeptPayouts,
  payoutEntriesAndLedger,
  payoutFacts,
  payoutsAndTheirEntries,
  readPayoutLedger,
  readPayouts,
  type VisiblePayouts,
} from "../../../infra/cli/verification-of-payouts.ts";
import { approvalPolicyStore } from "../../../shared/aws/approval-policies.ts";
import { ledger } from "../../../shared/aws/ledger.ts";
import { type PayoutLedger, payoutLedger } from "../../../shared/aws/payout-entries.ts";
import { snapshotPart } from "../../../shared/aws/payout-snapshot.ts";
import { timestampText } from "../../../shared/facts/table.ts";
import type { LedgerEntry } from "../../../shared/ledger/posting.ts";
import { allShards } from "../../../shared/ledger/shard.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { payoutAmount } from "../../../shared/payout/content.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments, releasedAt } from "../../support/payments.ts";

const tables = { payoutsTable: "payouts", ledgerTable: "ledger" };
let dynamodb: { client: DynamoDBClient; stop: () => void };
let kept: KeptPayouts;
let booked: PayoutLedger;
let accruals: readonly LedgerEntry[];
let seen: VisiblePayouts;
let payout: Payout;

/** One payout on its way, one that is only approved, an acknowledgement, and facts that show just that. */
beforeAll(async () => {
  dynamodb = await startDynamoDb(...Object.values(tables));
  const { client } = dynamodb;
  const world = payments(client, tables);
  payout = await world.onItsWay({ customerId: "C1", amounts: { "2024": "40", "2025": "60" } });
  await world.approved({ customerId: "C2" });
  await approvalPolicyStore(client, tables.payoutsTable).acknowledge("ann", "2", "2026-06-01T08:00:00.000Z");
  booked = await readPayoutLedger({ payoutLedger: (shard) => payoutLedger(client, tables.ledgerTable, shard) });
  kept = await readPayouts({ payoutSnapshot: () => snapshotPart(client, tables.payoutsTable, 0, 1) });
  const entries = ledger(client, tables.ledgerTable);
  accruals = (await Promise.all(allShards.map((shard) => entries.entries(shard, 0, 99)))).flat();
  seen = shown();
});
afterAll(() => dynamodb.stop());

/** The facts as a run that ended just now shows them. */
function shown(): VisiblePayouts {
  return {
    entries: booked.entries.map((entry) => ({
      run_id: "r1",
      entry_id: entry.entryId,
      amount: entry.amount,
      debit_account: entry.debitAccount,
      credit_account: entry.creditAccount,
      settled_change_amount: entry.settledChange,
    })),
    payouts: kept.payouts.map(({ payoutId, contentSha256, content, revision }) => ({
      payout_id: payoutId,
      content_sha256: contentSha256,
      amount: payoutAmount(content),
      revision,
    })),
    acts: kept.payouts.flatMap(({ payoutId, decisions, releases }) => [
      ...decisions.map((one) => ({
        payout_id: payoutId,
        act: one.outcome as string,
        number: one.stepNumber,
        person_id: one.personId,
        acted_at: timestampText(one.decidedAt),
      })),
      ...releases.map((one) => ({
        payout_id: payoutId,
        act: "released",
        number: one.attempt,
        person_id: one.personId,
        acted_at: timestampText(one.releasedAt),
      })),
    ]),
    acknowledgements: [{ person_id: "ann", rebate_policy_version: "2", acknowledged_at: "2026-06-01 08:00:00.000" }],
  };
}

const startedAt = "2026-06-11 00:00:00.000";
const problemsOfFacts = (change: Partial<VisiblePayouts>, started: string | undefined = startedAt) =>
  payoutFacts({ ...seen, ...change }, kept, booked, started).problems;

test("what holds of payouts, holds, and says how much was looked at", () => {
  expect(payoutEntriesAndLedger(booked, accruals)).toEqual({
    check: "entries of payouts",
    checked: "2 entries, 2 settled positions",
    problems: [],
  });
  expect(payoutsAndTheirEntries(kept, booked)).toEqual({
    check: "payouts",
    checked: "2 payouts, 1 released",
    problems: [],
  });
  expect(payoutFacts(seen, kept, booked, startedAt)).toEqual({
    check: "facts of payouts",
    checked: "2 payouts, 3 acts, 1 acknowledgements, 2 entries",
    problems: [],
  });
});

describe("the ledger", () => {
  test("a settled amount that is not the sum of its entries is told with both", () => {
    const [first, ...others] = booked.settled;
    const settled = [{ ...(first as (typeof booked.settled)[number]), settled: parseDecimal("41") }, ...others];
    expect(payoutEntriesAndLedger({ ...booked, settled }, accruals).problems).toEqual([
      expect.stringMatching(/^annual\/C1\/\d{4}: settled_is_sum: settled 41, entries \d+$/),
    ]);
  });

  test("a release of what was never accrued is told", () => {
    expect(payoutEntriesAndLedger(booked, []).problems).toContainEqual(
      expect.stringMatching(/release: released_beyond_accrued: settled \d+, accrued 0$/),
    );
  });

  test("a payout that somebody released alone is told by name", () => {
    const alone = { ...payout, proposerId: payout.releases[0]?.personId ?? "" };
    expect(payoutsAndTheirEntries({ ...kept, payouts: [alone] }, booked).problems).toEqual([
      `${payout.payoutId} release 1: nobody_alone: two parts of ray@example.com`,
    ]);
  });
});

describe("the facts", () => {
  const entryRow = () => seen.entries[0] as VisiblePayouts["entries"][number];

  test("an entry that the ledger does not hold, or holds otherwise, is told", () => {
    const invented = { ...entryRow(), entry_id: "invented" };
    expect(problemsOfFacts({ entries: [...seen.entries, invented] })).toEqual([
      "invented: in the facts, not in the ledger",
    ]);
    const changed = { ...entryRow(), amount: parseDecimal("1"), debit_account: "bank" };
    expect(problemsOfFacts({ entries: [changed, ...seen.entries.slice(1)] })).toEqual([
      expect.stringMatching(/amount in the facts: 1 instead of \d+$/),
      expect.stringMatching(/debit account in the facts: bank instead of rebate_liability$/),
    ]);
  });

  test("an entry that shows twice is told", () => {
    expect(problemsOfFacts({ entries: [...seen.entries, entryRow()] })).toEqual([
      `${entryRow().entry_id}: twice in the facts`,
    ]);
  });

  test("an entry that was there when the latest run began must show; one of the same minute need not yet", () => {
    const missing = booked.entries.map(({ entryId }) => `${entryId}: in the ledger, not in the facts`);
    expect(problemsOfFacts({ entries: [] })).toEqual(missing);
    expect(problemsOfFacts({ entries: [] }, timestampText(releasedAt))).toEqual([]);
  });

  test("before the first run nothing need show", () => {
    const nothing = { entries: [], payouts: [], acts: [], acknowledgements: [] };
    expect(payoutFacts(nothing, kept, booked, undefined).problems).toEqual([]);
  });

  test.each`
    change                           | problem                                           | because
    ${{ content_sha256: "0" }}       | ${/hash in the facts: 0 instead of [0-9a-f]{64}/} | ${"it asks for something else"}
    ${{ amount: parseDecimal("1") }} | ${/amount in the facts: 1 instead of 100/}        | ${"it asks for another amount"}
    ${{ revision: 99 }}              | ${/revision 99 in the facts, \d on record/}       | ${"changes are gone"}
    ${{ payout_id: "P0" }}           | ${/P0: in the facts, not on record/}              | ${"it is gone"}
  `("a payout is told where $because", ({ change, problem }) => {
    const payouts = [{ ...(seen.payouts[0] as object), ...change }, ...seen.payouts.slice(1)];
    expect(problemsOfFacts({ payouts } as Partial<VisiblePayouts>)).toEqual([expect.stringMatching(problem)]);
  });

  test("an act that is on record otherwise is told", () => {
    const [act, ...others] = seen.acts as [VisiblePayouts["acts"][number]];
    const changed = { ...act, person_id: "somebody" };
    expect(problemsOfFacts({ acts: [changed, ...others] })).toEqual([
      `${act.payout_id} ${act.act} ${act.number} by somebody at ${act.acted_at}: in the facts, not on record`,
    ]);
  });

  test("an acknowledgement that nobody made is told", () => {
    const invented = { person_id: "bob", rebate_policy_version: "2", acknowledged_at: "2026-06-01 08:00:00.000" };
    expect(problemsOfFacts({ acknowledgements: [invented] })).toEqual([
      "bob acknowledged 2 at 2026-06-01 08:00:00.000: in the facts, not on record",
    ]);
  });
});
