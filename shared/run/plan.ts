import { compareText } from "../compare-text.ts";
import { type FactRow, timestampText } from "../facts/table.ts";
import { shardCount } from "../ledger/shard.ts";
import type { ProgramVersion } from "../program/program.ts";
import { type RuleRows, ruleRows } from "./rule-rows.ts";
import { tierRows } from "./tier-rows.ts";

/** Lines that one accrue-shard invocation is planned for; more spans run side by side. */
const linesPerSpan = 500_000;

export type RunReference = { readonly run_id: string; readonly run_number: number; readonly as_of_date: string };

/** The control totals of one accepted file. */
export type AcceptedIngestion = {
  readonly ingestionId: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly file: string;
  readonly rowsIn: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly netAmountAccepted?: string | undefined;
  readonly receivedAt: string;
  readonly sequence: number;
};

export type ShardSpan = { readonly first_shard: number; readonly shard_after: number };

/** Everything that a run writes to the lake before it aggregates, as rows of the fact tables of the same names. */
export type RunPlan = {
  readonly ingestions: readonly FactRow[];
  readonly programs: readonly FactRow[];
  readonly rules: RuleRows;
  readonly tiers: readonly FactRow[];
  /** Shards in each span: what the aggregate is split by. */
  readonly shardsPerSpan: number;
  readonly spans: readonly ShardSpan[];
};

/**
 * Pins what a run counts: the ingestions accepted so far in their order of arrival, the program versions, the accrual
 * periods that have begun, and the distinct scopes, so that later files and versions cannot change a run under way.
 */
export function planRun(
  run: RunReference,
  versions: readonly ProgramVersion[],
  ingestions: readonly AcceptedIngestion[],
): RunPlan {
  const shardsPerSpan = shardsPerSpanFor(ingestions);
  return {
    ingestions: ingestionRows(run, ingestions),
    programs: versions.map((version) => programRow(run, version)),
    rules: ruleRows(run.run_id, versions, run.as_of_date),
    tiers: tierRows(run.run_id, versions),
    shardsPerSpan,
    spans: spansOfShards(shardsPerSpan),
  };
}

function ingestionRows(run: RunReference, ingestions: readonly AcceptedIngestion[]): readonly FactRow[] {
  return [...ingestions]
    .sort((a, b) => compareText(a.receivedAt, b.receivedAt) || a.sequence - b.sequence)
    .map((ingestion, index) => ({
      run_id: run.run_id,
      ingestion_id: ingestion.ingestionId,
      kind: ingestion.kind,
      source_id: ingestion.sourceId,
      file: ingestion.file,
      precedence: index + 1,
      rows_in: ingestion.rowsIn,
      rows_accepted: ingestion.rowsAccepted,
      rows_rejected: ingestion.rowsRejected,
      net_amount_accepted: ingestion.netAmountAccepted ?? null,
      received_at: timestampText(ingestion.receivedAt),
    }));
}

function programRow(
  run: RunReference,
  { programId, version, document, documentSha256, publishedAt }: ProgramVersion,
): FactRow {
  return {
    run_id: run.run_id,
    program_id: programId,
    program_version: version,
    name_en: document.name.en,
    name_zh: document.name.zh ?? null,
    effective_from: document.effective.from,
    effective_until: document.effective.until ?? null,
    currency: document.currency,
    period: document.period,
    method: document.method,
    qualifier_measure: document.qualifier.measure,
    base_measure: document.base.measure,
    contract_reference: document.contract_reference,
    document: JSON.stringify(document),
    document_sha256: documentSha256,
    published_at: timestampText(publishedAt),
  };
}

/** How many neighbouring shards one span takes: a power of two, so that the aggregate tells a shard's span by its remainder. */
function shardsPerSpanFor(ingestions: readonly AcceptedIngestion[]): number {
  const lines = ingestions.reduce((sum, { kind, rowsAccepted }) => sum + (kind === "orders" ? rowsAccepted : 0), 0);
  const spans = Math.max(1, Math.ceil(lines / linesPerSpan));
  return Math.max(1, 2 ** Math.floor(Math.log2(shardCount / spans)));
}

function spansOfShards(shardsPerSpan: number): readonly ShardSpan[] {
  return Array.from({ length: shardCount / shardsPerSpan }, (_, index) => ({
    first_shard: index * shardsPerSpan,
    shard_after: (index + 1) * shardsPerSpan,
  }));
}
