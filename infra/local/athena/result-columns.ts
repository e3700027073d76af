import type { OutputColumn } from "./sql/scope.ts";
import type { SqlType } from "./sql/types.ts";

/** A result's column as ResultSetMetadata shows it. */
export type ColumnInfo = {
  readonly CatalogName: string;
  readonly SchemaName: string;
  readonly TableName: string;
  readonly Name: string;
  readonly Label: string;
  readonly Type: string;
  readonly Precision: number;
  readonly Scale: number;
  readonly Nullable: "UNKNOWN";
  readonly CaseSensitive: boolean;
};

const precisions: Readonly<Record<string, number>> = {
  tinyint: 3,
  smallint: 5,
  integer: 10,
  bigint: 19,
  real: 17,
  double: 17,
  varchar: 2147483647,
  varbinary: 1073741824,
  timestamp: 3,
  "timestamp with time zone": 3,
};

function typeOf(type: SqlType): { Type: string; Precision: number; Scale: number } {
  if (type.kind === "decimal") return { Type: "decimal", Precision: type.precision, Scale: type.scale };
  const name = type.kind === "real" ? "float" : type.kind;
  return { Type: name, Precision: precisions[type.kind] ?? 0, Scale: 0 };
}

export const columnInfo = (name: string, type: SqlType): ColumnInfo => ({
  CatalogName: "hive",
  SchemaName: "",
  TableName: "",
  Name: name,
  Label: name,
  ...typeOf(type),
  Nullable: "UNKNOWN",
  CaseSensitive: type.kind === "varchar",
});

export const columnInfos = (columns: readonly OutputColumn[]) =>
  columns.map(({ name, type }) => columnInfo(name, type));

/** A column of a SHOW or DESCRIBE statement. */
export const textColumn = (name: string): ColumnInfo => ({
  ...columnInfo(name, { kind: "varchar" }),
  Type: "string",
  Precision: 0,
  CaseSensitive: false,
});

/**
 * The `.csv.metadata` object that lies beside a result: protocol buffers, as Athena writes them. Field 1 is the query's
 * name inside of the engine, each field 4 a column.
 */
export function metadataFile(queryName: string, columns: readonly ColumnInfo[]): Uint8Array {
  return Buffer.concat([bytes(1, Buffer.from(queryName)), ...columns.map((column) => bytes(4, columnMessage(column)))]);
}

function columnMessage(column: ColumnInfo): Buffer {
  return Buffer.concat([
    bytes(1, Buffer.from(column.CatalogName)),
    bytes(4, Buffer.from(column.Name)),
    bytes(5, Buffer.from(column.Label)),
    bytes(6, Buffer.from(column.Type)),
    number(7, column.Precision),
    number(8, column.Scale),
    number(9, 3),
    number(10, column.CaseSensitive ? 1 : 0),
  ]);
}

function varint(value: number): Buffer {
  const parts: number[] = [];
  let rest = value;
  while (rest > 127) {
    parts.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...parts, rest]);
}

const bytes = (field: number, content: Buffer) =>
  Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
const number = (field: number, value: number) =>
  value === 0 ? Buffer.alloc(0) : Buffer.concat([varint(field * 8), varint(value)]);
