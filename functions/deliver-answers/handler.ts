import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { deliverAnswers } from "../../shared/aws/answers.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { Env } from "./contract.ts";

const env = Env.parse(process.env);
const payouts = payoutStore(new DynamoDBClient(), env.PAYOUTS_TABLE);
const stateMachines = new SFNClient();

export const handler = async () => ({ delivered: await deliverAnswers(payouts, stateMachines) });
