import type { PanelTable } from "./panel.ts";

/** Where a run's aggregate goes in the lake; the attempt's number follows, so that no attempt meets another's files. */
export function aggregatePrefix(runId: string): string {
  return `runs-work/${runId}/aggregate/attempt=`;
}

/** Everything that one attempt of the aggregate wrote. */
export function aggregateAttemptPrefix(runId: string, attempt: number): string {
  return `${aggregatePrefix(runId)}${attempt}/`;
}

/** What one attempt of the aggregate wrote for the span of shards that begins with a shard. */
export function aggregateSpanPrefix(runId: string, attempt: number, firstShard: number): string {
  return `${aggregateAttemptPrefix(runId, attempt)}first_shard=${firstShard}/`;
}

/** Where the rows of a table of the panel go until they are published; the attempt's number follows, as in the aggregate's case. */
export function panelPrefix(runId: string, table: PanelTable): string {
  return `runs-work/${runId}/${table}/attempt=`;
}

/** Everything that one attempt wrote of a table of the panel. */
export function panelAttemptPrefix(runId: string, table: PanelTable, attempt: number): string {
  return `${panelPrefix(runId, table)}${attempt}/`;
}

/** The general ledger journal of a run. */
export function journalKey(run: { readonly run_id: string; readonly as_of_date: string }): string {
  return `journals/as_of_date=${run.as_of_date}/${run.run_id}.csv`;
}
