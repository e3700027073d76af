import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { startApproval } from "../../shared/aws/approvals.ts";
import { settledPositions } from "../../shared/aws/ledger-payouts.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { programStore } from "../../shared/aws/programs.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import type { Payout } from "../../shared/payout/payout.ts";
import { Env, ProposePayoutsInput } from "./contract.ts";
import { proposePayouts } from "./propose-payouts.ts";

const env = Env.parse(process.env);
const dynamodb = withoutLog(new DynamoDBClient());
const stateMachines = withoutLog(new SFNClient());
const services = {
  lake: objectStore(new S3Client(), env.LAKE_BUCKET),
  settled: (shard: number) => settledPositions(dynamodb, env.LEDGER_TABLE, shard),
  programs: programStore(dynamodb, env.PROGRAMS_TABLE),
  payouts: payoutStore(dynamodb, env.PAYOUTS_TABLE),
  policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
  startApproval: (payout: Payout) => startApproval(stateMachines, env.APPROVE_PAYOUT_MACHINE, payout),
  now: () => new Date().toISOString(),
};

export const handler = (event: unknown) => proposePayouts(ProposePayoutsInput.parse(event), services);
