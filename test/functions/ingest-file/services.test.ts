import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { S3Event } from "../../../functions/ingest-file/contract.ts";
import type { IngestedFile } from "../../../functions/ingest-file/ingest-file.ts";
import { ingestFiles } from "../../../functions/ingest-file/ingest-files.ts";
import { ingestionStore } from "../../../shared/aws/ingestions.ts";
import { objectStore } from "../../../shared/aws/objects.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { startS3 } from "../../support/s3.ts";
import { csv, goodRow, ordersProfile } from "./ingesting.ts";

let s3: Awaited<ReturnType<typeof startS3>>;
let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;

beforeAll(async () => {
  s3 = await startS3("landing", "lake");
  dynamodb = await startDynamoDb("ingestions");
});
afterAll(async () => {
  dynamodb.stop();
  await s3.stop();
});

test("with S3 and DynamoDB: events doubled and out of order leave one ingestion per file", async () => {
  const reported: IngestedFile[] = [];
  const services = {
    landing: objectStore(s3.client, "landing"),
    lake: objectStore(s3.client, "lake"),
    ingestions: ingestionStore(dynamodb.client, "ingestions"),
    report: (file: IngestedFile) => reported.push(file),
  };
  const files = ["März 2025.csv", "again.csv", "april.csv.gz", "unknown.csv"];
  await services.landing.write("profiles/erp.json", JSON.stringify(ordersProfile));
  await services.landing.write(`incoming/erp/${files[0]}`, csv([goodRow, { ...goodRow, line: "2", date: "" }]));
  await services.landing.write(`incoming/erp/${files[1]}`, csv([goodRow, { ...goodRow, line: "2", date: "" }]));
  await services.landing.write(`incoming/erp/${files[2]}`, gzipSync(csv([{ ...goodRow, date: "2025-04-01" }])));
  await services.landing.write(`incoming/crm/${files[3]}`, csv([goodRow]));

  const keys = [
    "erp/april.csv.gz",
    "erp/M%C3%A4rz+2025.csv",
    "crm/unknown.csv",
    "erp/M%C3%A4rz+2025.csv",
    "erp/again.csv",
  ];
  const event = S3Event.parse({ Records: keys.map((key) => ({ s3: { object: { key: `incoming/${key}` } } })) });
  await Promise.all([ingestFiles(event, services), ingestFiles(event, services)]);

  const accepted = await services.ingestions.accepted();
  expect(
    accepted
      .map(({ file, rowsIn, rowsAccepted, netAmountAccepted }) => [file, rowsIn, rowsAccepted, netAmountAccepted])
      .sort(),
  ).toEqual(
    [
      ["incoming/erp/april.csv.gz", 1, 1, "21"],
      [expect.stringMatching(/^incoming\/erp\/(März 2025|again)\.csv$/), 2, 1, "21"],
    ].sort(),
  );
  expect(new Set(accepted.map(({ sequence }) => sequence)).size).toBe(2);
  expect(await services.ingestions.refused()).toMatchObject([{ file: "incoming/crm/unknown.csv" }]);
  expect(await services.lake.list("")).toHaveLength(3);
  expect(reported).toHaveLength(10);
});
