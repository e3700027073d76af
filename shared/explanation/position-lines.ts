import { z } from "zod";
import { parseDecimal } from "../money/decimal.ts";

/** Why a line of the customer and the period counts, or does not. */
export const lineOutcomes = {
  counts: "counts",
  customer_not_eligible: "the customer is not eligible",
  customer_held_out: "held out by lot: the customer does not earn, so that the program can be measured",
  product_not_in_scope: "the product is not in the program's scope",
  exchange_rate_missing: "held back: no exchange rate covers the day",
  unit_not_convertible: "held back: the program does not say how the line's unit converts",
} as const;
export type LineOutcome = keyof typeof lineOutcomes;

const amount = z.string().transform(parseDecimal);

/** A row of queries/explain/position-lines.sql. */
export const PositionLine = z.object({
  program_version: z.coerce.number(),
  role: z.enum(["both", "qualifier", "base"]),
  source_id: z.string(),
  order_id: z.string(),
  line_id: z.string(),
  order_date: z.string(),
  accrual_order_id: z.string(),
  accrual_date: z.string(),
  product_id: z.string(),
  quantity: amount,
  unit: z.string().nullable(),
  net_amount: amount,
  currency: z.string(),
  rate: amount.nullable(),
  program_net_amount: amount.nullable(),
  outcome: z.literal(Object.keys(lineOutcomes) as LineOutcome[]),
});
export type PositionLine = z.infer<typeof PositionLine>;
