import { parseDecimal } from "../money/decimal.ts";
import type { Measures } from "../rebate/measures.ts";
import type { QualifyingLine } from "../rebate/qualifying-line.ts";
import type { RuleRole } from "./rule-rows.ts";

/**
 * A row of queries/nightly/aggregate.sql in text: what a customer bought on the days, and in the scope, of one rule. How fine the
 * row is depends on the rule's grain: all of it, a month of it, or one line of it.
 */
export type AggregateRow = {
  readonly program_id: string;
  readonly program_version: string;
  readonly period_id: string;
  readonly customer_id: string;
  readonly role: RuleRole;
  /** `YYYY-MM` where the rule's grain is the month; null elsewhere. */
  readonly accrual_month: string | null;
  /** The line, where the rule's grain is the line; null elsewhere. */
  readonly source_id: string | null;
  readonly order_id: string | null;
  readonly line_id: string | null;
  readonly accrual_order_id: string | null;
  readonly accrual_date: string | null;
  readonly product_id: string | null;
  readonly payment_days: string | null;
  readonly net_amount: string;
  readonly gross_amount: string;
  readonly quantity: string;
  readonly order_count: string;
  readonly active_days: string;
  readonly contract_amount: string;
  readonly line_count: string;
  readonly held_line_count: string;
};

/** The measures of a row that is a sum. */
export function rowMeasures(row: AggregateRow): Measures {
  const netAmount = parseDecimal(row.net_amount);
  // Reading decimals is most of what a run of many positions does, and mostly nothing was taken off.
  const grossAmount = row.gross_amount === row.net_amount ? netAmount : parseDecimal(row.gross_amount);
  return {
    net_amount: netAmount,
    gross_amount: grossAmount,
    quantity: parseDecimal(row.quantity),
    order_count: parseDecimal(row.order_count),
    active_days: parseDecimal(row.active_days),
    contract_amount: parseDecimal(row.contract_amount),
  };
}

/** The row as a line that counts, in the roles that its rule has. Undefined for a row without any line that counts. */
export function rowLine(row: AggregateRow): QualifyingLine | undefined {
  if (row.line_id === null || row.line_count === "0") return undefined;
  const volume = {
    quantity: parseDecimal(row.quantity),
    netAmount: parseDecimal(row.net_amount),
    grossAmount: parseDecimal(row.gross_amount),
    contractAmount: parseDecimal(row.contract_amount),
  };
  return {
    sourceId: row.source_id ?? "",
    orderId: row.order_id ?? "",
    lineId: row.line_id,
    orderDate: row.accrual_date ?? "",
    accrualOrderId: row.accrual_order_id ?? "",
    productId: row.product_id ?? "",
    version: Number(row.program_version),
    ...(row.role === "base" ? {} : { qualifier: volume }),
    ...(row.role === "qualifier" ? {} : { base: volume }),
    ...(row.payment_days === null ? {} : { paymentDays: Number(row.payment_days) }),
  };
}
