import { z } from "zod";
import { parseDecimal } from "../../shared/money/decimal.ts";
import type { DuePosition } from "../../shared/payout/due.ts";
import type { LineStanding } from "../../shared/payout/line-standing.ts";
import { payeeColumns } from "../../shared/payout/payee-row.ts";
import { measures } from "../../shared/program/program.ts";

const text = z.string();
const optional = z.string().nullable();
const amount = text.transform(parseDecimal);

/** A row of queries/nightly/due-positions.sql. */
export const DueRow = z.object({
  program_id: text,
  program_version: z.coerce.number(),
  customer_id: text,
  period_id: text,
  counts_until: text,
  payout_on: text,
  is_final: z.enum(["true", "false"]).transform((is) => is === "true"),
  currency: text,
  qualifier_measure: z.enum(measures),
  qualifier_total: amount,
  tier_reached: z.coerce.number(),
  earned_amount: amount,
  accrued_amount: amount,
  net_amount: amount,
  customer_name: optional,
  legal_entity: optional,
  region: optional,
  segment: optional,
  tags: optional,
  ...payeeColumns,
  payee_changed_at: optional,
});
export type DueRow = z.infer<typeof DueRow>;

/** The position of a row, with the terms that govern it and what was settled of it. */
export function duePosition(row: DueRow, rest: Pick<DuePosition, "document" | "settled">): DuePosition {
  return {
    programId: row.program_id,
    programVersion: row.program_version,
    customerId: row.customer_id,
    periodId: row.period_id,
    countsUntil: row.counts_until,
    payoutOn: row.payout_on,
    isFinal: row.is_final,
    earned: row.earned_amount,
    accrued: row.accrued_amount,
    ...rest,
  };
}

/** Where the position of a row stands. */
export function lineStanding(row: DueRow, { document, earned, accrued }: DuePosition): LineStanding {
  const { tiers, base } = document;
  const benefit = tiers[row.tier_reached - 1]?.benefit;
  return {
    programId: row.program_id,
    periodId: row.period_id,
    tierReached: row.tier_reached,
    tierCount: tiers.length,
    ...(benefit === undefined ? {} : { benefit }),
    baseMeasure: base.measure,
    qualifierMeasure: row.qualifier_measure,
    qualifierTotal: row.qualifier_total,
    earned,
    accrued,
  };
}

/** Tags as they stand between bars. */
export function tagsOf({ tags }: DueRow): readonly string[] {
  return (tags ?? "").split("|").filter((tag) => tag !== "");
}
