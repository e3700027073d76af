import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { ledger } from "../../shared/aws/ledger.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { payoutLedger } from "../../shared/aws/payout-entries.ts";
import { snapshotPart } from "../../shared/aws/payout-snapshot.ts";
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
  policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
  snapshotPart: (part: number, parts: number) => snapshotPart(dynamodb, env.PAYOUTS_TABLE, part, parts),
  payoutLedger: (shard: number) => payoutLedger(dynamodb, env.LEDGER_TABLE, shard),
};

export const handler = (event: unknown) => publishFacts(PublishFactsInput.parse(event), services);
