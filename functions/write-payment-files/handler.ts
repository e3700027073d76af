import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { objectStore } from "../../shared/aws/objects.ts";
import { paymentBatchStore } from "../../shared/aws/payment-batches.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { Env } from "./contract.ts";
import { writePaymentFiles } from "./write-payment-files.ts";

const env = Env.parse(process.env);
const dynamodb = new DynamoDBClient();
const services = {
  payouts: payoutStore(dynamodb, env.PAYOUTS_TABLE),
  batches: paymentBatchStore(dynamodb, env.PAYOUTS_TABLE),
  payments: objectStore(new S3Client(), env.PAYMENTS_BUCKET),
  now: () => new Date(),
};

export const handler = () => writePaymentFiles(services);
