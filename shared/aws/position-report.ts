import { type PositionReport, PositionUnknown, positionReport } from "../explanation/position-report.ts";
import { type PositionKey, positionId } from "../ledger/position.ts";
import type { LedgerEntry } from "../ledger/posting.ts";
import { shardOf } from "../ledger/shard.ts";
import type { Ledger } from "./ledger.ts";
import type { QueryDesk } from "./questions.ts";
import { askWithTexts, customerAggregate, latestRun, type RunQueries, rulesOfRun } from "./run-questions.ts";

/** Texts of the query files that tell a position. */
export type ReportQueries = RunQueries & {
  /** queries/explain/position-lines.sql */
  readonly positionLines: string;
  /** queries/explain/governing-versions.sql */
  readonly governingVersions: string;
  /** queries/explain/position-standing.sql */
  readonly positionStanding: string;
};

export type ReportServices = { readonly queryDesk: QueryDesk; readonly ledger: Pick<Ledger, "entries"> };

/**
 * Asks for all that tells a position from the lines that the latest committed run counted.
 * @throws PositionUnknown before the first run, and where the customer has neither lines nor entries under the program in the period
 */
export async function askForPositionReport(
  { queryDesk, ledger }: ReportServices,
  queries: ReportQueries,
  key: PositionKey,
): Promise<PositionReport> {
  const run = await latestRun(queryDesk, queries);
  if (run === undefined) throw new PositionUnknown("no run has been committed yet");
  const { programId, customerId, periodId } = key;
  const ofRun = [run.run_id, run.as_of_date];
  // Rules, lines, customer scopes, product scopes, rates and units are each asked for this run alone.
  const ofLines = [programId, periodId, ...ofRun, customerId, ...ofRun, ...ofRun, ...ofRun, ...ofRun, ...ofRun];
  const [rules, versions, lines, standing, aggregate, entries] = await Promise.all([
    rulesOfRun(queryDesk, queries, run),
    askWithTexts(queryDesk, queries.governingVersions, [programId, periodId, ...ofRun]),
    askWithTexts(queryDesk, queries.positionLines, ofLines),
    askWithTexts(queryDesk, queries.positionStanding, [programId, customerId, periodId, ...ofRun]),
    customerAggregate(queryDesk, queries, run, customerId),
    entriesOf(ledger, key),
  ]);
  return positionReport(key, { run, rules, versions, lines, standing, aggregate, entries });
}

async function entriesOf(ledger: Pick<Ledger, "entries">, key: PositionKey): Promise<readonly LedgerEntry[]> {
  const ofShard = await ledger.entries(shardOf(key.customerId), 0, 99_999_999);
  return ofShard.filter((entry) => positionId(entry.key) === positionId(key)).sort((a, b) => a.runNumber - b.runNumber);
}
