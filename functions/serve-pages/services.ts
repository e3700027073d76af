import { randomBytes } from "node:crypto";
import { AthenaClient } from "@aws-sdk/client-athena";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { deliverAnswers } from "../../shared/aws/answers.ts";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { startApproval } from "../../shared/aws/approvals.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import type { PagesServices } from "./app.ts";
import type { Env } from "./contract.ts";
import { keysOf, tokenReader } from "./id-tokens.ts";
import { signInService } from "./sign-in-service.ts";

/** What the pages need from the world, as the function's environment names it. */
export function servicesOf(env: Env): Omit<PagesServices, "styles" | "report"> {
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId } = env;
  const now = () => new Date();
  const dynamodb = withoutLog(new DynamoDBClient());
  const s3 = new S3Client();
  const stateMachines = new SFNClient();
  const payouts = payoutStore(dynamodb, env.PAYOUTS_TABLE);
  return {
    pagesUrl: env.PAGES_URL,
    readToken: tokenReader({ issuer, clientId, keys: keysOf(issuer), now }),
    signIn: signInService({ url: env.SIGN_IN_URL, clientId, pagesUrl: env.PAGES_URL }),
    payouts,
    policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
    queryDesk: {
      athena: new AthenaClient(),
      workGroup: env.WORK_GROUP,
      database: env.DATABASE,
      objectsIn: (bucket) => objectStore(s3, bucket),
    },
    deliverAnswers: () => deliverAnswers(payouts, stateMachines),
    startApproval: (payout) => startApproval(stateMachines, env.APPROVE_PAYOUT_MACHINE, payout),
    now,
    randomText: () => randomBytes(32).toString("base64url"),
  };
}
