import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { objectStore } from "../../shared/aws/objects.ts";
import { runStore } from "../../shared/aws/runs.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import { Env, ReconcileRunInput } from "./contract.ts";
import { reconcileRun } from "./reconcile-run.ts";

const env = Env.parse(process.env);
const dynamodb = withoutLog(new DynamoDBClient());
const services = {
  lake: objectStore(new S3Client(), env.LAKE_BUCKET),
  runs: runStore(dynamodb, env.RUNS_TABLE),
  now: () => new Date().toISOString(),
};

export const handler = (event: unknown) => reconcileRun(ReconcileRunInput.parse(event), services);
