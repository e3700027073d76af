import { z } from "zod";
import { type PositionKey, positionId } from "../../shared/ledger/position.ts";
import type { LedgerEntry } from "../../shared/ledger/posting.ts";
import { shardOf } from "../../shared/ledger/shard.ts";
import { parseDecimal } from "../../shared/money/decimal.ts";
import { type ProgramVersion, programDocument } from "../../shared/program/program.ts";
import { type Explanation, explainPosition } from "../../shared/rebate/explain.ts";
import type { Tierline } from "./client.ts";
import { CommandFailure } from "./exit-codes.ts";
import { queryText } from "./query-text.ts";
import { askForRows, sqlLiteral } from "./question.ts";

const amount = z.string().transform(parseDecimal);

const LineRow = z.object({
  program_version: z.coerce.number(),
  source_id: z.string(),
  order_id: z.string(),
  line_id: z.string(),
  order_date: z.string(),
  accrual_order_id: z.string(),
  accrual_date: z.string(),
  product_id: z.string(),
  quantity: amount,
  net_amount: amount,
  currency: z.string(),
  rate: amount.nullable(),
  program_net_amount: amount.nullable(),
  outcome: z.enum(["counts", "customer_not_eligible", "product_not_in_scope", "exchange_rate_missing"]),
});
export type PositionLine = z.infer<typeof LineRow>;

const VersionRow = z.object({
  program_version: z.coerce.number(),
  document: z.string(),
  document_sha256: z.string(),
  published_at: z.string(),
  first_day: z.string(),
  day_after: z.string(),
});
const RunRow = z.object({ run_id: z.string(), run_number: z.coerce.number(), as_of_date: z.string() });

/** A version and the days of the period that the run counted under it. */
export type GoverningVersion = ProgramVersion & { readonly firstDay: string; readonly dayAfter: string };

export type PositionReport = {
  readonly key: PositionKey;
  readonly run: z.infer<typeof RunRow>;
  readonly versions: readonly GoverningVersion[];
  readonly explanation: Explanation;
  /** The customer's lines of the period that do not count, with the reason. */
  readonly otherLines: readonly PositionLine[];
  readonly entries: readonly LedgerEntry[];
};

/**
 * Tells a position from the lines that the latest committed run counted, with the arithmetic of the run.
 * @throws CommandFailure notFound where the customer has neither lines nor entries under the program in the period
 */
export async function positionReport(tierline: Tierline, key: PositionKey): Promise<PositionReport> {
  const [latest] = await askForRows(tierline, await queryText("report/committed-runs"));
  if (latest === undefined) throw new CommandFailure("notFound", "no run has been committed yet");
  const run = RunRow.parse(latest);

  const [versions, lines, entries] = await Promise.all([
    versionsOf(tierline, key, run),
    linesOf(tierline, key, run),
    entriesOf(tierline, key),
  ]);
  if (versions.length === 0)
    throw new CommandFailure("notFound", `run ${run.run_id} knows no program ${key.programId}`);
  if (lines.length === 0 && entries.length === 0)
    throw new CommandFailure("notFound", `nothing is known of ${positionId(key)}: no order lines, no entries`);

  const counting = lines.filter(({ outcome }) => outcome === "counts");
  return {
    key,
    run,
    versions,
    explanation: explainPosition(versions, counting.map(qualifyingLine)),
    otherLines: lines.filter(({ outcome }) => outcome !== "counts"),
    entries,
  };
}

type Run = z.infer<typeof RunRow>;

async function linesOf(tierline: Tierline, { programId, periodId, customerId }: PositionKey, run: Run) {
  const ofRun = [run.run_id, run.as_of_date];
  // Lines, customer scopes, product scopes and rates are each asked for this run alone.
  const values = [programId, periodId, ...ofRun, customerId, ...ofRun, ...ofRun, ...ofRun, ...ofRun];
  const rows = await askForRows(
    tierline,
    await queryText("explain/position-lines"),
    values.map((value) => sqlLiteral("string", value)),
  );
  return rows.map((row) => LineRow.parse(row));
}

/** The versions that governed days of the period in the run, as the run pinned them. */
async function versionsOf(tierline: Tierline, { programId, periodId }: PositionKey, run: Run) {
  const rows = await askForRows(
    tierline,
    await queryText("explain/governing-versions"),
    [programId, periodId, run.run_id, run.as_of_date].map((value) => sqlLiteral("string", value)),
  );
  return rows.map((row): GoverningVersion => {
    const { program_version, document, document_sha256, published_at, first_day, day_after } = VersionRow.parse(row);
    return {
      programId,
      version: program_version,
      document: programDocument.parse(JSON.parse(document)),
      documentSha256: document_sha256,
      publishedAt: published_at,
      firstDay: first_day,
      dayAfter: day_after,
    };
  });
}

async function entriesOf({ ledger }: Tierline, key: PositionKey): Promise<readonly LedgerEntry[]> {
  const ofShard = await ledger.entries(shardOf(key.customerId), 0, 99_999_999);
  return ofShard.filter((entry) => positionId(entry.key) === positionId(key)).sort((a, b) => a.runNumber - b.runNumber);
}

function qualifyingLine(line: PositionLine) {
  return {
    sourceId: line.source_id,
    orderId: line.order_id,
    lineId: line.line_id,
    orderDate: line.accrual_date,
    accrualOrderId: line.accrual_order_id,
    productId: line.product_id,
    quantity: line.quantity,
    netAmount: line.program_net_amount ?? parseDecimal("0"),
    version: line.program_version,
  };
}
