import { type Catalog, locationUri, type Table } from "./catalog.ts";
import { QueryError } from "./errors.ts";
import { listObjects } from "./objects.ts";
import type { Statement, TableName } from "./statement.ts";

/** Lines of text under columns, as SHOW and DESCRIBE give them. */
export type TextResult = { readonly columns: readonly string[]; readonly lines: readonly string[] };

/** A table or view that a statement names. @throws QueryError when there is none */
export function namedTable(catalog: Catalog, { database, table }: TableName): Table {
  const found = catalog.find(database, table);
  if (found === undefined)
    throw new QueryError(`TABLE_NOT_FOUND: Table awsdatacatalog.${database}.${table} does not exist`);
  return found;
}

/** Answers a statement that only looks into the catalog, or undefined for any other statement. */
export function show(statement: Statement, catalog: Catalog, s3Directory: string): TextResult | undefined {
  switch (statement.kind) {
    case "show-databases":
      return { columns: ["database_name"], lines: matching(catalog.databases(), statement.pattern) };
    case "show-tables":
    case "show-views": {
      const tables = tablesOf(catalog, statement.database);
      const kept = tables.filter(({ kind }) => statement.kind === "show-tables" || kind === "view");
      return {
        columns: [statement.kind === "show-tables" ? "tab_name" : "views"],
        lines: matching(kept, statement.pattern),
      };
    }
    case "show-columns":
      return { columns: ["field"], lines: columnsOf(namedTable(catalog, statement.name)).map(({ name }) => name) };
    case "show-partitions":
      return { columns: ["partition"], lines: partitions(namedTable(catalog, statement.name), s3Directory) };
    case "show-create":
      return { columns: ["createtab_stmt"], lines: definition(namedTable(catalog, statement.name)).split("\n") };
    case "describe":
      return { columns: ["col_name", "data_type", "comment"], lines: described(namedTable(catalog, statement.name)) };
  }
  return undefined;
}

function tablesOf(catalog: Catalog, database: string): readonly Table[] {
  if (!catalog.databases().some(({ name }) => name === database)) {
    throw new QueryError(`SCHEMA_NOT_FOUND: Schema '${database}' does not exist`);
  }
  return catalog.tables(database);
}

/** Names that match a pattern of Hive's: `*` for anything, `|` between alternatives. */
function matching(items: readonly { readonly name: string }[], pattern: string | undefined): string[] {
  const expression =
    pattern === undefined ? undefined : new RegExp(`^(?:${pattern.replaceAll(/(?<!\.)\*/g, ".*")})$`, "i");
  return items.map(({ name }) => name).filter((name) => expression === undefined || expression.test(name));
}

const columnsOf = (table: Table) => [...table.columns, ...(table.kind === "table" ? table.partitionKeys : [])];

function partitions(table: Table, s3Directory: string): string[] {
  if (table.kind !== "table" || table.partitionKeys.length === 0) {
    throw new QueryError(`INVALID_TABLE: ${table.database}.${table.name} is not a partitioned table`);
  }
  const depth = table.partitionKeys.length;
  const folders = listObjects(s3Directory, table.location).map(({ key }) =>
    key.slice(table.location.prefix.length).split("/").slice(0, -1).slice(0, depth).join("/"),
  );
  return [...new Set(folders)].filter((folder) => folder.includes("="));
}

/** Lines as Hive pads them: name, type and comment with tabs between. */
function described(table: Table): string[] {
  const line = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(20)).join("\t");
  const all = columnsOf(table).map(({ name, type, comment }) => line([name, type, comment]));
  if (table.kind === "view" || table.partitionKeys.length === 0) return all;
  const keys = table.partitionKeys.map(({ name, type, comment }) => line([name, type, comment]));
  const header = ["", "# Partition Information", line(["# col_name", "data_type", "comment"]), ""];
  return [...all, ...header, ...keys];
}

function definition(table: Table): string {
  if (table.kind === "view") return `CREATE VIEW ${table.database}.${table.name} AS\n${table.sql}`;
  const column = ({ name, type, comment }: { name: string; type: string; comment: string }) =>
    `  \`${name}\` ${type}${comment === "" ? "" : ` COMMENT '${comment.replaceAll("'", "''")}'`}`;
  const keys =
    table.partitionKeys.length === 0 ? "" : `PARTITIONED BY (\n${table.partitionKeys.map(column).join(",\n")})\n`;
  return `CREATE EXTERNAL TABLE \`${table.database}.${table.name}\`(\n${table.columns.map(column).join(",\n")})\n${keys}STORED AS PARQUET\nLOCATION\n  '${locationUri(table.location)}'`;
}
