import { expect, test } from "vitest";
import type { RunReport } from "../../../infra/cli/run-report.ts";
import { renderRunReport } from "../../../infra/cli/run-report-text.ts";
import { displayWidth } from "../../../infra/cli/table.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";

const report: RunReport = {
  run: {
    run_id: "2025-12-31-00000012",
    run_number: 12,
    as_of_date: "2025-12-31",
    started_at: "2026-01-01 02:00:00.250",
    committed_at: "2026-01-01 02:00:06.750",
    lines_accepted: 64_000,
    lines_counted: 63_500,
    entries_posted: 210,
    held_lines: 14,
    journal_key: "journals/as_of_date=2025-12-31/2025-12-31-00000012.csv",
  },
  previous_run_id: "2025-11-30-00000011",
  input: [
    {
      kind: "orders",
      files: 12,
      rows_in: 64_407,
      rows_accepted: 64_203,
      rows_rejected: 204,
      new_files: 1,
      new_rows_in: 5_872,
      new_rows_accepted: 5_855,
      new_rows_rejected: 17,
    },
  ],
  rejections: [
    {
      reason: "customer_missing",
      row_count: 24,
      example_file: "incoming/erp/orders-2025-12.csv",
      example_line_number: 77,
      example_column: "customer_id",
      example_value: "",
    },
  ],
  programs: [
    {
      program_id: "key-account-annual",
      currency: "EUR",
      balance_amount: parseDecimal("201345.67"),
      change_amount: parseDecimal("-120.5"),
      entries: 12,
      customers: 12,
      customers_earning: 11,
      positions: 12,
      held_lines: 0,
      reasons: [{ program_id: "key-account-annual", reason: "below_lowest_tier", positions: 1 }],
    },
    {
      program_id: "small-monthly",
      currency: "EUR",
      balance_amount: parseDecimal("9000"),
      change_amount: parseDecimal("700"),
      entries: 198,
      customers: 94,
      customers_earning: 90,
      positions: 1_001,
      held_lines: 14,
      reasons: [],
    },
  ],
  journal: {
    location: "s3://lake/journals/as_of_date=2025-12-31/2025-12-31-00000012.csv",
    accounts: [
      {
        currency: "EUR",
        account: "rebate_expense",
        debit_amount: parseDecimal("900"),
        credit_amount: parseDecimal("320.5"),
        entries: 210,
      },
    ],
  },
};

test.each([100, 160])("the report fits a terminal of %d columns and says what finance asks", (width) => {
  const text = renderRunReport(report, width);
  for (const line of text.split("\n").filter((one) => !one.includes("s3://")))
    expect(displayWidth(line)).toBeLessThanOrEqual(width);
  expect(text).toContain("6.5 s");
  expect(text).toMatch(/key-account-annual\s+-120\.50\s+201,345\.67\s+EUR/);
  expect(text).toMatch(/Total\s+\+579\.50\s+210,345\.67\s+EUR/);
  expect(text).toMatch(/customer_missing\s+24\s+the row names a customer\s+orders-2025-12\.csv row 77/);
  expect(text).toContain("the qualifier has not reached the lowest tier");
  expect(text).toMatch(/rebate_expense\s+EUR\s+900\.00\s+320\.50/);
  expect(text).toContain("14 lines are held back");
});

test("a run that posts nothing says so", () => {
  const quiet = { ...report, run: { ...report.run, entries_posted: 0 }, journal: { ...report.journal, accounts: [] } };
  const text = renderRunReport(quiet, 100);
  expect(text).toContain("nothing: the ledger already held every result");
  expect(text).toContain("nothing to book");
});
