import { notSupported } from "../../errors.ts";

/** MySQL's date patterns, as date_format and date_parse use them, by letter. */
const mysql: Readonly<Record<string, string>> = {
  Y: "%Y",
  y: "%y",
  m: "%m",
  c: "%-m",
  d: "%d",
  e: "%-d",
  H: "%H",
  k: "%-H",
  h: "%I",
  I: "%I",
  l: "%-I",
  i: "%M",
  s: "%S",
  S: "%S",
  f: "%f",
  M: "%B",
  b: "%b",
  W: "%A",
  a: "%a",
  p: "%p",
  j: "%j",
  T: "%H:%M:%S",
  r: "%I:%M:%S %p",
  "%": "%%",
};

/** Joda's patterns, as format_datetime and parse_datetime use them; the longest run of a letter wins. */
const joda: Readonly<Record<string, string>> = {
  yyyy: "%Y",
  YYYY: "%Y",
  y: "%Y",
  yy: "%y",
  xxxx: "%G",
  ww: "%V",
  MMMM: "%B",
  MMM: "%b",
  MM: "%m",
  M: "%-m",
  dd: "%d",
  d: "%-d",
  D: "%-j",
  DDD: "%j",
  EEEE: "%A",
  EEE: "%a",
  E: "%a",
  e: "%u",
  HH: "%H",
  H: "%-H",
  hh: "%I",
  h: "%-I",
  mm: "%M",
  m: "%-M",
  ss: "%S",
  s: "%-S",
  SSS: "%g",
  SSSSSS: "%f",
  a: "%p",
};

/** @throws AnalysisError for a letter that Trino refuses too, or that has no counterpart */
export function fromMysqlPattern(pattern: string): string {
  return pattern.replace(/%(.)/gs, (whole, letter: string) => {
    const found = mysql[letter];
    if (found === undefined) throw notSupported(`the date pattern ${whole}`);
    return found;
  });
}

export function fromJodaPattern(pattern: string): string {
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*|%/g, (whole, quoted: string | undefined) => {
    if (whole === "%") return "%%";
    if (quoted !== undefined) return (quoted === "" ? "'" : quoted.replaceAll("''", "'")).replaceAll("%", "%%");
    const found = joda[whole];
    if (found === undefined) throw notSupported(`the date pattern ${whole}`);
    return found;
  });
}
