import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { ingestionStore } from "../../shared/aws/ingestions.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { Env, S3Event } from "./contract.ts";
import { ingestFiles } from "./ingest-files.ts";
import { reporter } from "./report.ts";

const env = Env.parse(process.env);
const s3 = new S3Client();
const services = {
  landing: objectStore(s3, env.LANDING_BUCKET),
  lake: objectStore(s3, env.LAKE_BUCKET),
  ingestions: ingestionStore(new DynamoDBClient(), env.INGESTIONS_TABLE),
  report: reporter(new Logger(), new Metrics()),
};

export const handler = async (event: unknown) => {
  await ingestFiles(S3Event.parse(event), services);
};
