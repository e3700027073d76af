import { randomBytes } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { handle } from "hono/aws-lambda";
import { deliverAnswers } from "../../shared/aws/answers.ts";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { startApproval } from "../../shared/aws/approvals.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import { pagesApp } from "./app.ts";
import { Env } from "./contract.ts";
import { keysOf, tokenReader } from "./id-tokens.ts";
import { signInService } from "./sign-in-service.ts";
import styles from "./styles.css";

const env = Env.parse(process.env);
const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId } = env;
const now = () => new Date();
const logger = new Logger();
const dynamodb = withoutLog(new DynamoDBClient());
const stateMachines = new SFNClient();
const payouts = payoutStore(dynamodb, env.PAYOUTS_TABLE);
const app = pagesApp({
  pagesUrl: env.PAGES_URL,
  readToken: tokenReader({ issuer, clientId, keys: keysOf(issuer), now }),
  signIn: signInService({ url: env.SIGN_IN_URL, clientId, pagesUrl: env.PAGES_URL }),
  payouts,
  policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
  deliverAnswers: () => deliverAnswers(payouts, stateMachines),
  startApproval: (payout) => startApproval(stateMachines, env.APPROVE_PAYOUT_MACHINE, payout),
  styles,
  now,
  randomText: () => randomBytes(32).toString("base64url"),
  report: (error) => logger.error("a page failed", error),
});

export const handler = handle(app);
