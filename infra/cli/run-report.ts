import { z } from "zod";
import { askForRows, sqlLiteral } from "../../shared/aws/questions.ts";
import { parseDecimal } from "../../shared/money/decimal.ts";
import type { Tierline } from "./client.ts";
import { CommandFailure } from "./exit-codes.ts";
import { queryText } from "./query-text.ts";

const text = z.string();
const count = z.string().transform(Number);
const amount = z.string().transform(parseDecimal);

const InputRow = z.object({
  kind: text,
  files: count,
  rows_in: count,
  rows_accepted: count,
  rows_rejected: count,
  new_files: count,
  new_rows_in: count,
  new_rows_accepted: count,
  new_rows_rejected: count,
});
const RejectionRow = z.object({
  reason: text,
  row_count: count,
  example_file: text,
  example_line_number: count,
  example_column: text.nullable(),
  example_value: text.nullable(),
});
const ProgramRow = z.object({
  program_id: text,
  currency: text,
  balance_amount: amount,
  change_amount: amount,
  entries: count,
  customers: count,
  customers_earning: count,
  positions: count,
  held_lines: count,
});
const ReasonRow = z.object({ program_id: text, reason: text, positions: count });
const JournalRow = z.object({
  currency: text,
  account: text,
  debit_amount: amount,
  credit_amount: amount,
  entries: count,
});
const RunRow = z.object({
  run_id: text,
  run_number: count,
  as_of_date: text,
  started_at: text,
  committed_at: text,
  lines_accepted: count,
  lines_counted: count,
  entries_posted: count,
  held_lines: count,
  journal_key: text,
});

/** What a run did, for people who book its journal. Everything in it comes from committed facts. */
export type RunReport = Awaited<ReturnType<typeof runReport>>;

/**
 * Gathers the report of a committed run.
 * @param runId the run; the latest committed one where none is named
 * @throws CommandFailure notFound if there is no such committed run
 */
export async function runReport(tierline: Tierline, runId?: string) {
  const runs = (await askForRows(tierline.queryDesk, await queryText("report/committed-runs"))).map((row) =>
    RunRow.parse(row),
  );
  const index = runId === undefined ? 0 : runs.findIndex((run) => run.run_id === runId);
  const run = runs[index];
  if (run === undefined)
    throw new CommandFailure(
      "notFound",
      runId === undefined ? "no run has been committed yet" : `no committed run ${runId}`,
    );
  const previousRunId = runs[index + 1]?.run_id;

  const ofRun = [sqlLiteral("string", run.run_id), sqlLiteral("string", run.as_of_date)];
  const rows = async <Row>(query: string, row: z.ZodType<Row>, parameters: readonly string[] = ofRun) =>
    (await askForRows(tierline.queryDesk, await queryText(`report/${query}`), parameters)).map((found) =>
      row.parse(found),
    );

  const [input, rejections, programs, reasons, journal] = await Promise.all([
    rows("run-input", InputRow, [...ofRun, sqlLiteral("string", previousRunId ?? "")]),
    rows("run-rejections", RejectionRow),
    rows("run-programs", ProgramRow, [String(run.run_number), ...ofRun]),
    rows("run-reasons", ReasonRow),
    rows("run-journal", JournalRow),
  ]);
  return {
    run,
    ...(previousRunId === undefined ? {} : { previous_run_id: previousRunId }),
    input,
    rejections,
    programs: programs.map((program) => ({
      ...program,
      reasons: reasons.filter(({ program_id }) => program_id === program.program_id),
    })),
    journal: { location: `s3://${tierline.outputs.LakeBucket}/${run.journal_key}`, accounts: journal },
  };
}
