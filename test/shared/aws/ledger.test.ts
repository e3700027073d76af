import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Ledger, ledger as openLedger, type Posting } from "../../../shared/aws/ledger.ts";
import type { LedgerPosition } from "../../../shared/ledger/position.ts";
import { entryFor } from "../../../shared/ledger/posting.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { money } from "../../../shared/money/money.ts";
import { RunRefused } from "../../../shared/run/errors.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let ledger: Ledger;
let table = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 9 }, (_, index) => `ledger-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  ledger = openLedger(dynamodb.client, `ledger-${table}`);
  table += 1;
});

function posting(
  customerId: string,
  target: string,
  runNumber: number,
  booked?: LedgerPosition,
  accountingPeriodId = "2025",
): Posting {
  const entry = entryFor({
    key: { programId: "annual", customerId, periodId: "2025" },
    programVersion: 1,
    target: money(parseDecimal(target), "EUR"),
    booked,
    run: { runId: `run-${runNumber}`, runNumber },
    accountingPeriodId,
    postedAt: "2025-04-01T01:00:00.000Z",
  });
  if (entry === undefined) throw new Error("nothing to post");
  return { entry, booked, periodDayAfter: "2026-01-01" };
}

const positionsOf = (customerId: string) => ledger.positions(shardOf(customerId));

test("what is posted is read back, to the digit", async () => {
  const first = posting("C1", "123456789012.34", 1);
  await ledger.post([first]);
  const [position] = await positionsOf("C1");
  expect(position).toMatchObject({ entryCount: 1, lastRunNumber: 1, currency: "EUR", periodDayAfter: "2026-01-01" });
  expect(position?.accrued.toFixed()).toBe("123456789012.34");
  expect(await ledger.entries(shardOf("C1"), 1, 1)).toEqual([first.entry]);
});

test("a correction is a new entry that points at the one before", async () => {
  await ledger.post([posting("C1", "10", 1)]);
  const [booked] = await positionsOf("C1");
  await ledger.post([posting("C1", "7.50", 2, booked)]);
  const [, second] = await ledger.entries(shardOf("C1"), 1, 2);
  expect(second).toMatchObject({ previousEntryId: "annual/C1/2025/run-1/accrual", debitAccount: "rebate_liability" });
  expect(second?.amount.toFixed()).toBe("2.5");
  expect(second?.accruedAfter.toFixed()).toBe("7.5");
});

test("an entry in the books of a later period is read back with it", async () => {
  await ledger.post([posting("C1", "10", 1)]);
  const [booked] = await positionsOf("C1");
  await ledger.post([posting("C1", "11", 2, booked, "2026")]);
  expect(await ledger.entries(shardOf("C1"), 1, 2)).toMatchObject([
    { key: { periodId: "2025" }, accountingPeriodId: "2025" },
    { key: { periodId: "2025" }, accountingPeriodId: "2026" },
  ]);
});

test("posting the same entry again is refused and changes nothing", async () => {
  const first = posting("C1", "10", 1);
  await ledger.post([first]);
  await expect(ledger.post([first])).rejects.toThrow(TransactionCanceledException);
  expect((await positionsOf("C1"))[0]?.entryCount).toBe(1);
});

test("an entry computed from a position that has changed since is refused", async () => {
  await ledger.post([posting("C1", "10", 1)]);
  const [stale] = await positionsOf("C1");
  await ledger.post([posting("C1", "11", 2, stale)]);
  await expect(ledger.post([posting("C1", "12", 3, stale)])).rejects.toThrow(TransactionCanceledException);
  expect((await positionsOf("C1"))[0]?.accrued.toFixed()).toBe("11");
});

test("a run that was given up and wakes up again can post nothing once a later one has begun", async () => {
  const shard = shardOf("C1");
  await ledger.closeToEarlierRuns(shard, 2);
  await ledger.closeToEarlierRuns(shard, 2);
  await expect(ledger.post([posting("C1", "10", 1)])).rejects.toThrow(TransactionCanceledException);
  await expect(ledger.closeToEarlierRuns(shard, 1)).rejects.toThrow(RunRefused);
  await ledger.post([posting("C1", "10", 2)]);
  expect(await positionsOf("C1")).toMatchObject([{ lastRunNumber: 2 }]);
});

test("a transaction that was refused leaves nothing of itself behind", async () => {
  await ledger.post([posting("C1", "10", 1)]);
  const sameShard = Array.from({ length: 1_000 }, (_, index) => `D${index}`).filter(
    (id) => shardOf(id) === shardOf("C1"),
  );
  await expect(ledger.post([...sameShard, "C1"].map((id) => posting(id, "5", 2)))).rejects.toThrow(
    TransactionCanceledException,
  );
  expect(await positionsOf("C1")).toHaveLength(1);
});

test("entries are found by run", async () => {
  await ledger.post([posting("C1", "10", 9)]);
  const [booked] = await positionsOf("C1");
  await ledger.post([posting("C1", "11", 10, booked)]);
  expect((await ledger.entries(shardOf("C1"), 10, 10)).map(({ runNumber }) => runNumber)).toEqual([10]);
  expect((await ledger.entries(shardOf("C1"), 9, 10)).map(({ runNumber }) => runNumber)).toEqual([9, 10]);
  expect(await ledger.entries(shardOf("C1"), 11, 99)).toEqual([]);
});

test("more postings than a transaction or a page takes are all there", async () => {
  const postings = Array.from({ length: 3_000 }, (_, index) => posting(`客户-${index}-${"x".repeat(300)}`, "1.23", 1));
  await ledger.post(postings);
  const shards = Array.from({ length: 64 }, (_, shard) => shard);
  const positions = (await Promise.all(shards.map((shard) => ledger.positions(shard)))).flat();
  expect(new Set(positions.map(({ key }) => key.customerId)).size).toBe(3_000);
});
