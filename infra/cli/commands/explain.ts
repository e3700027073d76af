import { Command, InvalidArgumentError } from "commander";
import { explainedLineFields, explainedLineRows } from "../../../shared/explanation/explained-lines.ts";
import type { PositionReport } from "../../../shared/explanation/position-report.ts";
import type { PositionKey } from "../../../shared/ledger/position.ts";
import { type Decimal, formatDecimal } from "../../../shared/money/decimal.ts";
import { count } from "../amounts.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { writeExplainedLines } from "../explained-lines.ts";
import { positionReport } from "../position-report.ts";
import { renderPositionReport } from "../position-report-text.ts";

const examples = `
A position is one customer under one program in one accrual period: PROGRAM/CUSTOMER/PERIOD. Periods are written 2025,
2025-H1, 2025-Q3 or 2025-07. The explanation uses the lines that the latest committed run counted and the run's own
arithmetic; what the lines earn sums exactly to what the position earns. With --parquet the lines go into a file as well, one
row each, with the columns of docs/explained-lines.md.

Examples
  $ npx tierline explain key-account-annual/C1005/2025
  $ npx tierline explain quarterly-standard/C1002/2025-Q3 --all
  $ npx tierline explain key-account-annual/C1005/2025 --json | jq '.crossings'
  $ npx tierline explain key-account-annual/C1005/2025 --parquet lines.parquet

Exit codes: 0 explained, 4 no such program, period or customer in the latest run`;

type ExplainOptions = CommonOptions & { readonly all?: boolean; readonly parquet?: string };

export function explainCommand(context: Context): Command {
  const command = new Command("explain")
    .summary("explain a position: why this amount")
    .description("Explains a position line by line: tiers, the line that crossed each, limits, and the entries booked.")
    .argument("<position>", "PROGRAM/CUSTOMER/PERIOD", parsePosition)
    .option("--all", "show every line, those that do not count too")
    .option("--parquet <file>", "write the lines that count into a Parquet file as well")
    .addHelpText("after", examples);
  return addCommonOptions(command).action((key: PositionKey, options: ExplainOptions) =>
    explain(context, key, options),
  );
}

async function explain(context: Context, key: PositionKey, options: ExplainOptions): Promise<void> {
  const report = await context.withSystem(options, (tierline) => positionReport(tierline, key));
  if (options.parquet !== undefined) await writeLines(context, options.parquet, report);
  printResult(context, options, jsonOf(report), () =>
    renderPositionReport(report, { width: context.terminal.width, all: options.all === true }),
  );
}

async function writeLines({ terminal }: Context, file: string, { key, run, versions, explanation }: PositionReport) {
  const currency = versions[0]?.document.currency ?? "";
  await writeExplainedLines(file, explainedLineRows({ key, currency, explanation }, run));
  terminal.say(`${count(explanation.lines.length, "line")} written to ${file}`);
}

/** A customer's id may hold a slash, a program's and a period's cannot: the outer parts are taken off first. */
export function parsePosition(text: string): PositionKey {
  const [, programId, customerId, periodId] = /^([^/]+)\/(.+)\/([^/]+)$/.exec(text) ?? [];
  if (programId === undefined || customerId === undefined || periodId === undefined)
    throw new InvalidArgumentError("Write PROGRAM/CUSTOMER/PERIOD, such as key-account-annual/C1005/2025.");
  return { programId, customerId, periodId };
}

/** Decimals as text in plain digits, field names as in the facts. */
function jsonOf({ key, run, versions, explanation, found, draws, otherLines, entries }: PositionReport) {
  const { standing } = explanation;
  const lineOf = ({ sourceId, orderId, lineId }: { sourceId: string; orderId: string; lineId: string }) => ({
    source_id: sourceId,
    order_id: orderId,
    line_id: lineId,
  });
  return {
    position: { program_id: key.programId, customer_id: key.customerId, period_id: key.periodId },
    run_id: run.run_id,
    as_of_date: run.as_of_date,
    standing: {
      qualifier_total: digits(standing.qualifierTotal),
      base_total: digits(standing.baseTotal),
      tier_reached: standing.tierReached,
      next_tier_from: digits(standing.nextTierFrom),
      distance_to_next_tier: digits(standing.distanceToNextTier),
      free_quantity: digits(standing.freeQuantity),
      before_limits_amount: digits(standing.beforeLimits),
      earned_amount: digits(standing.earned),
      payable_amount: digits(standing.payable),
      to_accrue_amount: digits(found?.to_accrue_amount ?? standing.earned),
      reason: standing.reason ?? null,
    },
    estimate:
      found?.estimate == null
        ? null
        : {
            estimate: found.estimate,
            forecast_method: found.forecast_method,
            forecast_volume: digits(found.forecast_volume),
            forecast_low: digits(found.forecast_low),
            forecast_high: digits(found.forecast_high),
            expected_tier: found.expected_tier,
            expected_earned_amount: digits(found.expected_earned_amount),
            constraint_percent: found.constraint_percent,
            constraint_binds: found.constraint_binds,
          },
    versions: versions.map(({ version, document, documentSha256, firstDay, dayAfter }) => ({
      program_version: version,
      first_day: firstDay,
      day_after: dayAfter,
      document_sha256: documentSha256,
      document,
    })),
    draws: draws.map(({ version, lot, draw, heldOutBelow }) => ({
      program_version: version,
      lot,
      draw,
      held_out_below: heldOutBelow,
    })),
    lines: explanation.lines.map(explainedLineFields),
    crossings: explanation.crossings.map(({ line, direction, tier, from }) => ({
      ...lineOf(line),
      direction,
      tier,
      from: digits(from),
    })),
    steps: explanation.steps.map(({ step, before, after }) => ({ step, before: digits(before), after: digits(after) })),
    other_lines: otherLines.map((line) => ({
      ...line,
      quantity: digits(line.quantity),
      net_amount: digits(line.net_amount),
      rate: digits(line.rate),
      program_net_amount: digits(line.program_net_amount),
    })),
    entries: entries.map((entry) => ({
      entry_id: entry.entryId,
      run_id: entry.runId,
      program_version: entry.programVersion,
      accounting_period_id: entry.accountingPeriodId,
      debit_account: entry.debitAccount,
      credit_account: entry.creditAccount,
      amount: digits(entry.amount),
      accrued_change_amount: digits(entry.accruedChange),
      accrued_after_amount: digits(entry.accruedAfter),
      currency: entry.currency,
      previous_entry_id: entry.previousEntryId ?? null,
      posted_at: entry.postedAt,
    })),
  };
}

function digits(value: Decimal | null | undefined): string | null {
  return value === null || value === undefined ? null : formatDecimal(value);
}
