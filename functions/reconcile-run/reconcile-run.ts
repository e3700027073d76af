import { type DuckDb, withDuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { writeFacts } from "../../shared/aws/parquet.ts";
import { readResult } from "../../shared/aws/query-result.ts";
import type { RunStore } from "../../shared/aws/runs.ts";
import { type FactRow, factKey } from "../../shared/facts/table.ts";
import { runs as runsTable } from "../../shared/facts/tables.ts";
import { commitRow } from "../../shared/run/commit-row.ts";
import { ReconciliationFailed } from "../../shared/run/errors.ts";
import { type ControlTotal, pinnedInputDiffers, reconcile } from "../../shared/run/reconcile.ts";
import type { ReconcileRunInput } from "./contract.ts";

export type ReconcileRunServices = {
  readonly lake: ObjectStore;
  readonly runs: Pick<RunStore, "find" | "decideCommit" | "commit">;
  readonly now: () => string;
};

/**
 * Compares the run's control totals with each other and, when all tie, decides that the run is committed, writes the commit row
 * that makes it visible and frees the lock. A repeat goes on where the one before has come to.
 * @throws ReconciliationFailed naming every difference; the run stays invisible and the next one takes over.
 *   RunRefused if that has happened already.
 */
export async function reconcileRun(input: ReconcileRunInput, services: ReconcileRunServices): Promise<void> {
  const { lake, runs, now } = services;
  const run = await runs.find(input.run.run_number);
  if (run.status === "committed") return;
  await withDuckDb(async (duckdb) => {
    const decided = run.commit_row ?? (await runs.decideCommit(run, await reconciledRow(duckdb)));
    await writeFacts(duckdb, lake, runsTable, factKey(runsTable, run.as_of_date, run.run_id), [decided]);
  });
  await runs.commit(run, now());

  async function reconciledRow(duckdb: DuckDb): Promise<FactRow> {
    const rows = await readResult(duckdb, lake, input.control_totals.location);
    const totals = rows.map(
      (row): ControlTotal => ({
        totalName: row.total_name ?? "",
        programId: row.program_id ?? "",
        currency: row.currency ?? "",
        amount: row.amount ?? "0",
        rowCount: Number(row.row_count),
      }),
    );
    const differences = [...pinnedInputDiffers(totals, input.ingestions), ...reconcile(totals)];
    if (differences.length > 0) throw new ReconciliationFailed(differences.join("; "));
    const { aggregate, panel, control_totals } = input;
    const scannedBytes = [aggregate, ...panel, control_totals].map(({ statistics }) => statistics.DataScannedInBytes);
    return commitRow(run, totals, { accrueInvocations: input.accrue_invocations, scannedBytes }, now());
  }
}
