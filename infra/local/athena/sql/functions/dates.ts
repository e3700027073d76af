import { notSupported, syntaxError } from "../../errors.ts";
import type { Overload } from "../signature.ts";
import { duckType } from "../type-text.ts";
import { quoteText, type Typed } from "../typed.ts";
import { fromJodaPattern, fromMysqlPattern } from "./patterns.ts";

const units = ["millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"] as const;

function literal(arg: Typed | undefined, what: string): string {
  if (arg?.literal === undefined) throw notSupported(`a ${what} that is not a literal`);
  return arg.literal;
}

function unit(arg: Typed | undefined): string {
  const text = literal(arg, "date unit").toLowerCase();
  if (!units.some((known) => known === text)) throw syntaxError(`'${text}' is not a valid DATE field`);
  return text;
}

const times = ["date", "timestamp", "timestamp with time zone"] as const;
const each = (overload: (type: string) => Overload) => times.map(overload);

/** Fields of a date or timestamp; Trino gives bigint. */
const field = (names: readonly string[], sql: string): Overload[] =>
  names.flatMap((name) => each((type) => ({ signature: `${name}(${type}): bigint`, sql: `CAST(${sql} AS BIGINT)` })));

const at = (args: readonly Typed[], index: number) => args[index]?.sql ?? "NULL";

/** Dates, timestamps and how they are printed and read. */
export const dates: readonly Overload[] = [
  { signature: "now(): timestamp with time zone", sql: "now()" },
  { signature: "date(varchar): date", sql: "CAST($1 AS DATE)" },
  ...each((type) => ({ signature: `date(${type}): date`, sql: "CAST($1 AS DATE)" })),
  ...field(["year"], "year($1)"),
  ...field(["quarter"], "quarter($1)"),
  ...field(["month"], "month($1)"),
  ...field(["week", "week_of_year"], "week($1)"),
  ...field(["year_of_week", "yow"], "isoyear($1)"),
  ...field(["day", "day_of_month"], "day($1)"),
  ...field(["day_of_week", "dow"], "isodow($1)"),
  ...field(["day_of_year", "doy"], "dayofyear($1)"),
  ...field(["hour"], "date_part('hour', CAST($1 AS TIMESTAMP))"),
  ...field(["minute"], "date_part('minute', CAST($1 AS TIMESTAMP))"),
  ...field(["second"], "date_part('second', CAST($1 AS TIMESTAMP))"),
  ...field(["millisecond"], "(date_part('millisecond', CAST($1 AS TIMESTAMP)) % 1000)"),
  ...each((type) => ({ signature: `last_day_of_month(${type}): date`, sql: "last_day(CAST($1 AS DATE))" })),
  ...each((type) => ({
    signature: `date_trunc(varchar, ${type}): ${type}`,
    sql: (args) =>
      `CAST(date_trunc('${unit(args[0])}', ${at(args, 1)}) AS ${duckType(args[1]?.type ?? { kind: "date" })})`,
    returns: (args) => args[1]?.type ?? { kind: "date" },
  })),
  ...each((type) => ({
    signature: `date_add(varchar, bigint, ${type}): ${type}`,
    sql: (args) => {
      const name = unit(args[0]);
      const step = name === "quarter" ? "3 MONTH" : `1 ${name.toUpperCase()}`;
      return `CAST(${at(args, 2)} + INTERVAL ${step} * ${at(args, 1)} AS ${duckType(args[2]?.type ?? { kind: "date" })})`;
    },
    returns: (args) => args[2]?.type ?? { kind: "date" },
  })),
  ...each((type) => ({
    // Whole units that have passed, as Trino counts them; DuckDB's date_diff would count boundaries crossed.
    signature: `date_diff(varchar, ${type}, ${type}): bigint`,
    sql: (args) => `date_sub('${unit(args[0])}', ${at(args, 1)}, ${at(args, 2)})`,
  })),
  ...each((type) => ({
    signature: `date_format(${type}, varchar): varchar`,
    sql: (args) => `strftime(${at(args, 0)}, ${quoteText(fromMysqlPattern(literal(args[1], "date pattern")))})`,
  })),
  ...each((type) => ({
    signature: `format_datetime(${type}, varchar): varchar`,
    sql: (args) => `strftime(${at(args, 0)}, ${quoteText(fromJodaPattern(literal(args[1], "date pattern")))})`,
  })),
  {
    signature: "date_parse(varchar, varchar): timestamp(3)",
    sql: (args) => `strptime(${at(args, 0)}, ${quoteText(fromMysqlPattern(literal(args[1], "date pattern")))})`,
  },
  {
    signature: "parse_datetime(varchar, varchar): timestamp with time zone",
    sql: (args) =>
      `CAST(strptime(${at(args, 0)}, ${quoteText(fromJodaPattern(literal(args[1], "date pattern")))}) AS TIMESTAMPTZ)`,
  },
  { signature: "to_iso8601(date): varchar", sql: "CAST($1 AS VARCHAR)" },
  { signature: "to_iso8601(timestamp): varchar", sql: "strftime($1, '%Y-%m-%dT%H:%M:%S.%g')" },
  { signature: "to_iso8601(timestamp with time zone): varchar", sql: "strftime($1, '%Y-%m-%dT%H:%M:%S.%gZ')" },
  { signature: "from_iso8601_date(varchar): date", sql: "CAST($1 AS DATE)" },
  { signature: "from_iso8601_timestamp(varchar): timestamp with time zone", sql: "CAST($1 AS TIMESTAMPTZ)" },
  { signature: "from_unixtime(double): timestamp with time zone", sql: "to_timestamp($1)" },
  { signature: "to_unixtime(timestamp): double", sql: "epoch($1)" },
  { signature: "to_unixtime(timestamp with time zone): double", sql: "epoch($1)" },
];
