/** One budget of the design: what was measured over what it is measured by. */
export type Row = {
  readonly what: string;
  readonly by: string;
  /** Seconds. */
  readonly measured: number;
  readonly floor: number;
  readonly budgetRatio: number;
};

export const ratioOf = ({ measured, floor }: Row): number => measured / floor;
export const isMet = (row: Row): boolean => ratioOf(row) <= row.budgetRatio;

export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ["what", "seconds", "÷", "seconds", "ratio", "budget", "verdict"],
    ...rows.map((row) => [
      row.what,
      row.measured.toFixed(2),
      row.by,
      row.floor.toFixed(2),
      ratioOf(row).toFixed(2),
      `≤ ${row.budgetRatio}`,
      isMet(row) ? "met" : "MISSED",
    ]),
  ];
  const isNumber = [false, true, false, true, true, true, false];
  const widths = isNumber.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => "-".repeat(width)).join("  "), ...lines.slice(1)].join("\n");
}
