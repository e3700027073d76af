import { csvText } from "../csv/csv-text.ts";
import { formatDecimal } from "../money/decimal.ts";
import { explainedLineFields } from "./explained-lines.ts";
import type { PositionLine } from "./position-lines.ts";
import type { PositionReport } from "./position-report.ts";

/** What the file says of a line, in the order of its columns: the names of the fact explained_lines, and whether the line counts. */
const columns = [
  "outcome",
  "source_id",
  "order_id",
  "line_id",
  "accrual_date",
  "product_id",
  "program_version",
  "counts_for",
  "quantity",
  "net_amount",
  "payment_days",
  "qualifier_before",
  "qualifier_after",
  "tier_before",
  "tier_after",
  "tier_applied",
  "base",
  "from_tiers",
  "earned_amount",
  "reason",
] as const;
type Fields = Readonly<Partial<Record<(typeof columns)[number], string | number | null>>>;

/**
 * Every line of a position as CSV for a spreadsheet: those that count in the order in which they do, then those that do not. The
 * earned amounts sum to what the position earns.
 */
export function calculationCsv({ explanation, otherLines }: PositionReport): string {
  const rows: readonly Fields[] = [
    ...explanation.lines.map((line) => ({ outcome: "counts", ...explainedLineFields(line) })),
    ...otherLines.map(otherFields),
  ];
  return csvText([columns, ...rows.map((row) => columns.map((name) => textOf(row[name])))]);
}

/** A line that does not count has no part in the calculation; its net amount is that of the program's currency where it converts. */
function otherFields(line: PositionLine): Fields {
  return {
    outcome: line.outcome,
    source_id: line.source_id,
    order_id: line.order_id,
    line_id: line.line_id,
    accrual_date: line.accrual_date,
    product_id: line.product_id,
    program_version: line.program_version,
    counts_for: line.role,
    quantity: formatDecimal(line.quantity),
    net_amount: line.program_net_amount === null ? null : formatDecimal(line.program_net_amount),
  };
}

const textOf = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));
