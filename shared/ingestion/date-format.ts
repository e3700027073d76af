/** The parts of a date format that are understood, as strptime names them. */
const specifiers: Readonly<Record<string, "year" | "month" | "day" | "other">> = {
  Y: "year",
  y: "year",
  m: "month",
  "-m": "month",
  b: "month",
  B: "month",
  d: "day",
  "-d": "day",
  a: "other",
  A: "other",
  H: "other",
  "-H": "other",
  I: "other",
  "-I": "other",
  M: "other",
  "-M": "other",
  S: "other",
  "-S": "other",
  p: "other",
  f: "other",
  "%": "other",
};

/**
 * What is wrong with a date format, or undefined. A format names year, month and day; a time may follow and is dropped. Offsets and zones
 * are not understood, because the day that counts is the one that is written.
 */
export function dateFormatProblem(format: string): string | undefined {
  const found = [...format.matchAll(/%(-?.)?/g)].map(([, specifier = ""]) => specifier);
  const unknown = found.find((specifier) => specifiers[specifier] === undefined);
  if (unknown === "z" || unknown === "Z") return "a date is the day that is written; time zones are not converted";
  if (unknown !== undefined) return `%${unknown} is not understood; known are %${Object.keys(specifiers).join(" %")}`;
  const parts = found.map((specifier) => specifiers[specifier]);
  const missing = (["year", "month", "day"] as const).find((part) => !parts.includes(part));
  return missing === undefined ? undefined : `the format names no ${missing}`;
}
