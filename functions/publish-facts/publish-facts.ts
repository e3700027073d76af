import { join } from "node:path";
import { withDuckDb } from "../../shared/aws/duckdb.ts";
import type { Ledger } from "../../shared/aws/ledger.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { sqlText, writeFacts } from "../../shared/aws/parquet.ts";
import type { RunStore } from "../../shared/aws/runs.ts";
import { factKey } from "../../shared/facts/table.ts";
import { accrualEntries } from "../../shared/facts/tables.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { entryRow } from "../../shared/run/entry-row.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { journalKey } from "../../shared/run/keys.ts";
import type { PublishFactsInput } from "./contract.ts";

export type PublishFactsServices = {
  readonly lake: ObjectStore;
  readonly ledger: Pick<Ledger, "entries">;
  readonly runs: Pick<RunStore, "find">;
};

const requestsAtOnce = 8;

/**
 * Writes the ledger's entries that no committed run has shown yet as facts, and their journal for the general ledger.
 * Both become visible with the run's commit row; a repeat writes the same objects again.
 */
export async function publishFacts(
  { run }: PublishFactsInput,
  { lake, ledger, runs }: PublishFactsServices,
): Promise<void> {
  const { publishes_from_run_number: firstRun } = await runs.find(run.run_number);
  const entries = await inParallel(requestsAtOnce, allShards, (shard) =>
    ledger.entries(shard, firstRun, run.run_number),
  );
  const key = factKey(accrualEntries, run.as_of_date, run.run_id);
  await withDuckDb(async (duckdb) => {
    const facts = await writeFacts(
      duckdb,
      lake,
      accrualEntries,
      key,
      entries.flat().map((entry) => entryRow(run.run_id, entry)),
    );
    const journal = join(duckdb.directory, "journal.csv");
    await duckdb.connection.run(`copy (${journalSql(facts, run)}) to ${sqlText(journal)} (format csv, header)`);
    await lake.upload(journal, journalKey(run));
  });
}

/** The journal: one line per program, currency and account, debits beside credits. */
function journalSql(entriesFile: string, run: PublishFactsInput["run"]): string {
  return `
    with sides as (
      select program_id, currency, debit_account as account, amount as debit_amount, 0 as credit_amount, entry_id
      from read_parquet(${sqlText(entriesFile)})
      union all
      select program_id, currency, credit_account, 0, amount, entry_id
      from read_parquet(${sqlText(entriesFile)})
    )
    select
      ${sqlText(run.run_id)} as journal_id,
      ${sqlText(run.as_of_date)} as posting_date,
      program_id,
      account,
      currency,
      cast(sum(debit_amount) as decimal(38,4)) as debit_amount,
      cast(sum(credit_amount) as decimal(38,4)) as credit_amount,
      count(*) as entries
    from sides
    group by program_id, currency, account
    order by program_id, currency, account`;
}
