import { join } from "node:path";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { sqlText } from "../../shared/aws/parquet.ts";
import { journalKey } from "../../shared/run/keys.ts";
import type { RunReference } from "../../shared/run/plan.ts";

/**
 * The journal of a run: one line per program, currency and account, debits beside credits.
 * @param entryFiles Parquet files of the entries that are in it
 */
export async function writeJournal(
  duckdb: DuckDb,
  lake: Pick<ObjectStore, "upload">,
  run: RunReference,
  entryFiles: readonly string[],
): Promise<void> {
  const journal = join(duckdb.directory, "journal.csv");
  await duckdb.connection.run(`copy (${journalSql(entryFiles, run)}) to ${sqlText(journal)} (format csv, header)`);
  await lake.upload(journal, journalKey(run));
}

function journalSql(entryFiles: readonly string[], run: RunReference): string {
  const columns = "program_id, currency, debit_account, credit_account, amount";
  const entries = entryFiles.map((file) => `select ${columns} from read_parquet(${sqlText(file)})`);
  return `
    with entries as (
      ${entries.join("\n      union all\n      ")}
    ),
    sides as (
      select program_id, currency, debit_account as account, amount as debit_amount, 0 as credit_amount
      from entries
      union all
      select program_id, currency, credit_account, 0, amount
      from entries
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
