import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { writeDimensions } from "../../../functions/plan-run/dimensions.ts";
import type { DuckDb } from "../../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../../shared/aws/objects.ts";
import { copyToParquet } from "../../../shared/aws/parquet.ts";
import { type FactTable, factKey } from "../../../shared/facts/table.ts";
import { customerMonths, enrolments, panelRuns, publishedMonths, runs } from "../../../shared/facts/tables.ts";

export const programId = "bench";
const firstMonth = "2023-01-01";
export const monthCount = 36;
const asOfDate = "2025-12-31";
export const runId = "bench-run";
export const panelId = "bench-panel";

/**
 * Puts three years of customers into the lake as a committed run would have, and shows a panel that is still to be stored: half of them are there from the beginning, the others
 * come month by month; two months of five they buy. Three in five are in the program, from one of four months on.
 */
export async function putPanelFacts(
  duckdb: DuckDb,
  lake: Pick<ObjectStore, "list" | "upload">,
  customers: number,
): Promise<void> {
  const { connection, directory } = duckdb;
  const put = async (table: FactTable, partition: string | undefined, rows: string) => {
    const file = join(directory, `${table.name}.parquet`);
    await copyToParquet(duckdb, `select ${columnsOf(table)} from (${rows})`, file);
    await lake.upload(file, factKey(table, partition, runId));
  };
  const month = (number: string) => `strftime(date '${firstMonth}' + to_months(cast(${number} as int)), '%Y-%m')`;

  const months = join(directory, "months");
  await connection.run(`copy (
    select ${columnsOf(customerMonths)}, ${month("number")} as month
    from (
      select
        '${runId}' as run_id,
        customer_id,
        'EUR' as currency,
        (100 + draw % 99900) / 100.0 as net_amount,
        net_amount as gross_amount,
        1 + draw // 100000 % 3 as order_count,
        order_count as active_days,
        0 as contract_amount,
        null as margin_amount,
        null as net_amount_with_margin,
        0 as unconverted_line_count,
        number
      from (
        select
          'C' || lpad(cast(customer as varchar), 7, '0') as customer_id,
          number,
          hash(customer, number) as draw,
          case when hash(customer) % 2 = 0 then 0 else hash(customer) // 2 % ${monthCount} end as first_number
        from range(${customers}) as customers (customer)
        cross join range(${monthCount}) as numbers (number)
      )
      where number = first_number or number > first_number and draw // 1000000 % 5 < 2
    )
  ) to '${months}' (format parquet, compression zstd, partition_by (month))`);
  const published: string[] = [];
  for (const folder of (await readdir(months)).sort()) {
    const name = folder.slice("month=".length);
    for (const file of await readdir(join(months, folder)))
      await lake.upload(
        join(months, folder, file),
        factKey(customerMonths, name, `${runId}-${file.replace(".parquet", "")}`),
      );
    published.push(name);
  }
  await put(
    publishedMonths,
    asOfDate,
    `select '${runId}' as run_id, unnest([${published.map((name) => `'${name}'`).join(", ")}]) as month, '${runId}' as month_run_id`,
  );
  await put(
    enrolments,
    asOfDate,
    `select
       '${runId}' as run_id,
       '${programId}' as program_id,
       'C' || lpad(cast(customer as varchar), 7, '0') as customer_id,
       'EUR' as currency,
       ${month("12 + 6 * (hash(customer, 'cohort') % 4)")} as cohort_month,
       false as is_held_out,
       null as stratum
     from range(${customers}) as customers (customer)
     where hash(customer, 'program') % 5 < 3`,
  );
  await writeDimensions(duckdb, lake);
  await put(panelRuns, undefined, `select '${runId}' as run_id, 1 as run_number, '${panelId}' as panel_id`);
  // Last, because it makes the others visible.
  await put(
    runs,
    asOfDate,
    `select '${runId}' as run_id, 1 as run_number, timestamp '2026-01-01 00:00:00' as started_at,
       timestamp '2026-01-01 00:00:00' as committed_at, 1 as ingestions, 0 as lines_accepted, 0 as lines_rejected, 0 as lines_counted,
       0 as positions, 0 as entries_posted, 0 as held_lines, '' as journal_key`,
  );
}

const columnsOf = ({ columns }: FactTable): string =>
  columns.map(({ name, type }) => `cast(${name} as ${type === "string" ? "varchar" : type}) as ${name}`).join(", ");
