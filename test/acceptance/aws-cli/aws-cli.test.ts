import { execFile, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingestFile } from "../../../infra/cli/ingestion.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { publishProgram } from "../../../infra/cli/publication.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { startTestSystem, type TestSystem } from "../../support/system.ts";

const folder = import.meta.dirname;
const isInstalled = spawnSync("aws", ["--version"]).status === 0;
if (!isInstalled && process.env.CI !== undefined) throw new Error("the AWS CLI is missing: CI installs it");

describe.skipIf(!isInstalled)("AWS's own command line on the local system (skipped where it is not installed)", () => {
  let started: TestSystem;

  beforeAll(async () => {
    started = await startTestSystem();
    const { tierline } = started;
    await publishProgram(tierline, await readFile(join(folder, "program.yaml"), "utf8"));
    await ingestFile(tierline, join(folder, "orders.csv"), join(folder, "profile.json"));
    await runNight(tierline, "2025-03-31");
  });
  afterAll(() => started.close());

  /** Runs the CLI against a service's endpoint, which older versions take as an option only. */
  async function aws(service: "ATHENA" | "S3" | "DYNAMODB", ...args: readonly string[]): Promise<string> {
    const { environment } = started.system;
    const { stdout } = await promisify(execFile)(
      "aws",
      [
        "--endpoint-url",
        environment[`AWS_ENDPOINT_URL_${service}`] ?? "",
        "--region",
        environment.AWS_REGION ?? "",
        ...args,
      ],
      {
        env: { ...process.env, ...environment, AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/dev/null" },
      },
    );
    return stdout;
  }
  const json = async (...args: Parameters<typeof aws>): Promise<Record<string, unknown>> =>
    JSON.parse(await aws(...args, "--output", "json"));

  test("a query is created and its results are read", async () => {
    const { WorkGroup = "", Database = "" } = started.system.outputs;
    const sql =
      "select customer_id, tier_reached, accrued_amount from standings_current where program_id = ? order by customer_id";
    const { QueryExecutionId } = await json(
      "ATHENA",
      ...["athena", "start-query-execution", "--query-string", sql, "--execution-parameters", "'shop-year'"],
      ...["--work-group", WorkGroup, "--query-execution-context", `Database=${Database}`],
    );
    const id = ["--query-execution-id", String(QueryExecutionId)];
    const state = async () =>
      (
        await aws(
          "ATHENA",
          "athena",
          "get-query-execution",
          ...id,
          "--query",
          "QueryExecution.Status.State",
          "--output",
          "text",
        )
      ).trim();
    while (["QUEUED", "RUNNING"].includes(await state())) await sleep(100);
    expect(await state()).toBe("SUCCEEDED");
    const rows = await json(
      "ATHENA",
      "athena",
      "get-query-results",
      ...id,
      "--query",
      "ResultSet.Rows[].Data[].VarCharValue",
    );
    expect(rows).toEqual(["customer_id", "tier_reached", "accrued_amount", "C1", "1", "21.1900", "C2", "0", "0.0000"]);
  });

  test("objects are listed and read", async () => {
    const { LandingBucket = "", LakeBucket = "" } = started.system.outputs;
    expect(await aws("S3", "s3", "ls", `s3://${LandingBucket}/incoming/shop/`)).toContain("orders.csv");
    const text = await aws("S3", "s3", "cp", `s3://${LandingBucket}/incoming/shop/orders.csv`, "-");
    expect(text).toBe(await readFile(join(folder, "orders.csv"), "utf8"));
    const journals = await aws("S3", "s3", "ls", "--recursive", `s3://${LakeBucket}/journals/`);
    const key = journals.trim().split(/\s+/).at(-1) ?? "";
    expect(await aws("S3", "s3", "cp", `s3://${LakeBucket}/${key}`, "-")).toContain(
      "shop-year,rebate_expense,EUR,21.1900,0.0000,1",
    );
  });

  test("a position of the ledger is read", async () => {
    const key = {
      pk: { S: `shard#${String(shardOf("C1")).padStart(2, "0")}` },
      sk: { S: "position#2026-01-01#shop-year#2025#C1" },
    };
    const table = started.system.outputs.LedgerTable ?? "";
    const { Item } = await json(
      "DYNAMODB",
      "dynamodb",
      "get-item",
      "--table-name",
      table,
      "--key",
      JSON.stringify(key),
    );
    expect(Item).toMatchObject({ accrued_amount: { N: "21.19" }, currency: { S: "EUR" }, entry_count: { N: "1" } });
  });
});
