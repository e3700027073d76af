const monthsPerYear = 12;

/** A month as text YYYY-MM from its number in panels: twelve times the year plus the month less one. */
export function monthText(monthNumber: number): string {
  const year = Math.floor(monthNumber / monthsPerYear);
  const month = monthNumber - year * monthsPerYear + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

/** The number of a month in panels from its text YYYY-MM. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * monthsPerYear + Number(month.slice(5, 7)) - 1;
}
