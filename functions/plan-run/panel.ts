import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { readRows } from "../../shared/aws/parquet.ts";
import { type FactRow, type FactTable, factKey } from "../../shared/facts/table.ts";
import { programs, publishedMonths, runIngestions } from "../../shared/facts/tables.ts";
import { customerMonthsSql, filledForRun } from "../../shared/run/aggregate-sql.ts";
import { panelPrefix } from "../../shared/run/keys.ts";
import type { PanelTable } from "../../shared/run/panel.ts";
import type { RunPlan, RunReference } from "../../shared/run/plan.ts";
import type { PlanRunOutput } from "./contract.ts";

type Runs = {
  readonly run: RunReference;
  /** The last run before it whose facts readers see; undefined before the first. */
  readonly last: RunReference | undefined;
};
type PanelServices = {
  readonly lake: Pick<ObjectStore, "list" | "download">;
  readonly lakeBucket: string;
  readonly sql: { readonly customerMonths: string; readonly enrolments: string };
};

/**
 * The UNLOAD statements of what the panel is made of; none where the run counts the same as the last committed one up to the same day,
 * for then the panel is as that one left it.
 */
export async function panelStatements(
  duckdb: DuckDb,
  { run, last }: Runs,
  plan: RunPlan,
  { lake, lakeBucket, sql }: PanelServices,
): Promise<PlanRunOutput["panel"]> {
  if (last !== undefined && (await countsTheSame())) return [];
  return [
    unload("customer_months", customerMonthsSql(sql.customerMonths, run, last), ", partitioned_by = array['month']"),
    unload("enrolments", filledForRun(sql.enrolments, run), ""),
  ];

  function unload(table: PanelTable, query: string, partitions: string): PlanRunOutput["panel"][number] {
    return {
      table,
      before_attempt: `unload (\n${query}\n) to 's3://${lakeBucket}/${panelPrefix(run.run_id, table)}`,
      after_attempt: `/' with (format = 'PARQUET', compression = 'SNAPPY'${partitions})`,
    };
  }

  async function countsTheSame(): Promise<boolean> {
    if (last?.as_of_date !== run.as_of_date) return false;
    // A run of before there was a panel has left none.
    if ((await lake.list(keyOf(publishedMonths))).length === 0) return false;
    return (
      (await isAsBefore(runIngestions, plan.ingestions, ["ingestion_id", "precedence"])) &&
      (await isAsBefore(programs, plan.programs, ["program_id", "program_version", "document_sha256"]))
    );
  }

  async function isAsBefore(table: FactTable, rows: readonly FactRow[], columns: readonly string[]): Promise<boolean> {
    const told = (all: readonly FactRow[]) =>
      all.map((row) => JSON.stringify(columns.map((column) => String(row[column])))).sort();
    const before = await readRows(duckdb, lake, [keyOf(table)]);
    return told(before).join() === told(rows).join();
  }

  function keyOf(table: FactTable): string {
    return factKey(table, last?.as_of_date, last?.run_id ?? "");
  }
}
