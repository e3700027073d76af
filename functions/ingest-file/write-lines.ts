import { join } from "node:path";
import type { DuckDb } from "../../shared/aws/duckdb.ts";
import type { ObjectStore } from "../../shared/aws/objects.ts";
import { type FactTable, factKey } from "../../shared/facts/table.ts";
import { rejectedLines } from "../../shared/facts/tables.ts";
import type { Contract } from "../../shared/ingestion/contract.ts";
import { findingsType, fixedColumns } from "../../shared/ingestion/lines-sql.ts";
import { sqlText } from "../../shared/ingestion/sql-text.ts";
import { invariant } from "../../shared/invariant.ts";

/** The control totals of a file, taken from the Parquet files as written. */
export type Totals = {
  readonly rowsIn: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly controlAmount?: string;
  readonly rejectReasons: Readonly<Record<string, number>>;
};

export type WrittenFile = {
  readonly ingestionId: string;
  readonly kind: string;
  readonly sourceId: string;
  /** The file's key in the landing bucket. */
  readonly file: string;
  /** SQL of a line's number in the file. */
  readonly lineNumber: string;
};

/**
 * Writes what `readLines` read: accepted lines to their table, one object per month where it has months, and rejected ones to
 * rejected_lines. Objects go up while the next ones are written; their keys and content follow from the ingestion alone.
 * @throws BrokenInvariant if the written files do not hold every record of the file exactly once
 */
export async function writeLines(
  duckdb: DuckDb,
  lake: ObjectStore,
  contract: Contract,
  written: WrittenFile,
): Promise<Totals> {
  const { connection, directory } = duckdb;
  const uploads: Promise<void>[] = [];
  const write = async (sql: string, key: string, rows: number): Promise<string> => {
    const file = join(directory, key.replaceAll("/", "_"));
    await connection.run(
      `copy (${sql}) to ${sqlText(file)} (format parquet, compression zstd, row_group_size ${rowGroupSize(rows)})`,
    );
    const upload = lake.upload(file, key);
    // A failed upload is thrown where all are waited for; until then it must not count as unhandled.
    upload.catch(() => undefined);
    uploads.push(upload);
    return sqlText(file);
  };

  const acceptedFiles: string[] = [];
  for (const { month, rows } of await partsOf(duckdb, contract)) {
    const sql = acceptedSql(contract, written, month);
    acceptedFiles.push(await write(sql, factKey(contract.table, month, written.ingestionId), rows));
  }
  const before = await totalsBeforeWriting(duckdb, contract);
  const rejectedFiles =
    before.rejected === 0
      ? []
      : [await write(rejectedSql(written), factKey(rejectedLines, undefined, written.ingestionId), before.rejected)];

  const totals = await totalsOf(duckdb, contract, acceptedFiles, rejectedFiles);
  invariant(
    before.rowsIn === totals.rowsAccepted + totals.rowsRejected,
    `the ${before.rowsIn} records of ${written.file} are accepted (${totals.rowsAccepted}) or rejected (${totals.rowsRejected})`,
  );
  invariant(
    before.controlAmount === totals.controlAmount,
    `the accepted lines of ${written.file} sum to ${before.controlAmount}, as the lake holds them (${totals.controlAmount})`,
  );
  await Promise.all(uploads);
  return { rowsIn: before.rowsIn, ...totals };
}

/** Half of the rows, so that both threads have work, within what readers like. */
function rowGroupSize(rows: number): number {
  return Math.min(122_880, Math.max(20_480, Math.ceil(rows / 2 / 2048) * 2048));
}

type Part = { readonly month: string | undefined; readonly rows: number };

async function partsOf({ connection }: DuckDb, { partitionDate }: Contract): Promise<readonly Part[]> {
  const month = partitionDate === undefined ? "null" : `strftime(first_day, '%Y-%m')`;
  const firstDay =
    partitionDate === undefined ? "null" : `make_date(year(${partitionDate}), month(${partitionDate}), 1)`;
  const reader = await connection.runAndReadAll(
    `select ${month} as month, row_count
     from (select ${firstDay} as first_day, count(*) as row_count from lines where is_accepted group by all)
     order by month`,
  );
  return reader.getRowObjectsJson().map(({ month, row_count }) => ({
    month: month === null ? undefined : String(month),
    rows: Number(row_count),
  }));
}

function acceptedSql(contract: Contract, written: WrittenFile, month: string | undefined): string {
  const added: Readonly<Record<string, string>> = {
    ...fixedColumns(contract),
    source_id: sqlText(written.sourceId),
    line_number: written.lineNumber,
    ingestion_id: sqlText(written.ingestionId),
  };
  const columns = typedColumns(contract.table, (name) => added[name] ?? name);
  const inMonth =
    month === undefined
      ? ""
      : ` and ${contract.partitionDate} >= date '${month}-01' and ${contract.partitionDate} < date '${month}-01' + interval 1 month`;
  return `select ${columns} from lines where is_accepted${inMonth}`;
}

function rejectedSql({ ingestionId, kind, sourceId, file, lineNumber }: WrittenFile): string {
  const values: Readonly<Record<string, string>> = {
    source_id: sqlText(sourceId),
    kind: sqlText(kind),
    file: sqlText(file),
    ingestion_id: sqlText(ingestionId),
  };
  return `
    with found as (
      select ${lineNumber} as line_number, from_json(findings, '${findingsType}') as findings, record
      from lines
      where findings is not null
    ),
    rejected as (
      select line_number, findings[1].reason as reason, findings[1].column_name as column_name, findings[1].value as value,
        list_transform(findings, finding -> finding.reason) as reasons, record
      from found
      union all
      select line_number, reason, nullif(column_name, ''), value, [reason], record from left_out
    ),
    texts as (select *, array_to_string(list_filter(reasons, (reason, place) -> list_position(reasons, reason) = place), ',') as all_reasons from rejected)
    select ${typedColumns(rejectedLines, (name) => values[name] ?? name)} from texts order by line_number
  `;
}

/** The columns of a table, exactly as it declares them. */
function typedColumns({ columns }: FactTable, value: (name: string) => string): string {
  return columns
    .map(({ name, type }) => `cast(${value(name)} as ${type === "string" ? "varchar" : type}) as ${name}`)
    .join(", ");
}

async function totalsBeforeWriting({ connection }: DuckDb, { controlAmount }: Contract) {
  const sum = controlAmount === undefined ? "null" : `coalesce(sum(${controlAmount}) filter (where is_accepted), 0)`;
  const reader = await connection.runAndReadAll(`
    select cast(count(*) as int) as sound, cast(count(*) filter (where not is_accepted) as int) as not_accepted,
      cast(cast(${sum} as decimal(38,6)) as varchar) as amount,
      (select cast(count(*) as int) from left_out where reason = 'row_malformed') as malformed
    from lines
  `);
  const { sound, not_accepted, amount, malformed } = reader.getRowObjectsJson()[0] ?? {};
  return {
    rowsIn: Number(sound) + Number(malformed),
    rejected: Number(not_accepted) + Number(malformed),
    ...(typeof amount === "string" ? { controlAmount: amount } : {}),
  };
}

async function totalsOf(
  { connection }: DuckDb,
  { controlAmount }: Contract,
  acceptedFiles: readonly string[],
  rejectedFiles: readonly string[],
): Promise<Omit<Totals, "rowsIn">> {
  const sum = controlAmount === undefined ? "null" : `coalesce(sum(${controlAmount}), 0)`;
  const accepted = await connection.runAndReadAll(
    `select count(*) as row_count, cast(cast(${sum} as decimal(38,6)) as varchar) as amount
     from ${acceptedFiles.length === 0 ? "lines where false" : `read_parquet([${acceptedFiles.join(", ")}])`}`,
  );
  const { row_count, amount } = accepted.getRowObjectsJson()[0] ?? {};
  const rejected =
    rejectedFiles.length === 0
      ? []
      : (
          await connection.runAndReadAll(
            `select reason, count(*) as row_count from read_parquet([${rejectedFiles.join(", ")}]) group by reason order by reason`,
          )
        ).getRowObjectsJson();
  const rejectReasons = Object.fromEntries(rejected.map((row) => [String(row.reason), Number(row.row_count)]));
  return {
    rowsAccepted: Number(row_count),
    rowsRejected: Object.values(rejectReasons).reduce((total, rows) => total + rows, 0),
    rejectReasons,
    ...(typeof amount === "string" ? { controlAmount: amount } : {}),
  };
}
