import { join } from "node:path";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { copyToParquet } from "../../shared/aws/parquet.ts";
import { factKey } from "../../shared/facts/table.ts";
import { dimCalendar, dimNumber } from "../../shared/facts/tables.ts";

/** Tables that are the same in every run, with the SQL of their rows. */
const dimensions = [
  { table: dimNumber, rows: "select cast(range as integer) as number from range(10000)" },
  {
    table: dimCalendar,
    rows: `
      with days as (
        select cast(range as date) as day from range(date '2000-01-01', date '2100-01-01', interval 1 day)
      )
      select
        day,
        strftime(day, '%Y-%m') as month,
        cast(12 * year(day) + month(day) - 1 as integer) as month_number,
        cast(date_trunc('month', day) as date) as month_first_day,
        cast(date_trunc('month', day) + interval 1 month as date) as month_day_after,
        year(day) || '-Q' || quarter(day) as quarter,
        year(day) || '-H' || case when month(day) <= 6 then 1 else 2 end as half_year,
        cast(year(day) as integer) as year,
        cast(isodow(day) as integer) as weekday
      from days`,
  },
] as const;

/** Writes the dimensions that the lake does not hold yet. */
export async function writeDimensions(duckdb: DuckDb, lake: Pick<ObjectStore, "list" | "upload">): Promise<void> {
  for (const { table, rows } of dimensions) {
    const key = factKey(table, undefined, "all");
    if ((await lake.list(key)).length > 0) continue;
    const file = join(duckdb.directory, `${table.name}.parquet`);
    await copyToParquet(duckdb, rows, file);
    await lake.upload(file, key);
  }
}
