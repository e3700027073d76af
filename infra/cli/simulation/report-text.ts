import { volumeDigits } from "../../../shared/explanation/terms-text.ts";
import { positionId } from "../../../shared/ledger/position.ts";
import { parseDecimal } from "../../../shared/money/decimal.ts";
import { grouped } from "../../../shared/money/grouped.ts";
import { nextTierOf } from "../../../shared/rebate/next-tier.ts";
import { standingReasons } from "../../../shared/rebate/reasons.ts";
import { toAccrue } from "../../../shared/run/positions.ts";
import { amountText, changeText, count } from "../amounts.ts";
import { explanationSections, type View } from "../position-report-text.ts";
import { renderTable, type TextColumn } from "../table.ts";
import type { Comparison } from "./comparison.ts";
import { earnedIn, type SimulatedPosition } from "./positions.ts";
import type { SimulationReport } from "./report.ts";

/** How many positions or customers are shown unless all are asked for. */
export const fewRows = 20;

/** A simulation told to a person: what was taken in, what each program costs, and the positions that earn most. */
export function renderSimulation(
  report: SimulationReport,
  positions: readonly SimulatedPosition[],
  view: View,
): string {
  const hidden = report.programs.reduce((sum, { positions }) => sum + positions, 0) - positions.length;
  return [
    filesSection(report, view),
    section("Programs", table(programColumns(report.programs), report.programs, view)),
    section(
      hidden > 0 ? `The ${count(positions.length, "position")} that earn most` : "Positions",
      positions.length === 0 ? "none" : table(positionColumns(positions), positions, view),
      hidden > 0 ? `${count(hidden, "further position")} not shown: --all shows every one` : "",
    ),
    ...positions.flatMap((position) => explanationOf(position, view)),
  ].join("\n\n");
}

/** Drafts against the terms in force, told to a person. */
export function renderComparison(report: SimulationReport, comparison: Comparison, view: View): string {
  const compared = comparison.flatMap((program) => comparisonSections(program, view));
  return [filesSection(report, view), ...compared].join("\n\n");
}

type Column<Row> = TextColumn & { readonly cell: (row: Row) => string };

/** Ways to write a column of rows of one kind. */
function columnsOf<Row>() {
  return {
    left: (title: string, cell: (row: Row) => string): Column<Row> => ({ title, cell }),
    right: (title: string, cell: (row: Row) => string): Column<Row> => ({ title, align: "right", cell }),
  };
}

function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { width }: View): string {
  return renderTable(
    columns,
    rows.map((row) => columns.map(({ cell }) => cell(row))),
    width,
  );
}

/** Columns that say nothing in any row are left out: a terminal is narrow. */
const unless = <Row>(isEmpty: boolean, column: Column<Row>): readonly Column<Row>[] => (isEmpty ? [] : [column]);

const number = (value: number): string => grouped(String(value));

function filesSection({ as_of_date, files }: SimulationReport, view: View): string {
  const { left, right } = columnsOf<FileRow>();
  const columns = [
    left("Kind", ({ kind }) => kind.replaceAll("_", " ")),
    left("File", ({ file }) => file),
    right("Rows", ({ rows_in }) => number(rows_in)),
    right("Accepted", ({ rows_accepted }) => number(rows_accepted)),
    right("Rejected", ({ rows_rejected }) => number(rows_rejected)),
    ...unless(
      files.every((file) => file.rows_rejected === 0),
      left("Why", ({ reject_reasons }) =>
        Object.entries(reject_reasons)
          .map(([reason, rows]) => `${reason} ${number(rows)}`)
          .join(", "),
      ),
    ),
    ...unless(
      files.every(({ unused_columns }) => unused_columns.length === 0),
      left("Columns not used", ({ unused_columns }) => unused_columns.join(", ")),
    ),
  ];
  return section(`Files, as of ${as_of_date}`, table(columns, files, view));
}

type FileRow = SimulationReport["files"][number];
type ProgramRow = SimulationReport["programs"][number];

function programColumns(programs: readonly ProgramRow[]): readonly Column<ProgramRow>[] {
  const { left, right } = columnsOf<ProgramRow>();
  return [
    left("Program", ({ program_id }) => program_id),
    right("Positions", ({ positions }) => number(positions)),
    right("Customers", ({ customers }) => number(customers)),
    right("Earning", ({ customers_earning }) => number(customers_earning)),
    ...unless(
      programs.every(({ customers_held_out }) => customers_held_out === 0),
      right("Held out", ({ customers_held_out }) => number(customers_held_out)),
    ),
    right("Net amount", ({ net_amount, currency }) => money(net_amount, currency)),
    right("Earned", ({ earned_amount, currency }) => money(earned_amount, currency)),
    ...unless(
      programs.every(({ earned_amount, to_accrue_amount }) => earned_amount === to_accrue_amount),
      right("To accrue", ({ to_accrue_amount, currency }) => money(to_accrue_amount, currency)),
    ),
    left("", ({ currency }) => currency),
    ...unless(
      programs.every(({ held_lines }) => held_lines === 0),
      right("Held lines", ({ held_lines }) => number(held_lines)),
    ),
    ...unless(
      programs.every(({ remark }) => remark === null),
      left("Remark", ({ remark }) => remark ?? ""),
    ),
  ];
}

function positionColumns(positions: readonly SimulatedPosition[]): readonly Column<SimulatedPosition>[] {
  const { left, right } = columnsOf<SimulatedPosition>();
  const next = new Map(positions.map((simulated) => [simulated, nextTierOf(simulated.volume, simulated.position)]));
  const currency = ({ position }: SimulatedPosition) => position.governing.document.currency;
  const measure = ({ position }: SimulatedPosition) => position.governing.document.qualifier.measure;
  return [
    left("Position", ({ key }) => positionId(key)),
    right("Qualifier", (row) => volumeDigits(row.position.standing.qualifierTotal, measure(row))),
    right("Tier", ({ position }) => String(position.standing.tierReached)),
    right("To next tier", (row) => {
      const distance = row.position.standing.distanceToNextTier;
      return distance === undefined ? "" : volumeDigits(distance, measure(row));
    }),
    ...unless(
      [...next.values()].every((each) => each === undefined),
      right("Gain there", (row) => {
        const gain = next.get(row)?.gain;
        return gain === undefined ? "" : changeText(gain, currency(row));
      }),
    ),
    right("Earned", (row) => amountText(earnedIn(row), currency(row))),
    ...unless(
      positions.every((row) => toAccrue(row).eq(earnedIn(row))),
      right("To accrue", (row) => amountText(toAccrue(row), currency(row))),
    ),
    left("", currency),
    ...unless(
      positions.every(({ position }) => position.standing.reason === undefined),
      left("Remark", ({ position: { standing } }) =>
        standing.reason === undefined ? "" : standingReasons[standing.reason],
      ),
    ),
  ];
}

function explanationOf({ key, volume, position, explanation }: SimulatedPosition, view: View): readonly string[] {
  if (explanation === undefined) return [];
  const { currency } = position.governing.document;
  const title = `${positionId(key)} earns ${amountText(explanation.standing.earned, currency)} ${currency}`;
  return [
    `${title}\n${"═".repeat(title.length)}`,
    ...explanationSections({ explanation, versions: volume.versions }, view),
  ];
}

type ProgramComparison = Comparison[number];

const headings: Readonly<Record<ProgramComparison["change"], (programId: string) => string>> = {
  amended: (programId) => `Draft of ${programId} against the terms in force`,
  new: (programId) => `Draft of ${programId}, a new program`,
  affected: (programId) => `${programId}, whose lines a draft shares`,
};

function comparisonSections(program: ProgramComparison, view: View): readonly string[] {
  const { tiers, customers } = program;
  const changed = customers.filter(({ change_amount }) => change_amount !== "0");
  const shown = view.all ? changed : changed.slice(0, fewRows);
  const hidden = changed.length - shown.length;
  return [
    section(
      headings[program.change](program.program_id),
      table(costColumns(program), [program], view),
      tiers.every(({ positions_after }) => positions_after === 0) ? "No line counts under the draft." : "",
    ),
    section("Positions by the tier they reach", table(tierColumns, tiers, view)),
    section(
      hidden > 0 ? `The ${count(shown.length, "customer")} with the largest change` : "Customers with a change",
      changed.length === 0 ? "none" : table(customerColumns(program), shown, view),
      hidden > 0 ? `${count(hidden, "further customer")} with a change not shown: --all shows every one` : "",
    ),
  ];
}

const cost = columnsOf<ProgramComparison>();
const costColumns = (program: ProgramComparison) => [
  cost.right("Cost before", ({ cost_before_amount, currency }) => money(cost_before_amount, currency)),
  cost.right("Cost after", ({ cost_after_amount, currency }) => money(cost_after_amount, currency)),
  cost.right("Change", ({ cost_change_amount, currency }) => change(cost_change_amount, currency)),
  cost.left("", ({ currency }) => currency),
  cost.right("Winners", ({ winners }) => number(winners)),
  cost.right("Losers", ({ losers }) => number(losers)),
  cost.right("Unchanged", ({ unchanged }) => number(unchanged)),
  ...unless(
    program.customers_held_out_before === 0 && program.customers_held_out_after === 0,
    cost.right("Held out", ({ customers_held_out_before: before, customers_held_out_after: after }) =>
      before === after ? number(after) : `${number(before)} to ${number(after)}`,
    ),
  ),
];

const tiers = columnsOf<ProgramComparison["tiers"][number]>();
const tierColumns = [
  tiers.right("Tier", ({ tier }) => (tier === 0 ? "none" : String(tier))),
  tiers.right("Before", ({ positions_before }) => number(positions_before)),
  tiers.right("After", ({ positions_after }) => number(positions_after)),
];

function customerColumns({ currency }: ProgramComparison): readonly Column<ProgramComparison["customers"][number]>[] {
  const { left, right } = columnsOf<ProgramComparison["customers"][number]>();
  return [
    left("Customer", ({ customer_id }) => customer_id),
    right("Before", ({ earned_before_amount }) => money(earned_before_amount, currency)),
    right("After", ({ earned_after_amount }) => money(earned_after_amount, currency)),
    right("Change", ({ change_amount }) => change(change_amount, currency)),
  ];
}

function money(text: string, currency: string): string {
  return amountText(parseDecimal(text), currency);
}

function change(text: string, currency: string): string {
  return changeText(parseDecimal(text), currency);
}

const section = (title: string, ...body: readonly string[]): string =>
  [title, ...body.filter((text) => text.length > 0)].join("\n");
