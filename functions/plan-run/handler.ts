import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import aggregate from "../../queries/nightly/aggregate.sql";
import controlTotals from "../../queries/nightly/control-totals.sql";
import customerMonths from "../../queries/nightly/customer-months.sql";
import duePositions from "../../queries/nightly/due-positions.sql";
import enrolments from "../../queries/nightly/enrolments.sql";
import { isExecutionAlive } from "../../shared/aws/executions.ts";
import { ingestionStore } from "../../shared/aws/ingestions.ts";
import { objectStore } from "../../shared/aws/objects.ts";
import { programStore } from "../../shared/aws/programs.ts";
import { runStore } from "../../shared/aws/runs.ts";
import { Env, PlanRunInput } from "./contract.ts";
import { planNightlyRun } from "./plan-run.ts";

const env = Env.parse(process.env);
const dynamodb = new DynamoDBClient();
const stateMachines = new SFNClient();
const services = {
  lake: objectStore(new S3Client(), env.LAKE_BUCKET),
  lakeBucket: env.LAKE_BUCKET,
  programs: programStore(dynamodb, env.PROGRAMS_TABLE),
  ingestions: ingestionStore(dynamodb, env.INGESTIONS_TABLE),
  runs: runStore(dynamodb, env.RUNS_TABLE),
  isAlive: (executionArn: string) => isExecutionAlive(stateMachines, executionArn),
  now: () => new Date().toISOString(),
  timeZone: env.TIME_ZONE,
  firstAsOfDate: env.FIRST_AS_OF_DATE,
  sql: { aggregate, controlTotals, duePositions, customerMonths, enrolments },
};

export const handler = (event: unknown) => planNightlyRun(PlanRunInput.parse(event), services);
