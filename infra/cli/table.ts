import Table from "cli-table3";

export type TextColumn = { readonly title: string; readonly align?: "left" | "right" };

/** Left-aligned columns give way down to this width; numbers never do, because half a number is a wrong number. */
const narrowest = 10;
const gap = 2;

/**
 * Rows under a header, aligned by what a terminal shows (Chinese characters take two places). Where the table is wider
 * than the terminal, text wraps.
 * @param width columns of the terminal; leave out for a file or a pipe, where nothing is ever cut.
 */
export function renderTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const widths = fittedWidths(columns, naturalWidths(columns, rows), width - gap * (columns.length - 1));
  const table = new Table({
    chars: { ...noBorders, middle: " ".repeat(gap) },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colWidths: [...widths],
    colAligns: columns.map(({ align = "left" }) => align),
    wordWrap: true,
  });
  table.push(
    columns.map(({ title }) => title),
    widths.map((columnWidth) => "─".repeat(columnWidth)),
    ...rows.map((row) => [...row]),
  );
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Whether a table keeps every column readable within the width. */
export function fitsWidth(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): boolean {
  const available = width - gap * (columns.length - 1);
  const fitted = fittedWidths(columns, naturalWidths(columns, rows), available);
  return sum(fitted) <= available;
}

/** Name and value below each other, for what is one thing and not a list. */
export function renderFields(fields: readonly (readonly [name: string, value: string])[]): string {
  const nameWidth = Math.max(0, ...fields.map(([name]) => displayWidth(name)));
  return fields
    .map(([name, value]) => {
      const [first = "", ...rest] = value.split("\n");
      const label = name + " ".repeat(nameWidth - displayWidth(name) + gap);
      return [label + first, ...rest.map((line) => " ".repeat(nameWidth + gap) + line)]
        .map((line) => line.trimEnd())
        .join("\n");
    })
    .join("\n");
}

/** Places that a text takes in a terminal. */
export function displayWidth(text: string): number {
  const plain = text.normalize("NFC");
  const wide = plain.match(
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/gu,
  );
  const characters = [...plain.replace(/\p{Mark}/gu, "")].length;
  return characters + (wide?.length ?? 0);
}

function naturalWidths(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): readonly number[] {
  return columns.map(({ title }, index) => {
    const lines = rows.flatMap((row) => (row[index] ?? "").split("\n"));
    return lines.reduce((widest, line) => Math.max(widest, displayWidth(line)), displayWidth(title));
  });
}

/** Takes from the widest text column first, until the table fits or every text column is at its narrowest. */
function fittedWidths(
  columns: readonly TextColumn[],
  natural: readonly number[],
  available: number,
): readonly number[] {
  const widths = [...natural];
  while (sum(widths) > available) {
    const candidates = widths
      .map((width, index) => ({ width, index }))
      .filter(({ width, index }) => columns[index]?.align !== "right" && width > narrowest)
      .sort((a, b) => b.width - a.width);
    const [widest, next] = candidates;
    if (widest === undefined) break;
    const excess = sum(widths) - available;
    const downTo = Math.max(narrowest, Math.min(next?.width ?? narrowest, widest.width - 1), widest.width - excess);
    widths[widest.index] = downTo;
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
};
