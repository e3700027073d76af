import type { DuckDBConnection } from "@duckdb/node-api";
import { type Catalog, type Column, catalogName } from "./catalog.ts";
import { QueryError } from "./errors.ts";
import type { Relations } from "./relations.ts";
import { tableSqlName } from "./sql/from.ts";
import type { Analysis, CatalogTable } from "./sql/scope.ts";
import { type Translation, translate } from "./sql/translate.ts";
import { parseType } from "./sql/type-text.ts";
import { quoteName, quoteText } from "./sql/typed.ts";
import { integer, varchar } from "./sql/types.ts";
import type { Fragment } from "./statement.ts";

/** A query ready to run: DuckDB's text with the tables' files in it. */
export type PreparedQuery = Translation & { readonly scannedBytes: number };

/** Remembered translations; a nightly run asks the same few questions again and again. */
const rememberedAtMost = 200;

/** Turns queries into DuckDB's SQL over the files that are there now. */
export type Analyst = {
  translate(query: Fragment, statement: string, database: string): Translation;
  prepare(query: Fragment, statement: string, database: string, connection: DuckDBConnection): Promise<PreparedQuery>;
};

export function analyst(catalog: Catalog, relations: Relations): Analyst {
  const remembered = new Map<string, Translation>();
  let opened: Analysis["opened"] = new Map();
  let version = catalog.version();

  function translated(query: Fragment, statement: string, database: string): Translation {
    if (version !== catalog.version()) {
      version = catalog.version();
      opened = new Map();
      remembered.clear();
    }
    const key = JSON.stringify([database, statement, query.offset, query.text]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const find = (where: string, name: string) => catalogTable(catalog, where, name);
    const translation = translate(query.text, { find, database, opened }, statement, query.offset);
    const [oldest] = remembered.keys();
    if (remembered.size >= rememberedAtMost && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, translation);
    return translation;
  }

  return {
    translate: translated,
    async prepare(query, statement, database, connection) {
      const translation = translated(query, statement, database);
      const definitions: string[] = [];
      let scannedBytes = 0;
      for (const { database: where, table: name } of translation.tables) {
        const table = catalog.find(where, name);
        if (table?.kind !== "table") throw new QueryError(`TABLE_NOT_FOUND: Table '${where}.${name}' does not exist`);
        const source = await relations.sourceOf(table, connection);
        definitions.push(`${quoteName(tableSqlName(where, name))} AS NOT MATERIALIZED (${source.sql})`);
        scannedBytes += source.sizeBytes;
      }
      return { ...translation, sql: withDefinitions(translation.sql, definitions), scannedBytes };
    },
  };
}

function withDefinitions(sql: string, definitions: readonly string[]): string {
  if (definitions.length === 0) return sql;
  const [, keyword = "WITH ", rest = sql] = /^(WITH RECURSIVE |WITH )(.*)$/s.exec(sql) ?? [];
  return `${keyword}${definitions.join(", ")}${rest === sql ? " " : ", "}${rest}`;
}

function catalogTable(catalog: Catalog, database: string, name: string): CatalogTable | undefined {
  if (database === "information_schema") return informationSchema(catalog, name);
  const table = catalog.find(database, name);
  if (table === undefined) return undefined;
  if (table.kind === "view") return { kind: "view", sql: table.sql, database: table.sqlDatabase };
  const columns = [...table.columns, ...table.partitionKeys];
  return { kind: "table", columns: columns.map((column) => ({ name: column.name, type: parseType(column.type) })) };
}

/** The catalog as tables of information_schema, for tools that look there. */
function informationSchema(catalog: Catalog, name: string): CatalogTable | undefined {
  const tables = catalog.databases().flatMap((database) => catalog.tables(database.name));
  const rows: Readonly<
    Record<string, { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] }>
  > = {
    schemata: {
      columns: ["catalog_name", "schema_name"],
      rows: catalog.databases().map((database) => [catalogName.toLowerCase(), database.name]),
    },
    tables: {
      columns: ["table_catalog", "table_schema", "table_name", "table_type"],
      rows: tables.map((table) => [
        catalogName.toLowerCase(),
        table.database,
        table.name,
        table.kind === "view" ? "VIEW" : "BASE TABLE",
      ]),
    },
    columns: {
      columns: ["table_catalog", "table_schema", "table_name", "column_name", "data_type", "ordinal_position"],
      rows: tables.flatMap((table) =>
        allColumns(table).map((column, index) => [
          catalogName.toLowerCase(),
          table.database,
          table.name,
          column.name,
          column.type,
          index + 1,
        ]),
      ),
    },
  };
  const found = rows[name];
  if (found === undefined) return undefined;
  const columns = found.columns.map((column) => ({
    name: column,
    type: column === "ordinal_position" ? integer : varchar,
  }));
  const names = found.columns.map(quoteName).join(", ");
  const values = found.rows.map(
    (row) => `(${row.map((cell) => (typeof cell === "number" ? String(cell) : quoteText(cell))).join(", ")})`,
  );
  const empty = `SELECT ${columns.map((column) => `NULL AS ${quoteName(column.name)}`).join(", ")} WHERE FALSE`;
  return {
    kind: "rows",
    columns,
    sql: values.length === 0 ? empty : `SELECT * FROM (VALUES ${values.join(", ")}) AS t(${names})`,
  };
}

function allColumns(table: {
  readonly columns: readonly Column[];
  readonly partitionKeys?: readonly Column[];
}): readonly Column[] {
  return [...table.columns, ...(table.partitionKeys ?? [])];
}
