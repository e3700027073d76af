/** What an engine answers: its columns with Trino's names of types, and every value as text. */
export type Answer = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Row[];
};

type Row = readonly (string | null)[];

/** Sums of doubles depend on the order of what is added. */
const relativeTolerance = 1e-9;
/** What is left when nearly equal doubles are taken from each other has the error of those, here as a share of the row's largest. */
const cancelledTolerance = 1e-12;

/**
 * Compares two answers: columns, types and every value, exact for everything but doubles.
 * @param isOrdered whether the order of the rows is part of the answer
 * @returns the first difference in words, or undefined
 */
export function difference(local: Answer, trino: Answer, isOrdered: boolean): string | undefined {
  const [ours, theirs] = [local, trino].map(({ columns }) => columns.map(({ name, type }) => `${name} ${type}`));
  if (String(ours) !== String(theirs)) return `columns: here ${ours?.join(", ")}; in Trino ${theirs?.join(", ")}`;
  if (local.rows.length !== trino.rows.length) return `rows: here ${local.rows.length}, in Trino ${trino.rows.length}`;
  const isDouble = local.columns.map(({ type }) => type === "double");
  const [left, right] = isOrdered
    ? [local.rows, trino.rows]
    : [sorted(local.rows, isDouble), sorted(trino.rows, isDouble)];
  for (const [index, row] of left.entries()) {
    const other = right[index] ?? [];
    const largest = Math.max(0, ...row.filter((_, column) => isDouble[column]).map((value) => Math.abs(Number(value))));
    const place = row.findIndex((value, column) =>
      isDouble[column] ? !isNear(value, other[column] ?? null, largest) : value !== other[column],
    );
    if (place >= 0)
      return `row ${index + 1}, ${local.columns[place]?.name}: here ${row[place]}, in Trino ${other[place]}\n  here     ${row.join(" | ")}\n  in Trino ${other.join(" | ")}`;
  }
  return undefined;
}

function isNear(left: string | null, right: string | null, largest: number): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  const [a, b] = [Number(left), Number(right)];
  const size = Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= Math.max(relativeTolerance * size, cancelledTolerance * largest);
}

/** Rows in one order for both engines: by what is exact in them, then by what is nearly so. */
function sorted(rows: readonly Row[], isDouble: readonly boolean[]): readonly Row[] {
  const exact = (row: Row) => JSON.stringify(row.filter((_, column) => isDouble[column] !== true));
  const near = (row: Row) => row.filter((_, column) => isDouble[column] === true).map(Number);
  return rows
    .map((row) => ({ row, text: exact(row), numbers: near(row) }))
    .sort((a, b) => {
      if (a.text !== b.text) return a.text < b.text ? -1 : 1;
      const place = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
      return place < 0 ? 0 : (a.numbers[place] ?? 0) - (b.numbers[place] ?? 0);
    })
    .map(({ row }) => row);
}
