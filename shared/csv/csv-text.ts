/** Whether a spreadsheet would run the text as a formula when it opens the file. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;
const number = /^-?\d+(\.\d+)?$/;

/**
 * Rows as CSV (RFC 4180) for spreadsheets: text that begins like a formula gets an apostrophe before it, because a
 * customer's name must not run code on an accountant's machine. Numbers, negative ones too, stay numbers.
 * Null is an empty field.
 */
export function csvText(rows: readonly (readonly (string | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string | null): string {
  if (value === null) return "";
  const harmless = formula.test(value) && !number.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) || harmless === "" ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
