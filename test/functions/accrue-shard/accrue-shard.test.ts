import { expect, test } from "vitest";
import { accrueShards } from "../../../functions/accrue-shard/accrue-shard.ts";
import { withDuckDb } from "../../../shared/aws/duckdb.ts";
import type { Posting, StoredPosition } from "../../../shared/aws/ledger.ts";
import { writeFacts } from "../../../shared/aws/parquet.ts";
import { factKey } from "../../../shared/facts/table.ts";
import { programs, rulePeriods } from "../../../shared/facts/tables.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { formatDecimal, parseDecimal } from "../../../shared/money/decimal.ts";
import { planRun } from "../../../shared/run/plan.ts";
import { memoryObjects } from "../../support/memory-services.ts";
import { programWith, versionOf } from "../../support/program.ts";

const run = { run_id: "2011-12-31-00000002", run_number: 2, as_of_date: "2011-12-31" };

/** A position that an earlier run booked, and whose lines have gone since: it falls back to nothing. */
const booked = (programId: string): StoredPosition => ({
  key: { programId, customerId: "C1", periodId: "2011" },
  currency: "EUR",
  accrued: parseDecimal("10.00"),
  entryCount: 1,
  lastEntryId: `${programId}/C1/2011/2011-11-30-00000001/accrual`,
  lastRunNumber: 1,
  periodDayAfter: "2012-01-01",
});

/** Accrues the customer's shard, in which nothing was bought. @param afterwards what the ledger says when it is asked again */
async function accrueWith(position: StoredPosition, afterwards: string) {
  const lake = memoryObjects();
  const plan = planRun(run, [versionOf(programWith())], []);
  await withDuckDb(async (duckdb) => {
    await writeFacts(duckdb, lake, programs, factKey(programs, run.as_of_date, run.run_id), plan.programs);
    await writeFacts(duckdb, lake, rulePeriods, factKey(rulePeriods, run.as_of_date, run.run_id), plan.rules.periods);
  });
  const posted: Posting[] = [];
  const shard = shardOf("C1");
  const outcome = await accrueShards(
    { run, aggregate_attempt: 1, span: { first_shard: shard, shard_after: shard + 1 } },
    {
      lake,
      ledger: {
        closeToEarlierRuns: async () => {},
        positions: async () => [position],
        post: async (postings) => void posted.push(...postings),
        accrued: async () => [{ key: position.key, accrued: parseDecimal(afterwards) }],
      },
      now: () => "2012-01-01T01:00:00.000Z",
    },
  ).catch((error: Error) => error);
  const standings = await lake.list("standings/");
  return { outcome, changes: posted.map(({ entry }) => formatDecimal(entry.accruedChange)), standings };
}

test("what the ledger holds afterwards is what should be accrued, and the standings are written", async () => {
  const { outcome, changes, standings } = await accrueWith(booked("annual"), "0");
  expect([outcome, changes, standings.length]).toEqual([undefined, ["-10"], 1]);
});

test("a ledger that does not hold what was posted to it fails the run, position by position", async () => {
  const { outcome, standings } = await accrueWith(booked("annual"), "10.00");
  expect(outcome).toMatchObject({
    name: "ReconciliationFailed",
    message: "the ledger holds 10 instead of 0 of annual/C1/2011",
  });
  expect(standings).toEqual([]);
});

test("a position that no program explains fails the run, although nothing was posted to it", async () => {
  const { outcome, changes } = await accrueWith(booked("never-published"), "10.00");
  expect(changes).toEqual([]);
  expect(outcome).toMatchObject({
    name: "ReconciliationFailed",
    message: "the ledger holds 10 instead of 0 of never-published/C1/2011",
  });
});
