import type { ProgramVersion } from "../../shared/program/program.ts";
import type { AggregateRow } from "../../shared/run/aggregate-row.ts";
import { type RunRules, runRules } from "../../shared/run/period-rules.ts";
import { planRun } from "../../shared/run/plan.ts";

/** A row of the nightly aggregate: what C1 bought in 2011 under version 1 of `annual`, unless said otherwise. */
export function rowOf(row: Partial<AggregateRow>): AggregateRow {
  return {
    program_id: "annual",
    program_version: "1",
    period_id: "2011",
    customer_id: "C1",
    role: "both",
    accrual_month: null,
    source_id: null,
    order_id: null,
    line_id: null,
    accrual_order_id: null,
    accrual_date: null,
    product_id: null,
    payment_days: null,
    net_amount: "0",
    gross_amount: "0",
    quantity: "1",
    order_count: "1",
    active_days: "0",
    contract_amount: "0",
    line_count: "1",
    held_line_count: "0",
    ...row,
  };
}

/** A row that is one line: line 1 of an order of its own, on 1 March, unless said otherwise. */
export function lineRowOf(orderId: string, row: Partial<AggregateRow>): AggregateRow {
  return rowOf({
    source_id: "erp",
    order_id: orderId,
    line_id: "1",
    accrual_order_id: orderId,
    accrual_date: "2011-03-01",
    product_id: "P1",
    ...row,
  });
}

/** The rules of a run, as it pins them in the lake and reads them back. */
export function rulesOf(versions: readonly ProgramVersion[], asOfDate: string): RunRules {
  const plan = planRun({ run_id: "run-1", run_number: 1, as_of_date: asOfDate }, versions, []);
  return runRules(plan.programs, plan.rules.periods);
}
