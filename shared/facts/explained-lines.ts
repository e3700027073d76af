import type { FactTable } from "./table.ts";

/**
 * Why positions earned what they did, one row per order line that counts. Nothing writes it by night, so it is no table of the lake:
 * `tierline explain --parquet` and `tierline simulate --parquet` write it as a file of its own.
 */
export const explainedLines: FactTable = {
  name: "explained_lines",
  comment:
    "The order lines that count in positions, with what each did and earned; a position's amounts sum to its earned",
  columns: [
    { name: "run_id", type: "string", comment: "The run that counted the lines; null in a simulation" },
    { name: "as_of_date", type: "date", comment: "Last day whose order lines were counted" },
    { name: "program_id", type: "string", comment: "The program" },
    { name: "customer_id", type: "string", comment: "The customer who bought" },
    { name: "period_id", type: "string", comment: "The accrual period" },
    { name: "currency", type: "string", comment: "ISO 4217 code of the amounts" },
    {
      name: "place",
      type: "int",
      comment: "Place of the line in the order in which the position's lines count, from 1",
    },
    { name: "source_id", type: "string", comment: "The source profile that the line was read with" },
    { name: "order_id", type: "string", comment: "The order, invoice or credit note" },
    { name: "line_id", type: "string", comment: "The line within the order" },
    { name: "accrual_date", type: "date", comment: "The day that the line counts on" },
    { name: "product_id", type: "string", comment: "The product" },
    { name: "program_version", type: "int", comment: "The version that governs the line" },
    { name: "counts_for", type: "string", comment: "qualifier, base or both" },
    { name: "quantity", type: "decimal(38,12)", comment: "Quantity, in the unit that the terms count" },
    { name: "net_amount", type: "decimal(38,14)", comment: "Net amount in currency" },
    { name: "payment_days", type: "int", comment: "Days from order to payment; null while unpaid" },
    { name: "qualifier_before", type: "decimal(38,14)", comment: "The position's running qualifier before the line" },
    { name: "qualifier_after", type: "decimal(38,14)", comment: "The running qualifier after it" },
    { name: "tier_before", type: "int", comment: "The tier entered before the line, 0 for none" },
    {
      name: "tier_after",
      type: "int",
      comment: "The tier entered after it; another than tier_before where it crossed a bound",
    },
    { name: "tier_applied", type: "int", comment: "The tier whose terms apply to the line, 0 for none" },
    { name: "base", type: "decimal(38,14)", comment: "What the line adds to the base, within the base's limits" },
    {
      name: "from_tiers",
      type: "decimal(38,14)",
      comment: "The line's part of what the tiers give, unrounded and before limits on the position",
    },
    {
      name: "earned_amount",
      type: "decimal(18,4)",
      comment: "The line's part of what is earned, in minor units; below zero where a return takes back",
    },
    {
      name: "reason",
      type: "string",
      comment: "Why the line earned nothing; null on one that earned or took back something",
    },
  ],
};
