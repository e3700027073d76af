import { zero } from "../../shared/money/decimal.ts";
import { grouped } from "../../shared/money/grouped.ts";
import { amountText, changeText } from "../cli/amounts.ts";
import type { RunReport } from "../cli/run-report.ts";

export type ShownNight = {
  readonly asOfDate: string;
  readonly taken: { readonly files: number; readonly rows: number; readonly rejected: number };
  readonly linesCounted: number;
  readonly entriesPosted: number;
  readonly programs: RunReport["programs"];
  readonly seconds: number;
};

/** Fixed widths, because each line is printed when its night is over and the next ones are not known yet. */
const columns = [
  { title: "Night", width: -10 },
  { title: "New files", width: 9 },
  { title: "New rows", width: 8 },
  { title: "Rejected", width: 8 },
  { title: "Lines", width: 7 },
  { title: "Entries", width: 7 },
  { title: "Accrued", width: 16 },
  { title: "Balance", width: 16 },
  { title: "Seconds", width: 7 },
] as const;

export const nightsHeader = [
  line(columns.map(({ title }) => title)),
  columns.map(({ width }) => "─".repeat(Math.abs(width))).join("  "),
].join("\n");

/** One night in one line; programs in several currencies take one line more each. */
export function nightLine({ asOfDate, taken, linesCounted, entriesPosted, programs, seconds }: ShownNight): string {
  const currencies = [...Map.groupBy(programs, ({ currency }) => currency)].map(([currency, ofCurrency]) => ({
    change: changeText(sum(ofCurrency, "change_amount"), currency),
    balance: `${amountText(sum(ofCurrency, "balance_amount"), currency)} ${currency}`,
  }));
  const [first, ...others] = currencies;
  return [
    line([
      asOfDate,
      ...[taken.files, taken.rows, taken.rejected, linesCounted, entriesPosted].map((value) => grouped(String(value))),
      first?.change ?? "",
      first?.balance ?? "",
      seconds.toFixed(1),
    ]),
    ...others.map(({ change, balance }) => line(["", "", "", "", "", "", change, balance, ""])),
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => {
      const width = columns[index]?.width ?? 0;
      return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
    })
    .join("  ")
    .trimEnd();
}

function sum(programs: RunReport["programs"], field: "change_amount" | "balance_amount") {
  const [first, ...rest] = programs;
  return rest.reduce((total, program) => total.plus(program[field]), first?.[field] ?? zero);
}
