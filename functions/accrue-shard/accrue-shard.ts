import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { Ledger, Posting } from "../../shared/aws/ledger.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { readRows, writeFacts } from "../../shared/aws/parquet.ts";
import { type FactRow, type FactTable, factKey } from "../../shared/facts/table.ts";
import { accrualEstimates, programs, rulePeriods, standings } from "../../shared/facts/tables.ts";
import { type PositionKey, positionId } from "../../shared/ledger/position.ts";
import { shardOf } from "../../shared/ledger/shard.ts";
import type { Decimal } from "../../shared/money/decimal.ts";
import type { AggregateRow } from "../../shared/run/aggregate-row.ts";
import { ReconciliationFailed } from "../../shared/run/errors.ts";
import { estimateRows } from "../../shared/run/estimate-row.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { aggregateAttemptPrefix, aggregateSpanPrefix } from "../../shared/run/keys.ts";
import { type AccruedPosition, ledgerDiffers } from "../../shared/run/ledger-holds.ts";
import { type RunRules, runRules } from "../../shared/run/period-rules.ts";
import { compareWithLedger, hasBudget, reckonEach, toAccrue } from "../../shared/run/positions.ts";
import { standingRow } from "../../shared/run/standing-row.ts";
import type { AccrueShardInput } from "./contract.ts";

export type AccrueShardServices = {
  readonly lake: ObjectStore;
  readonly ledger: Pick<Ledger, "closeToEarlierRuns" | "positions" | "post" | "accrued">;
  readonly now: () => string;
};

const requestsAtOnce = 8;

/**
 * Computes the positions of a span of shards from the aggregate, posts what the ledger lacks, and writes their standings.
 * A repeat finds the ledger as it should be, posts nothing and writes the same standings.
 * @throws ReconciliationFailed naming every position of which the ledger does not hold afterwards what it should
 */
export async function accrueShards(input: AccrueShardInput, { lake, ledger, now }: AccrueShardServices): Promise<void> {
  const { run, span } = input;
  const shards = Array.from({ length: span.shard_after - span.first_shard }, (_, index) => span.first_shard + index);
  await withDuckDb(async (duckdb) => {
    const [bookedByShard, { rules, own, others }] = await Promise.all([
      inParallel(requestsAtOnce, shards, async (shard) => {
        // First, or what a dead run posts late would lie on top of what is read here.
        await ledger.closeToEarlierRuns(shard, run.run_number);
        return ledger.positions(shard);
      }),
      whatTheRunCounts(),
    ]);
    const customersOfOthers = new Set(others.map(({ customer_id }) => customer_id));

    const booked = bookedByShard.flat();
    const bookedByPosition = new Map(booked.map((position) => [positionId(position.key), position]));
    const postedAt = now();
    const postings: Posting[] = [];
    const targets = new Map<string, Decimal>();
    const standingRows: FactRow[] = [];
    const estimates: FactRow[] = [];
    for (const reckoned of reckonEach(rules, [...own, ...others], booked, run.as_of_date)) {
      if (customersOfOthers.has(reckoned.key.customerId)) continue;
      const before = bookedByPosition.get(positionId(reckoned.key));
      const computed = compareWithLedger(reckoned, before, run, postedAt);
      targets.set(positionId(reckoned.key), toAccrue(reckoned));
      if (computed.entry !== undefined)
        postings.push({ entry: computed.entry, booked: before, periodDayAfter: computed.period.dayAfter });
      standingRows.push(standingRow(run, computed));
      estimates.push(...estimateRows(run, computed));
    }
    await ledger.post(postings);
    const differences = ledgerDiffers(targets, await heldAfterwards(booked, postings));
    if (differences.length > 0) throw new ReconciliationFailed(differences.join("; "));

    const key = (table: FactTable) =>
      factKey(table, run.as_of_date, `${run.run_id}-${String(span.first_shard).padStart(2, "0")}`);
    await writeFacts(duckdb, lake, standings, key(standings), standingRows);
    if (estimates.length > 0) await writeFacts(duckdb, lake, accrualEstimates, key(accrualEstimates), estimates);

    /** A shard that nothing was posted to holds what was read of it; the others are read again. */
    async function heldAfterwards(
      read: readonly AccruedPosition[],
      postings: readonly Posting[],
    ): Promise<readonly AccruedPosition[]> {
      const shardOfPosition = ({ key }: { readonly key: PositionKey }) => shardOf(key.customerId);
      const changed = new Set(postings.map(({ entry }) => shardOfPosition(entry)));
      const again = await inParallel(requestsAtOnce, [...changed], (shard) => ledger.accrued(shard));
      return [...read.filter((position) => !changed.has(shardOfPosition(position))), ...again.flat()];
    }

    async function whatTheRunCounts() {
      const snapshot = (table: typeof programs) => readRows(duckdb, lake, [factKey(table, run.as_of_date, run.run_id)]);
      const rules = runRules(await snapshot(programs), await snapshot(rulePeriods));
      const keys = await lake.list(aggregateSpanPrefix(run.run_id, input.aggregate_attempt, span.first_shard));
      // The aggregate's columns are fixed by queries/nightly/aggregate.sql.
      const own = (await readRows(duckdb, lake, keys)) as readonly AggregateRow[];
      return { rules, own, others: await volumeOfOtherSpans(rules, keys) };
    }

    /** A budget is shared out over all customers: every span reckons its programs whole and keeps its own customers' shares. */
    async function volumeOfOtherSpans(rules: RunRules, keys: readonly string[]): Promise<readonly AggregateRow[]> {
      const budgeted = [...new Set(rules.periods.filter(hasBudget).map(({ programId }) => programId))];
      if (budgeted.length === 0) return [];
      const all = await lake.list(aggregateAttemptPrefix(run.run_id, input.aggregate_attempt));
      const rows = await readRows(
        duckdb,
        lake,
        all.filter((each) => !keys.includes(each)),
        { column: "program_id", values: budgeted },
      );
      return rows as readonly AggregateRow[];
    }
  });
}
