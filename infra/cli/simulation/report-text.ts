import { parseDecimal } from "../../../shared/money/decimal.ts";
import { standingReasons } from "../../../shared/rebate/reasons.ts";
import { amountText, changeText, count, grouped } from "../amounts.ts";
import { renderTable, type TextColumn } from "../table.ts";
import type { Comparison } from "./comparison.ts";
import type { PositionRow, SimulationReport } from "./report.ts";

/** How many positions or customers are shown unless all are asked for. */
const fewRows = 20;

type Options = { readonly width: number | undefined; readonly all: boolean };

/** A simulation told to a person: what was taken in, what each program costs, and the positions that earn most. */
export function renderSimulation(report: SimulationReport, { width, all }: Options): string {
  const positions = all ? report.positions : [...report.positions].sort(byEarned).slice(0, fewRows);
  const hidden = report.positions.length - positions.length;
  return [
    section(`Files, as of ${report.as_of_date}`, renderTable(fileColumns, report.files.map(fileCells), width)),
    section("Programs", renderTable(programColumns, report.programs.map(programCells), width)),
    section(
      hidden > 0 ? `The ${count(positions.length, "position")} that earn most` : "Positions",
      positions.length === 0
        ? "none: no line counts in any program"
        : renderTable(positionColumns, positions.map(positionCells), width) +
            (hidden > 0 ? `\n${count(hidden, "further position")} not shown: --all shows every one` : ""),
    ),
    ...(all ? report.positions.flatMap((position) => explanationSection(position, width)) : []),
  ].join("\n\n");
}

/** Drafts against the terms in force, told to a person. */
export function renderComparison(comparison: Comparison, { width, all }: Options): string {
  return comparison
    .map((program) => {
      const { currency } = program;
      const money = (text: string) => amountText(parseDecimal(text), currency);
      const change = (text: string) => changeText(parseDecimal(text), currency);
      const changed = program.customers.filter(({ change_amount }) => change_amount !== "0");
      const shown = all ? changed : changed.slice(0, fewRows);
      return [
        section(
          `Draft of ${program.program_id} against the terms in force`,
          renderTable(
            ["Cost before", "Cost after", "Change", "Winners", "Losers", "Unchanged"].map(right),
            [
              [
                `${money(program.cost_before_amount)} ${currency}`,
                `${money(program.cost_after_amount)} ${currency}`,
                change(program.cost_change_amount),
                grouped(String(program.winners)),
                grouped(String(program.losers)),
                grouped(String(program.unchanged)),
              ],
            ],
            width,
          ),
        ),
        section(
          "Positions by the tier they reach",
          renderTable(
            ["Tier", "Before", "After"].map(right),
            program.tiers.map(({ tier, positions_before, positions_after }) => [
              tier === 0 ? "none" : String(tier),
              grouped(String(positions_before)),
              grouped(String(positions_after)),
            ]),
            width,
          ),
        ),
        section(
          shown.length < changed.length
            ? `The ${count(shown.length, "customer")} with the largest change`
            : "Customers with a change",
          changed.length === 0
            ? "none"
            : renderTable(
                [{ title: "Customer" }, right("Before"), right("After"), right("Change")],
                shown.map((customer) => [
                  customer.customer_id,
                  money(customer.earned_before_amount),
                  money(customer.earned_after_amount),
                  change(customer.change_amount),
                ]),
                width,
              ),
        ),
      ].join("\n\n");
    })
    .join("\n\n");
}

const right = (title: string): TextColumn => ({ title, align: "right" });

const fileColumns: readonly TextColumn[] = [
  { title: "Kind" },
  { title: "File" },
  right("Rows"),
  right("Accepted"),
  right("Rejected"),
  { title: "Why" },
];

function fileCells(file: SimulationReport["files"][number]): string[] {
  const reasons = Object.entries(file.reject_reasons).map(([reason, rows]) => `${reason} ${grouped(String(rows))}`);
  return [
    file.kind.replaceAll("_", " "),
    file.file,
    grouped(String(file.rows_in)),
    grouped(String(file.rows_accepted)),
    grouped(String(file.rows_rejected)),
    reasons.join(", "),
  ];
}

const programColumns: readonly TextColumn[] = [
  { title: "Program" },
  right("Positions"),
  right("Customers"),
  right("Earning"),
  right("Net amount"),
  right("Earned"),
  right("To accrue"),
  { title: "" },
  right("Held lines"),
];

function programCells(program: SimulationReport["programs"][number]): string[] {
  const money = (text: string) => amountText(parseDecimal(text), program.currency);
  return [
    program.program_id,
    grouped(String(program.positions)),
    grouped(String(program.customers)),
    grouped(String(program.customers_earning)),
    money(program.net_amount),
    money(program.earned_amount),
    money(program.to_accrue_amount),
    program.currency,
    grouped(String(program.held_lines)),
  ];
}

const positionColumns: readonly TextColumn[] = [
  { title: "Position" },
  right("Qualifier"),
  right("Tier"),
  right("To next tier"),
  right("Earned"),
  right("To accrue"),
  { title: "" },
  { title: "Remark" },
];

function positionCells(position: PositionRow): string[] {
  const money = (text: string) => amountText(parseDecimal(text), position.currency);
  const shown = (text: string | null) =>
    text === null ? "" : grouped(parseDecimal(text).toDecimalPlaces(2).toFixed());
  return [
    position.position,
    shown(position.qualifier_total),
    String(position.tier_reached),
    shown(position.distance_to_next_tier),
    money(position.earned_amount),
    money(position.to_accrue_amount),
    position.currency,
    position.reason === null ? "" : standingReasons[position.reason],
  ];
}

function explanationSection({ position, explanation, currency }: PositionRow, width: number | undefined): string[] {
  if (explanation === undefined) return [];
  return [
    section(
      position,
      renderTable(
        [
          { title: "Date" },
          { title: "Order" },
          { title: "Line" },
          { title: "Product" },
          right("Base"),
          right("Tier"),
          right("Earns"),
          { title: "" },
        ],
        explanation.lines.map((line) => [
          line.accrual_date,
          line.order_id,
          line.line_id,
          line.product_id,
          grouped(parseDecimal(line.base).toDecimalPlaces(2).toFixed()),
          String(line.tier_applied),
          amountText(parseDecimal(line.earned_amount), currency),
          line.reason?.replaceAll("_", " ") ?? "",
        ]),
        width,
      ),
    ),
  ];
}

function byEarned(a: PositionRow, b: PositionRow): number {
  return parseDecimal(b.earned_amount).comparedTo(parseDecimal(a.earned_amount));
}

const section = (title: string, body: string): string => `${title}\n${body}`;
