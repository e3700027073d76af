import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database, type Fixture, startFixture, waitFor, workGroup } from "./fixture.ts";

const isInstalled = spawnSync("aws", ["--version"]).status === 0;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

/** Runs the AWS CLI with an endpoint and reads its JSON. */
async function aws(...args: readonly string[]): Promise<Record<string, unknown>> {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: "S3RVER",
    AWS_SECRET_ACCESS_KEY: "S3RVER",
    AWS_DEFAULT_REGION: "eu-central-1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
  const { stdout } = await promisify(execFile)("aws", [...args, "--output", "json"], { env });
  return JSON.parse(stdout);
}

test.skipIf(!isInstalled)("the AWS CLI runs a query and reads its rows", async () => {
  const endpoint = ["--endpoint-url", fixture.url];
  const started = await aws(
    "athena",
    "start-query-execution",
    ...endpoint,
    "--query-string",
    "select customer_id, sum(net_amount) as net_amount from order_lines where customer_id = ? group by customer_id",
    "--execution-parameters",
    "'c1'",
    "--work-group",
    workGroup,
    "--query-execution-context",
    `Database=${database}`,
  );
  const id = String(started.QueryExecutionId);
  await waitFor(fixture.athena, id);
  const execution = await aws("athena", "get-query-execution", ...endpoint, "--query-execution-id", id);
  expect(execution).toMatchObject({ QueryExecution: { Status: { State: "SUCCEEDED" } } });
  const results = await aws("athena", "get-query-results", ...endpoint, "--query-execution-id", id);
  expect(results).toMatchObject({
    ResultSet: {
      Rows: [
        { Data: [{ VarCharValue: "customer_id" }, { VarCharValue: "net_amount" }] },
        { Data: [{ VarCharValue: "c1" }, { VarCharValue: "10.500000" }] },
      ],
      ResultSetMetadata: {
        ColumnInfo: [
          { Name: "customer_id", Type: "varchar" },
          { Name: "net_amount", Type: "decimal", Precision: 38, Scale: 6 },
        ],
      },
    },
  });
});
