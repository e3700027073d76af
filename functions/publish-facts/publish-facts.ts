import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { Ledger } from "../../shared/aws/ledger.ts";
import type { TidiedStore } from "../../shared/aws/objects.ts";
import { writeFacts } from "../../shared/aws/parquet.ts";
import type { RunStore } from "../../shared/aws/runs.ts";
import { factKey } from "../../shared/facts/table.ts";
import { accrualEntries } from "../../shared/facts/tables.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { entryRow } from "../../shared/run/entry-row.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import type { PublishFactsInput, PublishFactsOutput } from "./contract.ts";
import { writeJournal } from "./journal.ts";
import { publishPanelFacts } from "./panel-facts.ts";
import { type PayoutFactsServices, publishPayoutFacts } from "./payout-facts.ts";

export type PublishFactsServices = PayoutFactsServices & {
  readonly lake: TidiedStore;
  readonly ledger: Pick<Ledger, "entries">;
  readonly runs: Pick<RunStore, "find">;
};

const requestsAtOnce = 8;

/**
 * Writes as facts what no committed run has shown yet: the ledger's entries, and the payouts as they stand; and the journal of both
 * for the general ledger; and the panel as the run has found it. All become visible with the run's commit row; a repeat writes the
 * same objects again.
 */
export async function publishFacts(
  { run, panel }: PublishFactsInput,
  services: PublishFactsServices,
): Promise<PublishFactsOutput> {
  const { lake, ledger, runs } = services;
  const { publishes_from_run_number: firstRun } = await runs.find(run.run_number);
  const lastCommitted = firstRun === 1 ? undefined : await runs.find(firstRun - 1);
  const entries = await inParallel(requestsAtOnce, allShards, (shard) =>
    ledger.entries(shard, firstRun, run.run_number),
  );
  return withDuckDb(async (duckdb) => {
    const rows = entries.flat().map((entry) => entryRow(run.run_id, entry));
    const key = factKey(accrualEntries, run.as_of_date, run.run_id);
    const accrualFile = await writeFacts(duckdb, lake, accrualEntries, key, rows);
    const payoutFiles = await publishPayoutFacts(duckdb, { run, lastCommitted }, services);
    await writeJournal(duckdb, lake, run, [accrualFile, ...payoutFiles]);
    return { panel_changed: await publishPanelFacts(duckdb, lake, { run, lastCommitted }, panel) };
  });
}
