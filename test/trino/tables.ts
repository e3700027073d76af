import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog, Column, ExternalTable, View } from "../../infra/local/athena/catalog.ts";
import { parseType } from "../../infra/local/athena/sql/type-text.ts";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import type { Trino } from "./client.ts";
import type { TrinoServer } from "./server.ts";

/** Where a table's files lie below the server's directory, as its key in the lake's bucket. */
export const tableDirectory = ({ directory }: TrinoServer, table: ExternalTable): string =>
  join(directory, "lake", table.location.prefix);

/** Creates a database in Trino as Glue describes it: its tables over local files in place of S3, then its views. */
export async function createDatabase(
  trino: Trino,
  server: TrinoServer,
  catalog: Catalog,
  database: string,
): Promise<void> {
  await mkdir(join(server.directory, "lake"), { recursive: true });
  await trino.ask(`create schema ${database} with (location = 'local:///databases/${database}')`, database);
  const all = catalog.tables(database);
  for (const table of all.filter((each) => each.kind === "table")) {
    await mkdir(tableDirectory(server, table), { recursive: true });
    await trino.ask(createTable(table), database);
  }
  for (const view of inOrderOfUse(all.filter((each) => each.kind === "view")))
    await trino.ask(`create view ${view.name} as\n${view.sql}`, database);
}

function createTable(table: ExternalTable): string {
  const location = `local:///lake/${table.location.prefix}`;
  const keys = table.partitionKeys.map(({ name }) => `'${name}'`).join(", ");
  const columns = [...table.columns.map(columnText), ...table.partitionKeys.map(columnText)];
  const properties = [
    `external_location = '${location}'`,
    "format = 'PARQUET'",
    ...(keys === "" ? [] : [`partitioned_by = array[${keys}]`]),
  ];
  return `create table ${table.name} (${columns.join(", ")}) with (${properties.join(", ")})`;
}

const columnText = ({ name, type }: Column) => `${name} ${typeName(parseType(type))}`;

/** A view after all views that it reads. */
function inOrderOfUse(views: readonly View[]): readonly View[] {
  const ordered = new Set<View>();
  const add = (view: View) => {
    const words = new Set(view.sql.match(/\w+/g));
    for (const other of views) if (other !== view && words.has(other.name)) add(other);
    ordered.add(view);
  };
  for (const view of views) add(view);
  return [...ordered];
}
