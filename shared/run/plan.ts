import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { periodsBetween } from "../calendar/period.ts";
import { compareText } from "../compare-text.ts";
import { type FactRow, timestampText } from "../facts/table.ts";
import { shardCount } from "../ledger/shard.ts";
import { barredTags, type ProgramDocument, type ProgramVersion } from "../program/program.ts";
import { spansOf } from "../program/spans.ts";

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
  readonly periods: readonly FactRow[];
  readonly scopes: readonly FactRow[];
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
  const scopes = new Map<string, readonly FactRow[]>();
  const scopeId = (kind: "customer" | "product", scope: Scope): string => {
    const id = `${kind}-${hash(scope)}`;
    scopes.set(id, scopeRows(run, kind, id, scope));
    return id;
  };
  return {
    ingestions: ingestionRows(run, ingestions),
    programs: versions.map((version) => programRow(run, version)),
    periods: [...byProgram(versions).values()].flatMap((ofProgram) =>
      rulePeriodsOf(ofProgram, run.as_of_date).map(({ version, periodId, firstDay, dayAfter }) => ({
        run_id: run.run_id,
        program_id: version.programId,
        program_version: version.version,
        period_id: periodId,
        first_day: firstDay,
        day_after: dayAfter,
        currency: version.document.currency,
        customer_scope_id: scopeId("customer", withBarredTags(version.document.customers)),
        product_scope_id: scopeId("product", version.document.products),
      })),
    ),
    scopes: [...scopes.values()].flat(),
    shardsPerSpan,
    spans: spansOfShards(shardsPerSpan),
  };
}

/** The days on which each version of one program governs, cut into accrual periods, up to and with the as-of date. */
function rulePeriodsOf(versions: readonly ProgramVersion[], asOfDate: string) {
  const [first] = versions.map(({ document }) => document.effective.from).sort();
  if (first === undefined || first > asOfDate) return [];
  const dayAfterRun = dayAfter(asOfDate);
  return spansOf(versions, first, dayAfterRun).flatMap((span) =>
    periodsBetween(span.version.document.period, span.firstDay, span.dayAfter).map((period) => ({
      version: span.version,
      periodId: period.id,
      firstDay: later(period.firstDay, span.firstDay),
      dayAfter: earlier(period.dayAfter, span.dayAfter),
    })),
  );
}

type Scope = {
  readonly include?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  readonly exclude?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
};

function withBarredTags(scope: ProgramDocument["customers"]): Scope {
  return { ...scope, exclude: { ...scope.exclude, tag: [...new Set([...(scope.exclude?.tag ?? []), ...barredTags])] } };
}

function scopeRows(run: RunReference, kind: string, scopeId: string, scope: Scope): readonly FactRow[] {
  const rules = (effect: "include" | "exclude") =>
    Object.entries(scope[effect] ?? {}).flatMap(([attribute, values = []]) =>
      values.map((value) => ({ effect, attribute, value })),
    );
  const includes = rules("include");
  const everybody = { effect: "all", attribute: null, value: null };
  const included = new Set(includes.map(({ attribute }) => attribute)).size;
  return [...(includes.length === 0 ? [everybody] : includes), ...rules("exclude")].map((rule) => ({
    run_id: run.run_id,
    scope_kind: kind,
    scope_id: scopeId,
    ...rule,
    included_attributes: included,
  }));
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

function byProgram(versions: readonly ProgramVersion[]): ReadonlyMap<string, readonly ProgramVersion[]> {
  return Map.groupBy(versions, ({ programId }) => programId);
}

/** Equal scopes of different programs share one id, so that the aggregate sums the lines of a scope once. */
function hash(scope: Scope): string {
  const sorted = (rules: Scope["include"]) =>
    Object.entries(rules ?? {})
      .map(([attribute, values = []]) => [attribute, [...values].sort()] as const)
      .sort(([a], [b]) => compareText(a, b));
  const canonical = JSON.stringify([sorted(scope.include), sorted(scope.exclude)]);
  return createHash("sha256").update(canonical).digest("hex").slice(0, 12);
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);
