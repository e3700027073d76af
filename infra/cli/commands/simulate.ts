import { Command, Option } from "commander";
import type { ProgramVersion } from "../../../shared/program/program.ts";
import { count } from "../amounts.ts";
import { calendarDay } from "../calendar-day.ts";
import type { Context } from "../context.ts";
import { compareSimulations } from "../simulation/comparison.ts";
import { type Keeper, keepingAll, keepingMost, keepingNone, type SimulatedPosition } from "../simulation/positions.ts";
import { readDrafts, readPrograms, withDrafts } from "../simulation/programs.ts";
import { positionJson, type SimulationReport, simulationJson, simulationReport } from "../simulation/report.ts";
import { fewRows, renderComparison, renderSimulation } from "../simulation/report-text.ts";
import { type OpenSimulation, withSimulation } from "../simulation/simulate.ts";
import { readSources } from "../simulation/source-files.ts";
import { tell } from "../simulation/tell.ts";
import type { Terminal } from "../terminal.ts";

const examples = `
Reckons programs over files, with the steps and the arithmetic of the nightly run, without any server and without booking
anything: the same files and programs give the same numbers.

Files are CSV that names our columns, plain or gzip. Orders have order_id, order_date, customer_id, product_id, quantity, and
unit_price or net_amount; where needed line_id, currency, unit and the other columns of docs/source-profile.schema.json.
Without a currency they are in the first program's. Files in any other form take a source profile, as for "tierline ingest":
each profile says by its kind whether it is for orders, customers, products or rates.

Explanations tell every line of a position: as text with --explain; in JSON with it or up to 5,000 lines; as a file of one
row per line with --parquet (columns in docs/explained-lines.md).

With --compare each draft takes the place of the program of its id, over the same days, whatever days it says: what it costs,
who wins and loses, and how many positions reach each tier. A draft of a new id is dated back by whole years until it has
begun. Programs that share lines with a draft are shown where they change.

Examples
  $ npx tierline simulate --programs key-account.yaml --orders orders-2025.csv --as-of 2025-12-31
  $ npx tierline simulate --programs key-account.yaml --orders orders-2025.csv --as-of 2025-12-31 --compare draft-2026.yaml
  $ npx tierline simulate --programs terms/*.yaml --orders erp/2025-*.csv.gz --customers crm.csv --rates fx.csv \\
      --profile erp.json crm.json --as-of 2025-12-31
  $ npx tierline simulate --programs p.yaml --orders o.csv --as-of 2025-06-30 --json | jq '.positions[0].explanation'

Exit codes: 0 simulated (rejected rows included), 2 a profile is for nothing that was given, 3 a file, a profile or a program was
refused, 4 a file is missing`;

type SimulateOptions = {
  readonly programs: readonly string[];
  readonly orders: readonly string[];
  readonly profile?: readonly string[];
  readonly customers?: readonly string[];
  readonly products?: readonly string[];
  readonly rates?: readonly string[];
  readonly asOf: string;
  readonly compare?: readonly string[];
  readonly explain?: boolean;
  readonly parquet?: string;
  readonly all?: boolean;
  readonly json?: boolean;
};

/** Up to so many accepted rows JSON explains every position without being asked for it. */
const explainedRows = 5_000;

export function simulateCommand(context: Context): Command {
  const explain = new Option("--explain", "explain the positions line by line").conflicts("compare");
  const parquet = new Option(
    "--parquet <file>",
    "write every position's lines, explained, into a Parquet file as well",
  ).conflicts("compare");
  return new Command("simulate")
    .summary("reckon programs over files, without a server")
    .description("Reckons rebate programs over files of orders: positions, tiers, amounts and explanations.")
    .requiredOption("--programs <files...>", "program documents; of one program the later file is the later version")
    .requiredOption("--orders <files...>", "files of order lines; a later file amends lines of an earlier one")
    .requiredOption("--as-of <date>", "last day whose order lines count: YYYY-MM-DD", calendarDay)
    .option("--customers <files...>", "customers with their segment, region, channel and tags")
    .option("--products <files...>", "products with their category and brand")
    .option("--rates <files...>", "exchange rates by day")
    .option("--profile <files...>", "source profiles for files that do not name our columns, one per kind")
    .option("--compare <files...>", "draft documents to compare with the programs, which are the terms in force")
    .addOption(explain)
    .addOption(parquet)
    .option("--all", "show every position, customer and line, not only those with the largest amounts")
    .option("--json", "print the result as JSON on standard output, and nothing else there")
    .addHelpText("after", examples)
    .action((options: SimulateOptions) => simulate(context, options));
}

async function simulate({ terminal }: Context, options: SimulateOptions): Promise<void> {
  const { asOf: asOfDate, orders, customers = [], products = [], rates = [], profile = [] } = options;
  const terms = await readPrograms(options.programs);
  const drafts = options.compare === undefined ? [] : await readDrafts(options.compare, terms);
  const given = { orders, customers, products, fx_rates: rates };
  const sources = await readSources(given, profile, terms[0]?.document.currency);

  const isJson = options.json === true;
  const [texts, shown] = [keepingAll((position) => positionJson(position, asOfDate)), positionsShown(options)];
  const steps = sources.length + (drafts.length === 0 ? 1 : 2);
  const report = await watched(terminal, steps, (onStep) =>
    withSimulation({ sources, asOfDate, onStep }, (simulation) =>
      reportOf(simulation, { terms, drafts, keeper: isJson ? texts : shown }, options),
    ),
  );
  const view = { width: terminal.width, all: options.all === true };
  if (isJson) await terminal.printAll(simulationJson(report, texts.kept()));
  else if (report.comparison === undefined) terminal.print(renderSimulation(report, shown.kept(), view));
  else terminal.print(renderComparison(report, report.comparison, view));
  if (options.parquet !== undefined) terminal.say(`every line of every position written to ${options.parquet}`);
}

/** A comparison as text shows no position. */
function positionsShown({ compare, all }: SimulateOptions): Keeper<SimulatedPosition> {
  if (compare !== undefined) return keepingNone;
  return all === true ? keepingAll((position) => position) : keepingMost(fewRows);
}

async function watched(
  terminal: Terminal,
  steps: number,
  work: (onStep: (what: string) => void) => Promise<SimulationReport>,
): Promise<SimulationReport> {
  const progress = terminal.progress("Simulation", steps);
  const startedAt = performance.now();
  let begun = 0;
  try {
    const report = await work((what) => {
      progress.advanceTo(begun, what);
      begun += 1;
    });
    const rows = report.files.reduce((sum, { rows_in }) => sum + rows_in, 0);
    progress.finish(`${count(rows, "row")} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return report;
  } catch (error) {
    progress.finish();
    throw error;
  }
}

type Question = {
  readonly terms: readonly ProgramVersion[];
  readonly drafts: readonly ProgramVersion[];
  readonly keeper: Keeper<unknown>;
};

async function reportOf(
  { files, reckon, heldOut }: OpenSimulation,
  { terms, drafts, keeper }: Question,
  { asOf: asOfDate, explain, json, parquet }: SimulateOptions,
): Promise<SimulationReport> {
  if (drafts.length === 0) {
    const rows = files.reduce((sum, { kind, rowsAccepted }) => sum + (kind === "orders" ? rowsAccepted : 0), 0);
    const isExplained = explain === true || (json === true && rows <= explainedRows);
    const told = await tell(reckon(terms, isExplained || parquet !== undefined), {
      keeper,
      explain: isExplained,
      parquet,
      asOfDate,
    });
    return simulationReport(asOfDate, files, terms, told, await heldOut(terms));
  }
  const drafted = withDrafts(terms, drafts, asOfDate);
  const before = await tell(reckon(terms, false), { keeper, explain: false, asOfDate });
  const heldOutBefore = await heldOut(terms);
  const after = await tell(reckon(drafted, false), { keeper: keepingNone, explain: false, asOfDate });
  const comparison = compareSimulations(
    { versions: terms, tallies: before.tallies, heldOut: heldOutBefore },
    { versions: drafted, tallies: after.tallies, heldOut: await heldOut(drafted) },
    drafts,
  );
  return { ...simulationReport(asOfDate, files, terms, before, heldOutBefore), comparison };
}
