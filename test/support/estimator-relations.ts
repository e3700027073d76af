import type { DuckDBConnection } from "@duckdb/node-api";
import type { FactTable } from "../../shared/facts/table.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { tableNameInDuckDb } from "./athena-sql.ts";

/** The views that estimators read, and nothing else: any data in their columns can be estimated. */
export const relationsOfEstimators: readonly string[] = ["panel_current", "hold_out_current", "threshold_current"];

/**
 * Creates the estimators' relations as empty tables with the columns that the views' headers declare.
 * @returns the tables, for athena() to find them in place of the views
 */
export async function createRelations(
  connection: DuckDBConnection,
  views: readonly QueryFile[],
): Promise<readonly FactTable[]> {
  const relations = views
    .filter(({ name }) => relationsOfEstimators.includes(name))
    .map(({ name, question, columns }): FactTable => ({ name, comment: question, columns }));
  for (const relation of relations) {
    const columns = relation.columns.map(
      ({ name, type }) => `${name} ${type === "string" ? "varchar" : type}${defaults[name] ?? ""}`,
    );
    await connection.run(`create table ${relation.name} (${columns.join(", ")})`);
    await connection.run(`create view ${tableNameInDuckDb(relation)} as select * from ${relation.name}`);
  }
  return relations;
}

/** What a row holds where a situation says nothing. */
const defaults: Readonly<Record<string, string>> = {
  program_id: " default 'program'",
  outcome_name: " default 'orders'",
  weight: " default 1",
};
