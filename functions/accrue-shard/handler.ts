import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { ledger } from "../../shared/aws/ledger.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import { accrueShards } from "./accrue-shard.ts";
import { AccrueShardInput, Env } from "./contract.ts";

const env = Env.parse(process.env);
const services = {
  lake: objectStore(new S3Client(), env.LAKE_BUCKET),
  ledger: ledger(withoutLog(new DynamoDBClient()), env.LEDGER_TABLE),
  now: () => new Date().toISOString(),
};

export const handler = (event: unknown) => accrueShards(AccrueShardInput.parse(event), services);
