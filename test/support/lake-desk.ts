import type { AthenaClient } from "@aws-sdk/client-athena";
import { GetQueryExecutionCommand, GetQueryResultsCommand, StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import type { DuckDBConnection } from "@duckdb/node-api";
import { substitute } from "../../infra/local/athena/parameters.ts";
import type { Translation } from "../../infra/local/athena/sql/translate.ts";
import { typeName } from "../../infra/local/athena/sql/types.ts";
import type { QueryDesk } from "../../shared/aws/questions.ts";

/** Questions are asked of a lake in memory: translated and run as the local endpoint does, without one. */
export function lakeDesk(connection: DuckDBConnection, translate: (sql: string) => Translation): QueryDesk {
  const answers: { readonly columns: Translation["columns"]; readonly csv: string }[] = [];
  const place = (id: string | undefined) => Number(id?.split("/").at(-1)?.replace(".csv", ""));

  async function start({ QueryString = "", ExecutionParameters = [] }: StartQueryExecutionCommand["input"]) {
    const { sql, columns } = translate(substitute(QueryString, ExecutionParameters));
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    const lines = [columns.map(({ name }) => name), ...rows].map((row) => row.map(cell).join(","));
    answers.push({ columns, csv: `${lines.join("\n")}\n` });
    return { QueryExecutionId: String(answers.length - 1) };
  }

  async function send(command: unknown): Promise<unknown> {
    if (command instanceof StartQueryExecutionCommand) return start(command.input);
    if (command instanceof GetQueryExecutionCommand) {
      const OutputLocation = `s3://results/${command.input.QueryExecutionId}.csv`;
      return { QueryExecution: { Status: { State: "SUCCEEDED" }, ResultConfiguration: { OutputLocation } } };
    }
    if (command instanceof GetQueryResultsCommand) {
      const { columns = [] } = answers[place(command.input.QueryExecutionId)] ?? {};
      const ColumnInfo = columns.map(({ name, type }) => ({ Name: name, Type: typeName(type) }));
      return { ResultSet: { ResultSetMetadata: { ColumnInfo } } };
    }
    throw new Error("the desk answers questions only");
  }

  return {
    athena: { send } as unknown as AthenaClient,
    workGroup: "test",
    database: "tierline",
    objectsIn: () => ({ read: async (key) => Buffer.from(answers[place(key)]?.csv ?? "") }),
  };
}

/** As Athena writes it: a null is nothing at all. */
const cell = (value: unknown) => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);
