import { type Rejection, rejections } from "../../shared/ingestion/rejections.ts";
import { zero } from "../../shared/money/decimal.ts";
import { grouped } from "../../shared/money/grouped.ts";
import { standingReasons } from "../../shared/rebate/reasons.ts";
import { amountText, changeText, count } from "./amounts.ts";
import type { RunReport } from "./run-report.ts";
import { renderFields, renderTable, type TextColumn } from "./table.ts";

const left = (title: string): TextColumn => ({ title });
const right = (title: string): TextColumn => ({ title, align: "right" });

/** The report as finance reads it: what came in, what was rejected and why, what is owed, what to book. */
export function renderRunReport(report: RunReport, width: number | undefined): string {
  return [
    headline(report),
    section("What came in", inputTable(report, width)),
    ...(report.rejections.length === 0 ? [] : [section("Rejected rows, and why", rejectionTable(report, width))]),
    section("Accrued per program", programTable(report, width)),
    ...(report.programs.some(({ reasons }) => reasons.length > 0)
      ? [section("Positions that earn nothing, are limited, or cannot be paid yet", reasonTable(report, width))]
      : []),
    section("Journal of this run", journalText(report, width)),
  ].join("\n\n");
}

function headline({ run, previous_run_id }: RunReport): string {
  return renderFields([
    ["Run", run.run_id],
    ["As of", `${run.as_of_date}, ${count(run.lines_counted, "order line")} count up to then`],
    ["Compared with", previous_run_id === undefined ? "nothing: this is the first run" : `run ${previous_run_id}`],
    [
      "Posted",
      run.entries_posted === 0
        ? "nothing: the ledger already held every result"
        : count(run.entries_posted, "entry", "entries"),
    ],
    ["Took", `${secondsBetween(run.started_at, run.committed_at)} s`],
    ["Reconciliation", "held: files, order lines, standings, ledger and facts tie"],
  ]);
}

function inputTable({ input }: RunReport, width: number | undefined): string {
  const columns = ["", "Files", "Rows", "Accepted", "Rejected", "New files", "New rows", "New rejected"];
  return renderTable(
    columns.map((title, index) => (index === 0 ? left(title) : right(title))),
    input.map((row) => [
      row.kind.replaceAll("_", " "),
      ...[row.files, row.rows_in, row.rows_accepted, row.rows_rejected].map(number),
      ...[row.new_files, row.new_rows_in, row.new_rows_rejected].map(number),
    ]),
    width,
  );
}

function rejectionTable({ rejections: rows }: RunReport, width: number | undefined): string {
  return renderTable(
    [left("Reason"), right("Rows"), left("What is expected"), left("For example")],
    rows.map((row) => [row.reason, number(row.row_count), expectedBy(row.reason), exampleOf(row)]),
    width,
  );
}

function expectedBy(reason: string): string {
  return reason in rejections ? rejections[reason as Rejection] : "";
}

function exampleOf(row: RunReport["rejections"][number]): string {
  const file = row.example_file.split("/").at(-1) ?? row.example_file;
  const place = `${file} row ${row.example_line_number}`;
  return row.example_column === null ? place : `${place}: ${JSON.stringify(row.example_value ?? "")}`;
}

function programTable({ programs }: RunReport, width: number | undefined): string {
  const totals = [...Map.groupBy(programs, ({ currency }) => currency)].map(([currency, ofCurrency]) => {
    const [first, ...rest] = ofCurrency;
    const add = (field: "balance_amount" | "change_amount") =>
      rest.reduce((sum, program) => sum.plus(program[field]), first?.[field] ?? zero);
    const sum = (field: "entries" | "held_lines") => ofCurrency.reduce((total, program) => total + program[field], 0);
    return [
      "Total",
      changeText(add("change_amount"), currency),
      amountText(add("balance_amount"), currency),
      currency,
      "",
      "",
      number(sum("entries")),
      number(sum("held_lines")),
    ];
  });
  return renderTable(
    [
      left("Program"),
      right("This run"),
      right("Balance"),
      left(""),
      right("Customers"),
      right("Earning"),
      right("Entries"),
      right("Held lines"),
    ],
    [
      ...programs.map((program) => [
        program.program_id,
        changeText(program.change_amount, program.currency),
        amountText(program.balance_amount, program.currency),
        program.currency,
        number(program.customers),
        number(program.customers_earning),
        number(program.entries),
        number(program.held_lines),
      ]),
      ...totals,
    ],
    width,
  );
}

function reasonTable({ programs }: RunReport, width: number | undefined): string {
  const rows = programs.flatMap(({ program_id, reasons }) =>
    reasons.map(({ reason, positions }, index) => [
      index === 0 ? program_id : "",
      number(positions),
      meaningOf(reason),
    ]),
  );
  return renderTable([left("Program"), right("Positions"), left("Reason")], rows, width);
}

function meaningOf(reason: string): string {
  return reason in standingReasons ? standingReasons[reason as keyof typeof standingReasons] : reason;
}

function journalText({ journal, run }: RunReport, width: number | undefined): string {
  if (journal.accounts.length === 0) return `nothing to book\nFile  ${journal.location}`;
  const table = renderTable(
    [left("Account"), left("Currency"), right("Debit"), right("Credit"), right("Entries")],
    journal.accounts.map((row) => [
      row.account,
      row.currency,
      amountText(row.debit_amount, row.currency),
      amountText(row.credit_amount, row.currency),
      number(row.entries),
    ]),
    width,
  );
  return `${table}\nFile  ${journal.location}${run.held_lines > 0 ? `\n\n${heldText(run.held_lines)}` : ""}`;
}

function heldText(lines: number): string {
  return `${count(lines, "line is", "lines are")} held back, counted once per program: no exchange rate covers the day.`;
}

function section(title: string, body: string): string {
  return `${title}\n${body}`;
}

const number = (value: number): string => grouped(String(value));

/** Both as Athena prints a timestamp: `2025-12-31 23:10:00.123`, UTC. */
function secondsBetween(start: string, end: string): string {
  const instant = (timestamp: string) => Date.parse(`${timestamp.replace(" ", "T")}Z`);
  return ((instant(end) - instant(start)) / 1000).toFixed(1);
}
