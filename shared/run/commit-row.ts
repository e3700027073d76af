import { type FactRow, timestampText } from "../facts/table.ts";
import { journalKey } from "./keys.ts";
import type { ControlTotal } from "./reconcile.ts";

type CommittedRun = {
  readonly run_id: string;
  readonly run_number: number;
  readonly as_of_date: string;
  readonly started_at: string;
};

/** What a run used that is paid for by use, as far as the ledger does not say it. */
export type RunUsage = {
  readonly accrueInvocations: number;
  /** Bytes that each of the run's statements read. */
  readonly scannedBytes: readonly number[];
};

const megabyte = 2 ** 20;
const megabytesBilledAtLeast = 10;

/** Athena bills whole megabytes, ten at least for a statement: https://aws.amazon.com/athena/pricing/ */
function billedBytes(scannedBytes: number): number {
  return Math.max(megabytesBilledAtLeast, Math.ceil(scannedBytes / megabyte)) * megabyte;
}

/** The row whose presence makes a run's facts visible, with the totals that were reconciled. */
export function commitRow(
  run: CommittedRun,
  totals: readonly ControlTotal[],
  { accrueInvocations, scannedBytes }: RunUsage,
  committedAt: string,
): FactRow {
  const rows = (name: string) =>
    totals.filter(({ totalName }) => totalName === name).reduce((sum, { rowCount }) => sum + rowCount, 0);
  return {
    run_id: run.run_id,
    run_number: run.run_number,
    started_at: timestampText(run.started_at),
    committed_at: timestampText(committedAt),
    ingestions: rows("files"),
    lines_accepted: rows("lines_accepted"),
    lines_rejected: rows("lines_rejected"),
    lines_counted: rows("lines_counted"),
    positions: rows("standing_to_accrue"),
    entries_posted: rows("entries_of_run"),
    held_lines: rows("standing_accrued"),
    journal_key: journalKey(run),
    accrue_invocations: accrueInvocations,
    billed_bytes: scannedBytes.map(billedBytes).reduce((sum, bytes) => sum + bytes, 0),
  };
}
