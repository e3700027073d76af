import { tableSqlName } from "../../infra/local/athena/sql/from.ts";
import { type Translation, translate } from "../../infra/local/athena/sql/translate.ts";
import { parseType } from "../../infra/local/athena/sql/type-text.ts";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import type { ColumnType, FactTable } from "../../shared/facts/table.ts";
import { factTables } from "../../shared/facts/tables.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";

const database = "tierline";

/** The columns as Athena shows them: the partition is one of them. */
export function columnsOf({ columns, partition }: FactTable): readonly { name: string; type: ColumnType }[] {
  return partition === undefined ? columns : [...columns, { name: partition.name, type: "string" }];
}

/** Turns Athena SQL over the lake's tables, further ones and the given views into DuckDB's, as the local endpoint does. */
export function athena(
  views: readonly QueryFile[],
  furtherTables: readonly FactTable[] = [],
): (sql: string) => Translation {
  const tables = [...factTables, ...furtherTables];
  const find = (_: string, name: string) => {
    const table = tables.find((table) => table.name === name);
    const view = views.find((view) => view.name === name);
    if (table !== undefined)
      return {
        kind: "table" as const,
        columns: columnsOf(table).map(({ name, type }) => ({ name, type: parseType(type) })),
      };
    return view && { kind: "view" as const, sql: view.sql, database };
  };
  return (sql) => translate(sql, { find, database });
}

/** The name that a translation gives a table of the lake. */
export const tableNameInDuckDb = (table: FactTable): string => `"${tableSqlName(database, table.name)}"`;

/** A declared type in the words of a translation. */
export const athenaType = (type: ColumnType): string => typeName(parseType(type));
