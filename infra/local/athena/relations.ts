import type { DuckDBConnection } from "@duckdb/node-api";
import type { ExternalTable } from "./catalog.ts";
import { listObjects, type StoredObject } from "./objects.ts";
import { isProjected, projectedDates } from "./projection.ts";
import { duckType, parseType } from "./sql/type-text.ts";
import { quoteName, quoteText } from "./sql/typed.ts";

/** A table's rows as a DuckDB query over the objects that are there now. */
export type TableSource = { readonly sql: string; readonly sizeBytes: number };

export type Relations = { sourceOf(table: ExternalTable, connection: DuckDBConnection): Promise<TableSource> };

/**
 * Reads tables from the Parquet objects that the local S3 keeps. Which columns a file has is remembered by the file's
 * size and time, so that a query opens only the files that its filters leave.
 */
export function relations(s3Directory: string): Relations {
  const columnsOf = new Map<string, string>();
  const idOf = (object: StoredObject) => `${object.file}:${object.stamp}`;

  async function learn(objects: readonly StoredObject[], connection: DuckDBConnection): Promise<void> {
    const unknown = objects.filter((object) => !columnsOf.has(idOf(object)));
    if (unknown.length === 0) return;
    const files = unknown.map(({ file }) => quoteText(file)).join(", ");
    const result = await connection.runAndReadAll(
      `SELECT file_name, name, num_children FROM parquet_schema([${files}])`,
    );
    const byFile = Map.groupBy(result.getRows(), ([file]) => String(file));
    for (const object of unknown) columnsOf.set(idOf(object), topColumns(byFile.get(object.file) ?? []).join("\n"));
  }

  return {
    async sourceOf(table, connection) {
      const objects = listObjects(s3Directory, table.location).filter(inPartition(table));
      await learn(objects, connection);
      const groups = Map.groupBy(objects, (object) => columnsOf.get(idOf(object)) ?? "");
      const selects = [...groups].map(([columns, files]) => selectFrom(table, files, new Set(columns.split("\n"))));
      return {
        sql: selects.length === 0 ? emptyRelation(table) : selects.join(" UNION ALL "),
        sizeBytes: objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      };
    },
  };
}

/** The names of a Parquet file's columns, without what is nested in them. */
function topColumns(rows: readonly (readonly unknown[])[]): string[] {
  const names: string[] = [];
  let position = 1;
  const skip = () => {
    const children = Number(rows[position]?.[2] ?? 0);
    position++;
    for (let child = 0; child < children; child++) skip();
  };
  while (position < rows.length) {
    names.push(String(rows[position]?.[1]).toLowerCase());
    skip();
  }
  return names;
}

/** Below a partitioned table only `key=value` folders of all its keys count, and of these the values that are projected. */
function inPartition(table: ExternalTable): (object: StoredObject) => boolean {
  const today = new Date().toISOString().slice(0, "yyyy-MM-dd".length);
  const keys = table.partitionKeys.map(({ name }) => ({
    prefix: `${name}=`,
    projected: projectedDates(table, name, today),
  }));
  return (object) => {
    const folders = object.key.slice(table.location.prefix.length).split("/").slice(0, -1);
    return keys.every(({ prefix, projected }) => {
      const folder = folders.find((each) => each.toLowerCase().startsWith(prefix));
      return folder !== undefined && (projected === undefined || isProjected(folder.slice(prefix.length), projected));
    });
  };
}

function selectFrom(table: ExternalTable, objects: readonly StoredObject[], present: ReadonlySet<string>): string {
  const items = [
    ...table.columns.map(({ name, type }) => {
      const target = duckType(parseType(type));
      return `CAST(${present.has(name) ? quoteName(name) : "NULL"} AS ${target}) AS ${quoteName(name)}`;
    }),
    ...table.partitionKeys.map(
      ({ name, type }) => `CAST(${quoteName(name)} AS ${duckType(parseType(type))}) AS ${quoteName(name)}`,
    ),
  ];
  const files = objects.map(({ file }) => quoteText(file)).join(", ");
  const hive =
    table.partitionKeys.length > 0
      ? "hive_partitioning = true, hive_types_autocast = false"
      : "hive_partitioning = false";
  return `SELECT ${items.join(", ")} FROM read_parquet([${files}], ${hive})`;
}

function emptyRelation(table: ExternalTable): string {
  const items = [...table.columns, ...table.partitionKeys].map(
    ({ name, type }) => `CAST(NULL AS ${duckType(parseType(type))}) AS ${quoteName(name)}`,
  );
  return `SELECT ${items.join(", ")} WHERE FALSE`;
}
