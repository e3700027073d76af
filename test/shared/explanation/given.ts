import {
  type PositionReport,
  positionReport,
  type ReportFindings,
} from "../../../shared/explanation/position-report.ts";
import type { PositionKey } from "../../../shared/ledger/position.ts";
import type { LedgerEntry } from "../../../shared/ledger/posting.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { lineRowOf, rulesOf } from "../../support/aggregate.ts";
import { programWith, tiersOf, versionOf } from "../../support/program.ts";

const run = { run_id: "2011-12-31-00000007", run_number: 7, as_of_date: "2011-12-31" };
export const key: PositionKey = { programId: "annual", customerId: "C1", periodId: "2011" };

const versionWith = (terms: object = {}) =>
  versionOf(
    programWith({
      name: { en: "Annual rebate", zh: "年度返利" },
      tiers: tiersOf("100: 1%, 1000: 2%"),
      limits: { cap_per_position: "20" },
      ...terms,
    }),
  );

const lineOf = (orderId: string, outcome: string, productId = "P1") => ({
  program_version: "1",
  role: "both",
  source_id: "erp",
  order_id: orderId,
  line_id: "1",
  order_date: "2011-03-01",
  accrual_order_id: orderId,
  accrual_date: "2011-03-01",
  product_id: productId,
  quantity: "1",
  unit: null,
  net_amount: "7.5",
  currency: "EUR",
  rate: "1",
  program_net_amount: "7.5",
  outcome,
});

const entry: LedgerEntry = {
  entryId: "annual/C1/2011/2011-12-31-00000007/accrual",
  kind: "accrual",
  key,
  programVersion: 1,
  accountingPeriodId: "2011",
  runId: run.run_id,
  runNumber: 7,
  debitAccount: "rebate_expense",
  creditAccount: "rebate_liability",
  amount: parseDecimal("20"),
  currency: "EUR",
  accruedChange: parseDecimal("20"),
  accruedAfter: parseDecimal("20"),
  postedAt: "2012-01-01T01:00:00.000Z",
};

/** C1's year: 1,200.00 on so many lines, of which the cap leaves 20.00, and two lines that do not count. */
export function findings(lineCount = 3, given: Partial<ReportFindings> = {}): ReportFindings {
  const net = parseDecimal("1200").div(lineCount).toFixed(2);
  return {
    run,
    rules: rulesOf([versionWith()], run.as_of_date),
    versions: [{ program_version: "1", first_day: "2011-01-01", day_after: "2012-01-01" }],
    lines: [
      lineOf("o1", "counts"),
      lineOf("x1", "product_not_in_scope", "<b>POST</b>"),
      lineOf("x2", "exchange_rate_missing"),
    ],
    standing: [],
    aggregate: Array.from({ length: lineCount }, (_, index) =>
      lineRowOf(`o${String(index + 1).padStart(4, "0")}`, { net_amount: net, product_id: index === 0 ? "=1+1" : "P1" }),
    ),
    entries: [entry],
    ...given,
  };
}

export const reportWith = (lineCount?: number, given?: Partial<ReportFindings>): PositionReport =>
  positionReport(key, findings(lineCount, given));

/** C1, who draws 7260 in the lot annual, where so many percent are held out. */
export const heldOutReport = (percent: string): PositionReport =>
  reportWith(0, {
    rules: rulesOf([versionWith({ hold_out: { percent } })], run.as_of_date),
    lines: [lineOf("o1", "customer_held_out"), lineOf("o2", "customer_held_out")],
    entries: [],
  });
