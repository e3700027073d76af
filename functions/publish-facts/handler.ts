import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { ledger } from "../../shared/aws/ledger.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { runStore } from "../../shared/aws/runs.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import { Env, PublishFactsInput } from "./contract.ts";
import { publishFacts } from "./publish-facts.ts";

const env = Env.parse(process.env);
const dynamodb = withoutLog(new DynamoDBClient());
const services = {
  lake: objectStore(new S3Client(), env.LAKE_BUCKET),
  ledger: ledger(dynamodb, env.LEDGER_TABLE),
  runs: runStore(dynamodb, env.RUNS_TABLE),
};

export const handler = (event: unknown) => publishFacts(PublishFactsInput.parse(event), services);
