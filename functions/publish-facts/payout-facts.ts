import { join } from "node:path";
import type { ApprovalPolicyStore } from "../../shared/aws/approval-policies.ts";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import { mixedFacts } from "../../shared/aws/mixed-facts.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { copyToParquet, sqlText } from "../../shared/aws/parquet.ts";
import type { PayoutLedger } from "../../shared/aws/payout-entries.ts";
import type { SnapshotItem } from "../../shared/aws/payout-snapshot.ts";
import { type FactTable, factKey, timestampText } from "../../shared/facts/table.ts";
import { acknowledgements, payoutEntries, payoutTables, settledPositions } from "../../shared/facts/tables.ts";
import { positionId } from "../../shared/ledger/position.ts";
import { allShards } from "../../shared/ledger/shard.ts";
import { formatDecimal } from "../../shared/money/decimal.ts";
import { inParallel } from "../../shared/run/in-parallel.ts";
import { payoutEntryRow } from "../../shared/run/payout-entry-row.ts";
import { payoutRows } from "../../shared/run/payout-rows.ts";
import type { RunReference } from "../../shared/run/plan.ts";

export type PayoutFactsServices = {
  readonly lake: ObjectStore;
  readonly policies: Pick<ApprovalPolicyStore, "published">;
  readonly snapshotPart: (part: number, parts: number) => AsyncIterable<SnapshotItem>;
  readonly payoutLedger: (shard: number) => Promise<PayoutLedger>;
};

type Runs = {
  readonly run: RunReference;
  /** The last run before it whose facts readers see; undefined before the first. */
  readonly lastCommitted: Pick<RunReference, "run_id" | "as_of_date"> | undefined;
};

const parts = 4;
const allParts = Array.from({ length: parts }, (_, part) => part);
const requestsAtOnce = 8;

/**
 * Writes every payout, with all that happened to it, and every entry of payouts as facts of the run. Where nobody was ever asked for
 * anything nothing is written, and while nothing was released the ledger is not read.
 * @returns the files of the entries that belong into the run's journal: at most one
 */
export async function publishPayoutFacts(
  duckdb: DuckDb,
  { run, lastCommitted }: Runs,
  { lake, policies, snapshotPart, payoutLedger }: PayoutFactsServices,
): Promise<readonly string[]> {
  const facts = mixedFacts(duckdb);
  const key = (table: FactTable) => factKey(table, run.as_of_date, run.run_id);
  const publish = async (table: FactTable) => lake.upload(await facts.parquetOf(table), key(table));

  const found = await addPayouts();
  if (found.items === 0) return [];
  for (const table of payoutTables) await publish(table);
  if (found.releases === 0) return [];
  await addEntries();
  await publish(settledPositions);
  return [await publishEntries()];

  async function addPayouts() {
    const published = (await policies.published()).map(({ policy }) => policy);
    const counts = { items: 0, releases: 0 };
    await inParallel(parts, allParts, async (part) => {
      for await (const item of snapshotPart(part, parts)) {
        counts.items += 1;
        if (item.kind === "acknowledgement") {
          const { personId, rebatePolicyVersion, acknowledgedAt } = item.acknowledgement;
          await facts.add(acknowledgements, {
            run_id: run.run_id,
            person_id: personId,
            rebate_policy_version: rebatePolicyVersion,
            acknowledged_at: timestampText(acknowledgedAt),
          });
          continue;
        }
        counts.releases += item.payout.releases.length;
        for (const { table, row } of payoutRows(run.run_id, item.payout, published)) await facts.add(table, row);
      }
    });
    return counts;
  }

  async function addEntries(): Promise<void> {
    await inParallel(requestsAtOnce, allShards, async (shard) => {
      const { entries, settled } = await payoutLedger(shard);
      const currencies = new Map(entries.map((entry) => [positionId(entry.key), entry.currency]));
      for (const entry of entries) await facts.add(payoutEntries, payoutEntryRow(run.run_id, entry));
      for (const { key, settled: amount } of settled)
        await facts.add(settledPositions, {
          run_id: run.run_id,
          program_id: key.programId,
          customer_id: key.customerId,
          period_id: key.periodId,
          currency: currencies.get(positionId(key)) ?? "",
          settled_amount: formatDecimal(amount),
        });
    });
  }

  /**
   * An entry is in the journal of the first committed run whose facts hold it: what the last one held keeps its place, everything else
   * is in this one's. So each is in one journal, whenever it was posted and whatever became of the runs between.
   * @returns the file of those in this run's
   */
  async function publishEntries(): Promise<string> {
    const read = await facts.parquetOf(payoutEntries);
    const shown = await shownBefore();
    const published = join(duckdb.directory, "published-payout-entries.parquet");
    const inJournal = join(duckdb.directory, "payout-entries-of-journal.parquet");
    const ownRun = sqlText(run.run_id);
    await copyToParquet(
      duckdb,
      `select entries.* replace (coalesce(shown.journal_run_id, ${ownRun}) as journal_run_id)
       from read_parquet(${sqlText(read)}) as entries
       left join (${shown}) as shown on shown.entry_id = entries.entry_id`,
      published,
    );
    await lake.upload(published, key(payoutEntries));
    await copyToParquet(
      duckdb,
      `select * from read_parquet(${sqlText(published)}) where journal_run_id = ${ownRun}`,
      inJournal,
    );
    return inJournal;
  }

  /** SQL of the entries that the last committed run shows, and of the journals that they are in. */
  async function shownBefore(): Promise<string> {
    const nothing = "select cast(null as varchar) as entry_id, cast(null as varchar) as journal_run_id where false";
    if (lastCommitted === undefined) return nothing;
    const shownKey = factKey(payoutEntries, lastCommitted.as_of_date, lastCommitted.run_id);
    if ((await lake.list(shownKey)).length === 0) return nothing;
    const file = join(duckdb.directory, "shown-payout-entries.parquet");
    await lake.download(shownKey, file);
    return `select entry_id, journal_run_id from read_parquet(${sqlText(file)})`;
  }
}
