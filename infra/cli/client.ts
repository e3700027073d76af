import { AthenaClient } from "@aws-sdk/client-athena";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { z } from "zod";
import { approvalPolicyStore } from "../../shared/aws/approval-policies.ts";
import { confirming } from "../../shared/aws/confirming.ts";
import { ingestionStore } from "../../shared/aws/ingestions.ts";
import { ledger } from "../../shared/aws/ledger.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { payoutLedger } from "../../shared/aws/payout-entries.ts";
import { snapshotPart } from "../../shared/aws/payout-snapshot.ts";
import { payoutStore } from "../../shared/aws/payouts.ts";
import { programStore } from "../../shared/aws/programs.ts";
import { runStore } from "../../shared/aws/runs.ts";
import { type Environment, endpointsFrom } from "./endpoints.ts";
import { CommandFailure } from "./exit-codes.ts";

/** The stack's outputs: the only place where its resources' names and its settings come from, here and on AWS. */
const Outputs = z.object({
  LandingBucket: z.string(),
  LakeBucket: z.string(),
  LedgerTable: z.string(),
  ProgramsTable: z.string(),
  IngestionsTable: z.string(),
  RunsTable: z.string(),
  PayoutsTable: z.string(),
  NightlyAccrual: z.string(),
  PeriodClose: z.string(),
  MeasureEffects: z.string(),
  PublishProgramFunction: z.string(),
  WorkGroup: z.string(),
  Database: z.string(),
  NightlySchedule: z.string(),
  TimeZone: z.string(),
  FirstAsOfDate: z.string(),
});
export type Outputs = z.infer<typeof Outputs>;

/** A running Tierline, on one machine or on AWS, as the commands use it. */
export type Tierline = Awaited<ReturnType<typeof connect>>;

/**
 * Connects to a stack by its outputs.
 * @param environment the AWS_* variables to use; empty for the ordinary AWS configuration of this machine
 * @throws CommandFailure notFound if there is no such stack
 */
export async function connect(environment: Environment, stackName: string) {
  const configuration = endpointsFrom(environment);
  const outputs = await describeOutputs(new CloudFormationClient(configuration("CLOUDFORMATION")), stackName);
  const s3 = new S3Client(configuration("S3"));
  const dynamodb = new DynamoDBClient(configuration("DYNAMODB"));
  const athena = new AthenaClient(configuration("ATHENA"));
  const stepFunctions = new SFNClient(configuration("SFN"));
  const lambda = new LambdaClient(configuration("LAMBDA"));
  const scheduler = new SchedulerClient(configuration("SCHEDULER"));
  const objectsIn = (bucket: string) => objectStore(s3, bucket);
  return {
    outputs,
    queryDesk: { athena, workGroup: outputs.WorkGroup, database: outputs.Database, objectsIn },
    stepFunctions,
    lambda,
    scheduler,
    landing: objectStore(s3, outputs.LandingBucket),
    lake: objectStore(s3, outputs.LakeBucket),
    ingestions: ingestionStore(dynamodb, outputs.IngestionsTable),
    programs: programStore(dynamodb, outputs.ProgramsTable),
    runs: runStore(dynamodb, outputs.RunsTable),
    ledger: ledger(dynamodb, outputs.LedgerTable),
    payouts: payoutStore(dynamodb, outputs.PayoutsTable),
    payoutSnapshot: () => snapshotPart(dynamodb, outputs.PayoutsTable, 0, 1),
    payoutLedger: (shard: number) => payoutLedger(dynamodb, outputs.LedgerTable, shard),
    confirming: confirming(dynamodb, { payoutsTable: outputs.PayoutsTable, ledgerTable: outputs.LedgerTable }),
    approvalPolicies: approvalPolicyStore(dynamodb, outputs.PayoutsTable),
    disconnect() {
      for (const client of [s3, dynamodb, athena, stepFunctions, lambda, scheduler]) client.destroy();
    },
  };
}

async function describeOutputs(client: CloudFormationClient, stackName: string): Promise<Outputs> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
    const read = Outputs.safeParse(Object.fromEntries(outputs));
    if (read.success) return read.data;
    const missing = read.error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new CommandFailure("notFound", `stack ${stackName} is no Tierline stack: it has no output ${missing}`);
  } catch (error) {
    // CloudFormation answers an unknown stack with a ValidationError that has no class of its own.
    if (error instanceof Error && error.name === "ValidationError")
      throw new CommandFailure("notFound", `there is no stack ${stackName} in this account and region`);
    throw error;
  } finally {
    client.destroy();
  }
}
