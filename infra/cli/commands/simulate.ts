import { Command } from "commander";
import { calendarDay } from "../calendar-day.ts";
import type { Context } from "../context.ts";
import { compareSimulations } from "../simulation/comparison.ts";
import { readPrograms, withDrafts } from "../simulation/programs.ts";
import { simulationReport } from "../simulation/report.ts";
import { renderComparison, renderSimulation } from "../simulation/report-text.ts";
import { withSimulation } from "../simulation/simulate.ts";

const examples = `
Reckons programs over files, with the steps and the arithmetic of the nightly run but without any server and without booking
anything. Without --profile the orders are a CSV file that names our columns: order_id, order_date, customer_id,
product_id, quantity, unit_price or net_amount, and where needed line_id, unit, currency and the rest of the source
profile's columns. Customers, products and rates name our columns too. Up to 5,000 lines every position is explained line by
line; more lines take --explain.

With --compare the drafts take the place of the programs of the same id, over the same days: cost, winners and losers, and
how many positions reach each tier.

Examples
  $ npx tierline simulate --programs key-account.yaml --orders orders-2025.csv --as-of 2025-12-31
  $ npx tierline simulate --programs terms/*.yaml --orders orders.csv.gz --profile erp.json --customers customers.csv \\
      --as-of 2025-12-31 --compare draft-2026.yaml
  $ npx tierline simulate --programs p.yaml --orders o.csv --as-of 2025-06-30 --json | jq '.positions[0].explanation'

Exit codes: 0 simulated, 3 a file or a program was refused, 4 a file is missing`;

type SimulateOptions = {
  readonly programs: readonly string[];
  readonly orders: readonly string[];
  readonly profile?: string;
  readonly customers?: string;
  readonly products?: string;
  readonly rates?: string;
  readonly asOf: string;
  readonly compare?: readonly string[];
  readonly explain?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
};

/** Up to so many accepted rows every position is explained without being asked for it. */
const explainedRows = 5_000;

export function simulateCommand(context: Context): Command {
  return new Command("simulate")
    .summary("reckon programs over files, without a server")
    .description("Reckons rebate programs over files of orders: positions, tiers, amounts and explanations.")
    .requiredOption("--programs <files...>", "program documents; of one program the later file is the later version")
    .requiredOption("--orders <files...>", "files of order lines; a later file amends lines of an earlier one")
    .requiredOption("--as-of <date>", "last day whose order lines count: YYYY-MM-DD", calendarDay)
    .option("--profile <file>", "source profile that the orders are read with")
    .option("--customers <file>", "customers, as CSV with our columns")
    .option("--products <file>", "products, as CSV with our columns")
    .option("--rates <file>", "exchange rates, as CSV with our columns")
    .option("--compare <files...>", "draft documents to compare with the programs in force")
    .option("--explain", "explain every position line by line, however many lines there are")
    .option("--all", "show every position and its lines, not only those that earn most")
    .option("--json", "print the result as JSON on standard output, and nothing else there")
    .addHelpText("after", examples)
    .action((options: SimulateOptions) => simulate(context, options));
}

async function simulate({ terminal }: Context, options: SimulateOptions): Promise<void> {
  const terms = await readPrograms(options.programs);
  const drafts = options.compare === undefined ? [] : await readPrograms(options.compare);
  const { asOf: asOfDate, ...files } = options;
  const view = { width: terminal.width, all: options.all === true };
  const currency = terms[0]?.document.currency;
  await withSimulation({ ...files, asOfDate, currency }, async ({ ingestions, reckon }) => {
    const rows = ingestions.reduce((sum, { kind, rowsAccepted }) => sum + (kind === "orders" ? rowsAccepted : 0), 0);
    const lineByLine = options.explain === true || rows <= explainedRows;
    const inForce = await reckon(terms, lineByLine && drafts.length === 0);
    const report = simulationReport(asOfDate, ingestions, terms, inForce);
    const comparison =
      drafts.length === 0
        ? undefined
        : compareSimulations(inForce, await reckon(withDrafts(terms, drafts), false), drafts);
    if (options.json === true)
      terminal.print(JSON.stringify({ ...report, ...(comparison && { comparison }) }, null, 2));
    else terminal.print(comparison === undefined ? renderSimulation(report, view) : renderComparison(comparison, view));
  });
}
