import { setTimeout as sleep } from "node:timers/promises";
import {
  type AthenaClient,
  type Datum,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  paginateGetQueryResults,
  type QueryExecution,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { parseResultObject } from "./athena-result.ts";
import type { ObjectStore } from "./objects.ts";

/** Where questions are asked: Athena's workgroup and database, and the buckets in which it leaves its results. */
export type QueryDesk = {
  readonly athena: AthenaClient;
  readonly workGroup: string;
  readonly database: string;
  readonly objectsIn: (bucket: string) => Pick<ObjectStore, "read">;
};

/** A question that cannot be asked as it stands: the statement is wrong, a value is none of its type, the scan would be too large. */
export class QuestionRefused extends Error {
  /** The statement, where one was asked. */
  readonly sql: string | undefined;

  constructor(message: string, sql?: string) {
    super(message);
    this.name = "QuestionRefused";
    this.sql = sql;
  }
}

export type Answer = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes: number;
  readonly milliseconds: number;
};

/** The first look comes soon, because a local answer takes milliseconds; later ones are spaced out. */
const firstPauseMilliseconds = 25;
const longestPauseMilliseconds = 1_000;
const aWeekMinutes = 7 * 24 * 60;

/**
 * Asks Athena and brings back every row, read from the result object: the service's pages hold a thousand rows each.
 * @param parameters one per `?`, each a SQL literal as `sqlLiteral` writes it
 * @param reuse whether an answer of the same statement from the days before is as good
 * @throws QuestionRefused with Athena's reason if the statement is wrong or over the scan limit
 */
export async function ask(
  desk: QueryDesk,
  sql: string,
  parameters: readonly string[] = [],
  { reuse = false }: { readonly reuse?: boolean } = {},
): Promise<Answer> {
  const { QueryExecutionId } = await desk.athena.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: desk.workGroup,
      QueryExecutionContext: { Database: desk.database },
      ...(parameters.length === 0 ? {} : { ExecutionParameters: [...parameters] }),
      ...(reuse
        ? {
            ResultReuseConfiguration: {
              ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: aWeekMinutes },
            },
          }
        : {}),
    }),
  );
  const execution = await finished(desk, QueryExecutionId);
  const { State, StateChangeReason } = execution.Status ?? {};
  if (State !== "SUCCEEDED") throw new QuestionRefused(StateChangeReason ?? `the query ended as ${State}`, sql);

  const location = execution.ResultConfiguration?.OutputLocation ?? "";
  const { ResultSet } = await desk.athena.send(new GetQueryResultsCommand({ QueryExecutionId, MaxResults: 1 }));
  const columns = (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = "", Type = "" }) => ({
    name: Name,
    type: Type,
  }));
  const rows = location.endsWith(".csv") ? await resultRows(desk, location) : await pagedRows(desk, QueryExecutionId);
  const { DataScannedInBytes = 0, TotalExecutionTimeInMillis = 0 } = execution.Statistics ?? {};
  return { columns, rows, scannedBytes: DataScannedInBytes, milliseconds: TotalExecutionTimeInMillis };
}

/** The answer's rows as objects by column name. */
export async function askForRows(
  desk: QueryDesk,
  sql: string,
  parameters: readonly string[] = [],
  options: Parameters<typeof ask>[3] = {},
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const { columns, rows } = await ask(desk, sql, parameters, options);
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}

async function finished(desk: QueryDesk, id: string | undefined): Promise<QueryExecution> {
  let pause = firstPauseMilliseconds;
  for (;;) {
    const { QueryExecution } = await desk.athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const state = QueryExecution?.Status?.State;
    if (QueryExecution !== undefined && state !== "QUEUED" && state !== "RUNNING") return QueryExecution;
    await sleep(pause);
    pause = Math.min(pause * 1.5, longestPauseMilliseconds);
  }
}

async function resultRows(desk: QueryDesk, location: string) {
  const { hostname, pathname } = new URL(location);
  const bytes = await desk.objectsIn(hostname).read(decodeURIComponent(pathname.slice(1)));
  return parseResultObject(new TextDecoder().decode(bytes)).slice(1);
}

/** Statements such as `show tables` leave text and not a table behind; their rows come from the service alone. */
async function pagedRows({ athena }: QueryDesk, id: string | undefined): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = [];
  for await (const { ResultSet } of paginateGetQueryResults({ client: athena }, { QueryExecutionId: id })) {
    for (const { Data = [] } of ResultSet?.Rows ?? [])
      rows.push(Data.map((datum: Datum) => datum.VarCharValue ?? null));
  }
  return rows;
}

/**
 * A parameter's value as the literal that Athena puts in the place of a `?`.
 * @throws QuestionRefused for text that is no value of the type, so that a parameter can never become SQL
 */
export function sqlLiteral(type: string, value: string): string {
  const [base = type] = type.split("(");
  const form = literalForms[base];
  if (form === undefined) return `'${value.replaceAll("'", "''")}'`;
  if (!form.accepts.test(value)) throw new QuestionRefused(`${JSON.stringify(value)} is no ${type}`);
  return form.write(value);
}

type LiteralForm = { readonly accepts: RegExp; readonly write: (value: string) => string };
const asIs = (value: string) => value;
const literalForms: Readonly<Record<string, LiteralForm | undefined>> = {
  int: { accepts: /^-?\d{1,10}$/, write: asIs },
  bigint: { accepts: /^-?\d{1,19}$/, write: asIs },
  decimal: { accepts: /^-?\d+(\.\d+)?$/, write: asIs },
  double: { accepts: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i, write: asIs },
  boolean: { accepts: /^(true|false)$/, write: asIs },
  date: { accepts: /^\d{4}-\d{2}-\d{2}$/, write: (value) => `date '${value}'` },
  timestamp: { accepts: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/, write: (value) => `timestamp '${value}'` },
};
