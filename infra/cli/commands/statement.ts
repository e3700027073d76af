import { writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { pdfOf } from "../../../shared/aws/letter-fonts.ts";
import { policyToday } from "../../../shared/aws/policy-today.ts";
import { askForStatement } from "../../../shared/aws/statement.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { type Letter, letterOf, spanText } from "../../../shared/statement/letter.ts";
import { letterDocument } from "../../../shared/statement/letter-document.ts";
import { letterWords } from "../../../shared/statement/letter-words.ts";
import { senderOf } from "../../../shared/statement/sender.ts";
import { readSpan, type StatementSpan } from "../../../shared/statement/span.ts";
import type { Statement } from "../../../shared/statement/statement.ts";
import { calendarDay } from "../calendar-day.ts";
import type { Tierline } from "../client.ts";
import { addCommonOptions, type CommonOptions, type Context, printResult } from "../context.ts";
import { CommandFailure } from "../exit-codes.ts";
import { packageDirectory, queryText } from "../query-text.ts";
import { runQueries } from "../run-queries.ts";
import { letterText } from "../statement-text.ts";

const examples = `
A statement tells a customer how the rebates of a period were calculated, what has been paid and what is still open. Figures are
those of the latest committed run; payments are as they stand now. --period takes the positions of that accrual period; --from
and --to those of every period with a day in between. The letter's language is that of the registered payee unless one is named.

Examples
  $ npx tierline statement C1005 --period 2025-Q3
  $ npx tierline statement C1005 --from 2025-01-01 --to 2025-12-31 --pdf C1005.pdf
  $ npx tierline statement C1002 --period 2025 --language zh --html C1002.html

Exit codes: 0 written, 4 no such customer, or nothing in that period`;

type StatementOptions = CommonOptions & {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly html?: string;
  readonly pdf?: string;
  readonly language?: "en" | "zh";
};

export function statementCommand(context: Context): Command {
  const command = new Command("statement")
    .summary("write a customer's statement")
    .description("Tells a customer what was earned, how, what was paid and what is open: as text, HTML or PDF.")
    .argument("<customer>", "the customer's number")
    .option("--period <id>", "the accrual period, such as 2025-Q3")
    .option("--from <day>", "first day, instead of a period", calendarDay)
    .option("--to <day>", "last day", calendarDay)
    .option("--html <file>", "write the letter as an HTML file")
    .option("--pdf <file>", "write the letter as a PDF file")
    .addOption(new Option("--language <language>", "of the letter").choices(["en", "zh"]))
    .addHelpText("after", examples);
  return addCommonOptions(command).action((customerId: string, options: StatementOptions) =>
    writeStatement(context, customerId, options),
  );
}

async function writeStatement(context: Context, customerId: string, options: StatementOptions): Promise<void> {
  const span = readSpan(options);
  if (span === undefined)
    throw new CommandFailure(
      "usage",
      "State a period such as --period 2025-Q3, or a first and a later last day: --from and --to.",
    );
  const { statement, letter } = await context.withSystem(options, (tierline) =>
    statementIn(tierline, customerId, span, options.language),
  );
  if (statement.positions.length === 0)
    throw new CommandFailure("notFound", letterWords.en.nothing(statement.customer.name, spanText(span, "en")));
  const { html, pdf } = options;
  if (html !== undefined) await writeFile(html, letterDocument(letter));
  if (pdf !== undefined) await writeFile(pdf, await pdfOf(letter, packageDirectory("noto-sans-sc")));
  for (const file of [html, pdf]) if (file !== undefined) context.terminal.say(`The letter is in ${file}`);
  const isWritten = html !== undefined || pdf !== undefined;
  if (options.json === true || !isWritten)
    printResult(context, options, jsonOf(statement), () => letterText(letter, context.terminal.width));
}

async function statementIn(
  tierline: Tierline,
  customerId: string,
  span: StatementSpan,
  asked: "en" | "zh" | undefined,
): Promise<{ readonly statement: Statement; readonly letter: Letter }> {
  const queries = {
    ...(await runQueries()),
    customer: await queryText("statement/customer"),
    customerStandings: await queryText("statement/customer-standings"),
  };
  const statement = await askForStatement(tierline, queries, customerId, span);
  const policy = await policyToday(tierline.approvalPolicies, new Date().toISOString());
  const language = asked ?? statement.customer.language ?? "en";
  return { statement, letter: letterOf(statement, language, senderOf(policy)) };
}

/** Decimals as text in plain digits, field names as in the facts. */
function jsonOf({ customer, run, positions, payments }: Statement) {
  return {
    customer_id: customer.customerId,
    customer_name: customer.name,
    legal_entity: customer.legalEntity ?? null,
    run_id: run.run_id,
    as_of_date: run.as_of_date,
    positions: positions.map((position) => ({
      program_id: position.programId,
      program_version: position.terms.version,
      period_id: position.period.id,
      currency: position.currency,
      net_amount: formatDecimal(position.netAmount),
      line_count: position.lineCount,
      months: position.months.map(({ month, lineCount, netAmount }) => ({
        month,
        line_count: lineCount,
        net_amount: formatDecimal(netAmount),
      })),
      tier_reached: position.standing.tierReached,
      earned_amount: formatDecimal(position.standing.earned),
      accrued_amount: formatDecimal(position.accrued),
      paid_amount: formatDecimal(position.paid),
      on_its_way_amount: formatDecimal(position.onItsWay),
      in_approval_amount: formatDecimal(position.inApproval),
      carried_forward_amount: formatDecimal(position.carriedForward),
      open_amount: formatDecimal(position.open),
    })),
    payments: payments.map(({ payoutId, programId, periodId, day, amount, currency, progress }) => ({
      payout_id: payoutId,
      program_id: programId,
      period_id: periodId,
      day,
      amount: formatDecimal(amount),
      currency,
      progress,
    })),
  };
}
