/** A quarter or half of the calendar year, such as 2011-Q1 or 2011-H1. */
export type ReviewSpan = { readonly kind: "quarter" | "half_year"; readonly name: string };

export function reviewSpan(text: string): ReviewSpan | undefined {
  const letter = text.match(/^\d{4}-(?:(Q)[1-4]|H[12])$/);
  if (letter === null) return undefined;
  return { kind: letter[1] === undefined ? "half_year" : "quarter", name: text };
}

/** The last quarter that was over on a day. */
export function lastFinishedQuarter(day: string): ReviewSpan {
  const after = new Date(`${day}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  return { kind: "quarter", name: quarterName(quarterNumber(after.toISOString()) - 1) };
}

/** Quarters and half-years from the one that holds the first day to the one that holds the last, the latest first. */
export function spansBetween(firstSpan: string, lastDay: string): readonly string[] {
  const [year = 0, part = ""] = firstSpan.split("-") as [string, string];
  const first = Number(year) * 4 + (part.startsWith("H") ? (Number(part[1]) - 1) * 2 : Number(part[1]) - 1);
  const last = quarterNumber(lastDay);
  const quarters = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => quarterName(last - index));
  const halves = quarters.map((name) => `${name.slice(0, 4)}-H${Number(name.at(-1)) <= 2 ? 1 : 2}`);
  return [...quarters, ...new Set(halves)];
}

const quarterNumber = (day: string): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
const quarterName = (number: number): string => `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
