import { randomBytes } from "node:crypto";
import { AthenaClient } from "@aws-sdk/client-athena";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import payeesAndPeriods from "../../queries/release/payees-and-periods.sql";
import { deliverAnswers } from "../../shared/aws/answers.ts";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { startApproval } from "../../shared/aws/approvals.ts";
import { confirming } from "../../shared/aws/confirming.ts";
import { askForEffectReport } from "../../shared/aws/effect-report.ts";
import { ledger } from "../../shared/aws/ledger.ts";
import { pdfOf } from "../../shared/aws/letter-fonts.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { parquetOf } from "../../shared/aws/parquet-file.ts";
import { paymentBatchStore } from "../../shared/aws/payment-batches.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { askForPositionReport } from "../../shared/aws/position-report.ts";
import { registeredOf } from "../../shared/aws/registered.ts";
import { releaseInto } from "../../shared/aws/releasing.ts";
import { askForStatement } from "../../shared/aws/statement.ts";
import { withoutLog } from "../../shared/aws/without-log.ts";
import type { PagesServices } from "./app.ts";
import type { Env } from "./contract.ts";
import { answersFrom } from "./dashboards/answers.ts";
import { reportsKept } from "./dashboards/effect-reports.ts";
import { effectQuery } from "./dashboards/query-names.ts";
import { queryTexts } from "./dashboards/query-texts.ts";
import { keysOf, tokenReader } from "./id-tokens.ts";
import { reportQueries, statementQueries } from "./queries.ts";
import { signInService } from "./sign-in-service.ts";

/** What the pages need from the world, as the function's environment names it. */
export function servicesOf(env: Env): Omit<PagesServices, "files" | "report"> {
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId } = env;
  const now = () => new Date();
  const dynamodb = withoutLog(new DynamoDBClient());
  const s3 = new S3Client();
  const stateMachines = new SFNClient();
  const payouts = payoutStore(dynamodb, env.PAYOUTS_TABLE);
  const batches = paymentBatchStore(dynamodb, env.PAYOUTS_TABLE);
  const queryDesk = {
    athena: new AthenaClient(),
    workGroup: env.WORK_GROUP,
    database: env.DATABASE,
    objectsIn: (bucket: string) => objectStore(s3, bucket),
  };
  const answers = answersFrom(queryDesk, queryTexts);
  return {
    pagesUrl: env.PAGES_URL,
    readToken: tokenReader({ issuer, clientId, keys: keysOf(issuer), now }),
    signIn: signInService({ url: env.SIGN_IN_URL, clientId, pagesUrl: env.PAGES_URL }),
    payouts,
    policies: approvalPolicyStore(dynamodb, env.PAYOUTS_TABLE),
    queryDesk,
    answers,
    effectReports: reportsKept(answers, (programId, assumptions, mark) =>
      askForEffectReport(
        { queryDesk, queryText: async (path) => queryTexts[effectQuery(path)], mark },
        programId,
        assumptions,
      ),
    ),
    parquetOf: (query, rows) => parquetOf(answers.fileOf(query), rows),
    positionReport: (key) =>
      askForPositionReport({ queryDesk, ledger: ledger(dynamodb, env.LEDGER_TABLE) }, reportQueries, key),
    statement: (customerId, span) => askForStatement({ queryDesk, payouts }, statementQueries, customerId, span),
    // The fonts lie beside the bundle.
    letterPdf: (letter) => pdfOf(letter, __dirname),
    releases: {
      batches,
      registeredOf: (customerIds) => registeredOf(queryDesk, payeesAndPeriods, customerIds),
      releaseInto: (batch, payout, registered, at) =>
        releaseInto(batch, payout, registered, at, { payouts, batches, dynamodb, ledgerTable: env.LEDGER_TABLE }),
      payments: objectStore(s3, env.PAYMENTS_BUCKET),
    },
    confirming: confirming(dynamodb, { payoutsTable: env.PAYOUTS_TABLE, ledgerTable: env.LEDGER_TABLE }),
    deliverAnswers: () => deliverAnswers(payouts, stateMachines),
    startApproval: (payout) => startApproval(stateMachines, env.APPROVE_PAYOUT_MACHINE, payout),
    now,
    randomText: () => randomBytes(32).toString("base64url"),
  };
}
