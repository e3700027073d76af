import { z } from "zod";
import { shardCount } from "../ledger/shard.ts";
import type { AggregateRow } from "../run/aggregate-row.ts";
import { aggregateSql } from "../run/aggregate-sql.ts";
import { type RunRules, runRules } from "../run/period-rules.ts";
import type { RunReference } from "../run/plan.ts";
import { askForRows, type QueryDesk, sqlLiteral } from "./questions.ts";

/** Texts of query files that tell what a run counted: shared code knows of no files. */
export type RunQueries = {
  /** queries/report/committed-runs.sql */
  readonly committedRuns: string;
  /** queries/explain/run-versions.sql */
  readonly runVersions: string;
  /** queries/explain/run-periods.sql */
  readonly runPeriods: string;
  /** queries/nightly/aggregate.sql */
  readonly aggregate: string;
};

const RunRow = z.object({ run_id: z.string(), run_number: z.coerce.number(), as_of_date: z.string() });

/** The latest committed run; undefined before the first. */
export async function latestRun(desk: QueryDesk, queries: RunQueries): Promise<RunReference | undefined> {
  const [latest] = await askForRows(desk, queries.committedRuns);
  return latest === undefined ? undefined : RunRow.parse(latest);
}

/** The rules that a run went by, as its functions read them. */
export async function rulesOfRun(desk: QueryDesk, queries: RunQueries, run: RunReference): Promise<RunRules> {
  const ofRun = [run.run_id, run.as_of_date];
  const [versions, periods] = await Promise.all([
    askWithTexts(desk, queries.runVersions, ofRun),
    askWithTexts(desk, queries.runPeriods, ofRun),
  ]);
  return runRules(versions, periods);
}

/** One customer's volume in a run, line by line, with the run's own statement. */
export async function customerAggregate(
  desk: QueryDesk,
  queries: RunQueries,
  run: RunReference,
  customerId: string,
): Promise<readonly AggregateRow[]> {
  const sql = aggregateSql(queries.aggregate, run, { shardsPerSpan: shardCount, customerId });
  return (await askForRows(desk, sql)) as unknown as readonly AggregateRow[];
}

/** Asks with values that are all texts. */
export function askWithTexts(desk: QueryDesk, sql: string, values: readonly string[]) {
  return askForRows(
    desk,
    sql,
    values.map((value) => sqlLiteral("string", value)),
  );
}
