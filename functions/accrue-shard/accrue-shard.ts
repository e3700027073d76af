import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { Ledger } from "../../shared/aws/ledger.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { readRows, writeFacts } from "../../shared/aws/parquet.ts";
import { factKey } from "../../shared/facts/table.ts";
import { programs, rulePeriods, standings } from "../../shared/facts/tables.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { aggregateSpanPrefix } from "../../shared/run/keys.ts";
import { periodRules } from "../../shared/run/period-rules.ts";
import { type AggregateRow, computePositions, standingRow } from "../../shared/run/positions.ts";
import type { AccrueShardInput } from "./contract.ts";

export type AccrueShardServices = {
  readonly lake: ObjectStore;
  readonly ledger: Pick<Ledger, "closeToEarlierRuns" | "positions" | "post">;
  readonly now: () => string;
};

const requestsAtOnce = 8;

/**
 * Computes the positions of a span of shards from the aggregate, posts what the ledger lacks, and writes their standings.
 * A repeat finds the ledger as it should be, posts nothing and writes the same standings.
 */
export async function accrueShards(input: AccrueShardInput, { lake, ledger, now }: AccrueShardServices): Promise<void> {
  const { run, span } = input;
  const shards = Array.from({ length: span.shard_after - span.first_shard }, (_, index) => span.first_shard + index);
  await withDuckDb(async (duckdb) => {
    const snapshot = (table: typeof programs) => readRows(duckdb, lake, [factKey(table, run.as_of_date, run.run_id)]);
    const rules = periodRules(await snapshot(programs), await snapshot(rulePeriods));
    const [firstPeriodEnd] = rules.map(({ dayAfter }) => dayAfter).sort();

    const [booked, keys] = await Promise.all([
      inParallel(requestsAtOnce, shards, async (shard) => {
        // First, or what a dead run posts late would lie on top of what is read here.
        await ledger.closeToEarlierRuns(shard, run.run_number);
        return ledger.positions(shard, firstPeriodEnd);
      }),
      lake.list(aggregateSpanPrefix(run.run_id, input.aggregate_attempt, span.first_shard)),
    ]);
    // The aggregate's columns are fixed by queries/nightly/aggregate.sql, none of them null.
    const aggregate = (await readRows(duckdb, lake, keys)) as readonly AggregateRow[];

    const positions = computePositions(rules, aggregate, booked.flat(), run, now());
    await ledger.post(
      positions.flatMap(({ entry, booked, period }) =>
        entry === undefined ? [] : [{ entry, booked, periodDayAfter: period.dayAfter }],
      ),
    );
    await writeFacts(
      duckdb,
      lake,
      standings,
      factKey(standings, run.as_of_date, `${run.run_id}-${String(span.first_shard).padStart(2, "0")}`),
      positions.map((position) => standingRow(run, position)),
    );
  });
}
