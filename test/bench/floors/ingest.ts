import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { timed } from "../stopwatch.ts";

export type IngestFloor = {
  readonly seconds: number;
  readonly accepted: number;
  readonly rejected: number;
  /** What would have to go to S3. */
  readonly parquetFiles: readonly string[];
};

const columns = ["order_no", "line_no", "order_day", "customer", "product", "pieces", "price"];
const identifiers = ["order_no", "line_no", "customer", "product"];

const blanks = [" ", "\t", "\r", "\n", "\u00a0", "\u3000"];
/** Without the blanks around it; the dear call only where there are any. */
const trimmed = (name: string) => `
  case
    when ${name} < '!' or ${name} >= '\u00a0' or ${blanks.map((blank) => `suffix(${name}, '${blank}')`).join(" or ")}
      then nullif(trim(${name}, '${blanks.join("")}'), '')
    else ${name}
  end as ${name}`;

const anyNumber = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
const preciseNumber = "[+-]?([0-9]+(\\.[0-9]{0,6}0*)?|\\.[0-9]{1,6}0*)";
const isPrecise = (column: string) => `regexp_full_match(${column}, '${preciseNumber}')`;

/** The file's lines with their casts, and whether any rule of order lines but that of repeated ones stands against them. */
const checkedLines = (csv: string) => `
  with source as (
    select ${columns.map(trimmed).join(", ")}
    from read_csv('${csv}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
      columns = {${columns.map((name) => `${name}: 'varchar'`).join(", ")}})
  ),
  typed as (
    select
      *,
      cast(try_strptime(order_day, '%Y-%m-%d') as date) as order_date,
      case when ${isPrecise("pieces")} then try_cast(pieces as decimal(18,6)) end as quantity,
      case when ${isPrecise("price")} then try_cast(price as decimal(18,6)) end as unit_price
    from source
  ),
  amounts as (
    select
      *,
      -- Below a million the exact product fits 64 bits, which is many times quicker than 128.
      case
        when abs(cast(quantity as double) * cast(unit_price as double)) < 900000 then cast(quantity * unit_price as decimal(18,6))
        else try_cast(cast(quantity as decimal(38,6)) * unit_price as decimal(18,6))
      end as net_amount
    from typed
  )
  select
    *,
    order_no is null or line_no is null or customer is null or product is null
      or coalesce(order_date < date '2000-01-01' or order_date >= current_date + interval 32 day, true)
      or net_amount is null
      or ${identifiers.map((name) => `strlen(${name}) > 128`).join(" or ")}
      or case when quantity < 0 then net_amount > 0 else net_amount < 0 end as is_refused
  from amounts`;

/** Lines whose order and number occurred before in the file. */
const repeatedLines = `
  select rowid as line
  from checked
  where hash(order_no, line_no) in (
    select hash(order_no, line_no) from checked where not is_refused group by all having count(*) > 1
  ) and not is_refused
  qualify row_number() over (partition by order_no, line_no order by rowid) > 1`;

const acceptedLines = `
  select
    'distributor-orders' as source_id, order_no as order_id, line_no as line_id, order_date, customer as customer_id,
    product as product_id, quantity, cast(null as varchar) as unit, unit_price, net_amount as gross_amount, net_amount,
    cast(null as decimal(18,6)) as contract_amount, 'EUR' as currency, quantity < 0 as is_return, cast(null as varchar) as original_order_id,
    cast(null as date) as original_order_date, cast(null as date) as paid_date, rowid + 1 as line_number, '0123456789abcdef01234567' as ingestion_id
  from checked
  where not is_refused and rowid not in (select line from repeated)`;

const whatIsWrongWith = (column: string, type: string, value: string) => `
  when ${column} is null then '${type}_missing'
  when not regexp_full_match(${column}, '${anyNumber}') then '${type}_not_a_number'
  when not ${isPrecise(column)} then 'number_too_precise'
  when ${value} is null then 'number_out_of_range'`;

const rejectedLines = (csv: string) => `
  select
    'distributor-orders' as source_id, 'orders' as kind, '${csv}' as file, rowid + 1 as line_number,
    case
      ${["order_no", "line_no", "order_day", "customer", "product"].map((name) => `when ${name} is null then '${name}_missing'`).join(" ")}
      when order_date is null then 'date_invalid'
      when order_date < date '2000-01-01' or order_date >= current_date + interval 32 day then 'date_out_of_range'
      ${whatIsWrongWith("pieces", "quantity", "quantity")}
      ${whatIsWrongWith("price", "price", "unit_price")}
      when net_amount is null then 'amount_out_of_range'
      when ${identifiers.map((name) => `strlen(${name}) > 128`).join(" or ")} then 'value_too_long'
      when is_refused then 'sign_contradicts_return'
      else 'line_repeated_in_file'
    end as reason,
    'pieces' as column_name, pieces as value, reason as all_reasons,
    to_json(struct_pack(${columns.join(", ")})) as record, '0123456789abcdef01234567' as ingestion_id
  from checked
  where is_refused or rowid in (select line from repeated)`;

/**
 * Bare DuckDB on an orders file that lies on this disk: the casts and checks that order lines ask for, the accepted lines as
 * Parquet by month, the rejected ones beside them, the control totals. Nothing of S3, hashes, manifests and functions.
 */
export async function ingestFloor(csv: string, directory: string): Promise<IngestFloor> {
  const lines = join(directory, "lines");
  const rejected = join(directory, "rejected.parquet");
  await mkdir(lines, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: join(directory, "spill") });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjects();
  try {
    const { seconds, value } = await timed(async () => {
      await connection.run(`create temp table checked as ${checkedLines(csv)}`);
      await connection.run(`create temp table repeated as ${repeatedLines}`);
      const months = await rows(
        "select distinct strftime(order_date, '%Y-%m') as month from checked where not is_refused",
      );
      for (const { month } of months) {
        await connection.run(
          `copy (${acceptedLines} and order_date >= date '${month}-01' and order_date < date '${month}-01' + interval 1 month)
           to '${join(lines, `${month}.parquet`)}' (format parquet, compression zstd)`,
        );
      }
      await connection.run(`copy (${rejectedLines(csv)}) to '${rejected}' (format parquet, compression zstd)`);
      const [acceptedTotals] = await rows(
        `select count(*) as line_count, sum(net_amount) as net_amount from (${acceptedLines})`,
      );
      const reasons = await rows(`select reason, count(*) as line_count from '${rejected}' group by reason`);
      return {
        accepted: Number(acceptedTotals?.line_count),
        rejected: reasons.reduce((sum, row) => sum + Number(row.line_count), 0),
      };
    });
    const written = await readdir(lines);
    return { seconds, ...value, parquetFiles: [...written.map((name) => join(lines, name)), rejected] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
