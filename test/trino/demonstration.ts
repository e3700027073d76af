import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type AthenaClient, BatchGetQueryExecutionCommand, paginateListQueryExecutions } from "@aws-sdk/client-athena";
import { connect } from "../../infra/cli/client.ts";
import { runDemonstration } from "../../infra/demo/demonstration.ts";
import { type Location, parseLocation } from "../../infra/local/athena/catalog.ts";
import { parameterSql, substitute } from "../../infra/local/athena/parameters.ts";
import { parseStatement } from "../../infra/local/athena/statement.ts";
import { templateFile } from "../../infra/local/synthesize.ts";
import { startLocalSystem } from "../../infra/local/system.ts";
import { quietTerminal } from "../support/quiet-terminal.ts";

/** A query that the system asked of Athena, its parameters in it; and where it went if it was unloaded. */
export type AskedQuery = { readonly sql: string; readonly unloadedTo?: Location };

/** The year of the demonstration, played on a system of its own that has ended: its lake, and all that it asked. */
export type PlayedYear = { readonly s3Directory: string; readonly asked: readonly AskedQuery[] };

export async function playYear(directory: string, say: (text: string) => void): Promise<PlayedYear> {
  await mkdir(directory, { recursive: true });
  const system = await startLocalSystem({ stateDirectory: directory, templateFile, ports: "free" });
  try {
    const terminal = { ...quietTerminal, say };
    await runDemonstration(system, { directory: join(directory, "files"), terminal });
    const tierline = await connect(system.environment, "Tierline");
    try {
      return { s3Directory: join(directory, "s3"), asked: await askedQueries(tierline.queryDesk) };
    } finally {
      tierline.disconnect();
    }
  } finally {
    await system.close();
  }
}

async function askedQueries(desk: {
  readonly athena: AthenaClient;
  readonly workGroup: string;
  readonly database: string;
}): Promise<readonly AskedQuery[]> {
  const bySql = new Map<string, AskedQuery>();
  const pages = paginateListQueryExecutions({ client: desk.athena }, { WorkGroup: desk.workGroup });
  for await (const { QueryExecutionIds = [] } of pages) {
    const { QueryExecutions = [] } = await desk.athena.send(new BatchGetQueryExecutionCommand({ QueryExecutionIds }));
    for (const { Query = "", ExecutionParameters = [] } of QueryExecutions) {
      const text = ExecutionParameters.length === 0 ? Query : substitute(Query, ExecutionParameters.map(parameterSql));
      const statement = parseStatement(text, desk.database);
      if (statement.kind === "select") bySql.set(statement.query.text, { sql: statement.query.text });
      if (statement.kind === "unload")
        bySql.set(statement.query.text, {
          sql: statement.query.text,
          unloadedTo: parseLocation(statement.location),
        });
    }
  }
  return [...bySql.values()];
}
