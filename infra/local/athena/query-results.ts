import { ApiError } from "./errors.ts";
import type { Execution } from "./execution.ts";
import { objectFile } from "./objects.ts";
import { objectOf } from "./result-file.ts";
import { readCsvPage, readTextPage } from "./result-page.ts";

/** The most rows that one page holds, as on Athena. */
const rowsAtMost = 1000;

const row = (values: readonly (string | undefined)[]) => ({
  Data: values.map((value) => (value === undefined ? {} : { VarCharValue: value })),
});

/**
 * A page of a query's result. The first row of a SELECT's first page is the header.
 * @throws ApiError while the query has not succeeded, for a bad token or page size
 */
export async function queryResults(
  execution: Execution,
  s3Directory: string,
  nextToken: string | undefined,
  maxResults = rowsAtMost,
) {
  if (execution.state !== "SUCCEEDED") {
    const problem =
      execution.state === "FAILED" || execution.state === "CANCELLED"
        ? "did not finish successfully"
        : "has not yet finished";
    throw new ApiError(`Query ${problem}. Current state: ${execution.state}`);
  }
  if (maxResults < 1 || maxResults > rowsAtMost) {
    throw new ApiError(`MaxResults is more than maximum allowed length ${rowsAtMost}.`);
  }
  const position = nextToken === undefined ? 0 : readToken(nextToken, execution.id);
  const page = await readPage(execution, s3Directory, position, maxResults);
  return {
    UpdateCount: execution.updateCount ?? 0,
    ResultSet: { Rows: page.rows.map(row), ResultSetMetadata: { ColumnInfo: execution.columns } },
    ...(page.next === undefined ? {} : { NextToken: writeToken(page.next, execution.id) }),
  };
}

async function readPage(execution: Execution, s3Directory: string, position: number, atMost: number) {
  if (execution.resultKind === "none") return { rows: [], next: undefined };
  const { bucket, key } = objectOf(execution.outputLocation);
  const file = objectFile(s3Directory, bucket, key);
  return execution.resultKind === "csv" ? readCsvPage(file, position, atMost) : readTextPage(file, position, atMost);
}

const writeToken = (position: number, id: string) => Buffer.from(`${id}:${position}`).toString("base64url");

function readToken(token: string, id: string): number {
  const [owner, position] = Buffer.from(token, "base64url").toString().split(":");
  if (owner !== id || !/^\d+$/.test(position ?? "")) throw new ApiError("Invalid NextToken");
  return Number(position);
}
