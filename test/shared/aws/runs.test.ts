import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Run, type RunStore, runStore } from "../../../shared/aws/runs.ts";
import { RequestInvalid, RunRefused } from "../../../shared/run/errors.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let runs: RunStore;
let table = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 12 }, (_, index) => `runs-${index}`));
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  runs = runStore(dynamodb.client, `runs-${table}`);
  table += 1;
});

const shown: string[] = [];
const row = { run_id: "2025-03-31-00000001", run_number: 1 };

const acquire = (executionArn: string, more: { asOfDate?: string; alive?: boolean } = {}) =>
  runs.acquire({
    executionArn,
    asOfDate: more.asOfDate ?? "2025-03-31",
    startedAt: "2025-04-01T01:00:00.000Z",
    isAlive: async () => more.alive ?? true,
    show: async ({ run_id }, commitRow) => {
      expect(commitRow).toEqual(row);
      shown.push(run_id);
    },
  });

async function commit(run: Run, committedAt: string): Promise<void> {
  await runs.decideCommit(run, row);
  await runs.commit(run, committedAt);
}

test("the first run takes the lock under a derived id", async () => {
  expect(await acquire("first")).toMatchObject({
    run_id: "2025-03-31-00000001",
    run_number: 1,
    publishes_from_run_number: 1,
  });
});

test("the same execution gets the same run again", async () => {
  expect(await acquire("first")).toEqual(await acquire("first"));
});

test("a second run is refused and told who holds the lock since when", async () => {
  await acquire("first");
  await expect(acquire("second")).rejects.toThrow(
    new RunRefused("run 2025-03-31-00000001 holds the lock since 2025-04-01T01:00:00.000Z (execution first)"),
  );
});

test("of many that come at once exactly one gets the lock", async () => {
  const outcomes = await Promise.allSettled(["a", "b", "c", "d", "e"].map((name) => acquire(name)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(RunRefused);
});

test("a committed run frees the lock, and the next publishes from its own entries on", async () => {
  const first = await acquire("first");
  await commit(first, "2025-04-01T01:05:00.000Z");
  await runs.commit(first, "2025-04-01T01:06:00.000Z");
  expect(await runs.find(1)).toMatchObject({ status: "committed", committed_at: "2025-04-01T01:05:00.000Z" });
  expect(await acquire("second")).toMatchObject({ run_number: 2, publishes_from_run_number: 2 });
});

test("a dead run loses the lock and its entries are published by the one that takes over", async () => {
  await acquire("first");
  expect(await acquire("second", { alive: false })).toMatchObject({ run_number: 2, publishes_from_run_number: 1 });
  expect(await runs.find(1)).toMatchObject({ status: "abandoned" });
});

test("a run that died after its totals came to tie is shown and committed by the next one", async () => {
  await runs.decideCommit(await acquire("first"), row);
  expect(await acquire("second", { alive: false })).toMatchObject({ run_number: 2, publishes_from_run_number: 2 });
  expect(shown).toEqual(["2025-03-31-00000001"]);
  expect(await runs.find(1)).toMatchObject({ status: "committed" });
});

test("a run that lost the lock can no longer be committed, so that its entries are published once", async () => {
  const first = await acquire("first");
  await acquire("second", { alive: false });
  await expect(runs.decideCommit(first, row)).rejects.toThrow(RunRefused);
  await expect(runs.commit(first, "2025-04-01T01:05:00.000Z")).rejects.toThrow(TransactionCanceledException);
  expect(await runs.find(1)).toMatchObject({ status: "abandoned" });
});

test("of two decisions to commit a run the first stands", async () => {
  const first = await acquire("first");
  await runs.decideCommit(first, row);
  expect(await runs.decideCommit(first, { ...row, positions: 7 })).toEqual(row);
});

test("a date before an earlier run's is refused, the same date is not", async () => {
  await commit(await acquire("first"), "2025-04-01T01:05:00.000Z");
  await expect(acquire("second", { asOfDate: "2025-03-30" })).rejects.toThrow(RequestInvalid);
  expect(await acquire("third")).toMatchObject({ run_id: "2025-03-31-00000002" });
});

test("the latest runs come first", async () => {
  await commit(await acquire("first"), "2025-04-01T01:05:00.000Z");
  await acquire("second");
  expect((await runs.latest(2)).map(({ run_number }) => run_number)).toEqual([2, 1]);
});
