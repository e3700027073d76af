/** The column types that our facts use, as Athena spells them. Money is always a decimal, never a double. */
export type ColumnType =
  | "string"
  | "boolean"
  | "int"
  | "bigint"
  | "date"
  | "timestamp"
  | "double"
  | `decimal(${number},${number})`;

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
};

/**
 * How Athena finds a table's partitions without a crawler (partition projection).
 * `month` holds text such as `2011-03`, `day` holds text such as `2011-03-31`.
 */
export type Partition = {
  readonly name: string;
  readonly unit: "month" | "day";
  readonly comment: string;
};

/** One Parquet table of the lake. Files lie below `<name>/[<partition>=<value>/]`. */
export type FactTable = {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly Column[];
  readonly partition?: Partition;
};

/** A row as text: decimals, dates and timestamps in their written form, so that no value passes through a binary float. */
export type FactRow = Readonly<Record<string, string | number | boolean | null>>;

/** An ISO instant in UTC as the text of a timestamp without zone, which in our facts holds UTC. */
export function timestampText(instant: string): string {
  return instant.replace("T", " ").replace("Z", "");
}

/** The key of a table's object in the lake bucket; `file` names the object without its ending. */
export function factKey(table: FactTable, partitionValue: string | undefined, file: string): string {
  if (table.partition === undefined) return `${table.name}/${file}.parquet`;
  if (partitionValue === undefined) throw new Error(`table ${table.name} is partitioned by ${table.partition.name}`);
  return `${table.name}/${table.partition.name}=${partitionValue}/${file}.parquet`;
}
