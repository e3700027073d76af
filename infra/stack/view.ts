import type { CfnTable } from "aws-cdk-lib/aws-glue";
import type { Column } from "../../shared/facts/table.ts";
import type { QueryFile } from "../../shared/queries/query-file.ts";
import { glueColumn } from "./fact-table.ts";

/** A view as Athena stores it in Glue: the statement and its columns as base64 text in a comment. */
export function viewInput({ name, question, sql, columns }: QueryFile, database: string): CfnTable.TableInputProperty {
  const definition = {
    originalSql: sql,
    catalog: "awsdatacatalog",
    schema: database,
    columns: columns.map((column) => ({ name: column.name, type: trinoType(column) })),
  };
  return {
    name,
    description: question,
    tableType: "VIRTUAL_VIEW",
    parameters: { presto_view: "true", comment: "Presto View" },
    viewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString("base64")} */`,
    viewExpandedText: "/* Presto View */",
    storageDescriptor: { columns: columns.map(glueColumn), serdeInfo: {} },
  };
}

/** Views name their types in the query engine's dialect, tables in Hive's. */
function trinoType({ type }: Column): string {
  if (type === "string") return "varchar";
  if (type === "int") return "integer";
  if (type === "timestamp") return "timestamp(3)";
  return type;
}
