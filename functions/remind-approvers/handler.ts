import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { mailer } from "../../shared/aws/mails.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { Env } from "./contract.ts";
import { remindApprovers } from "./remind-approvers.ts";

const env = Env.parse(process.env);
const dynamodb = new DynamoDBClient();
const services = {
  payouts: payoutStore(dynamodb, env.PAYOUTS_TABLE),
  policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
  mailer: mailer(new SESv2Client(), dynamodb, {
    sender: env.MAIL_SENDER,
    configurationSet: env.MAIL_CONFIGURATION_SET,
    table: env.PAYOUTS_TABLE,
  }),
  pagesUrl: env.PAGES_URL,
  now: () => new Date().toISOString(),
};

export const handler = () => remindApprovers(services);
