import { readdirSync } from "node:fs";
import { App, Stack } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { Env as AccrueShardEnv } from "../../../functions/accrue-shard/contract.ts";
import { Env as AdvancePayoutEnv } from "../../../functions/advance-payout/contract.ts";
import { Env as DeliverAnswersEnv } from "../../../functions/deliver-answers/contract.ts";
import { Env as IngestFileEnv } from "../../../functions/ingest-file/contract.ts";
import { Env as MeasureEffectsEnv } from "../../../functions/measure-effects/contract.ts";
import { Env as PlanRunEnv } from "../../../functions/plan-run/contract.ts";
import { Env as ProposePayoutsEnv } from "../../../functions/propose-payouts/contract.ts";
import { Env as PublishFactsEnv } from "../../../functions/publish-facts/contract.ts";
import { Env as PublishProgramEnv } from "../../../functions/publish-program/contract.ts";
import { Env as ReconcileRunEnv } from "../../../functions/reconcile-run/contract.ts";
import { Env as RemindApproversEnv } from "../../../functions/remind-approvers/contract.ts";
import { Env as ServePagesEnv } from "../../../functions/serve-pages/contract.ts";
import { Env as WritePaymentFilesEnv } from "../../../functions/write-payment-files/contract.ts";
import { inRepository } from "../../../infra/stack/repository.ts";
import { statementsOf, synthesize, type TemplateResource, written } from "./synthesized.ts";

const { app, template, ofType } = synthesize();

const contracts: Readonly<Record<string, z.ZodObject>> = {
  "accrue-shard": AccrueShardEnv,
  "advance-payout": AdvancePayoutEnv,
  "deliver-answers": DeliverAnswersEnv,
  "ingest-file": IngestFileEnv,
  "plan-run": PlanRunEnv,
  "measure-effects": MeasureEffectsEnv,
  "propose-payouts": ProposePayoutsEnv,
  "publish-facts": PublishFactsEnv,
  "publish-program": PublishProgramEnv,
  "reconcile-run": ReconcileRunEnv,
  "remind-approvers": RemindApproversEnv,
  "serve-pages": ServePagesEnv,
  "write-payment-files": WritePaymentFilesEnv,
};
const houseVariables = ["NODE_OPTIONS", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME"];

const functions = ofType("AWS::Lambda::Function");
const nameOf = ({ Properties }: TemplateResource) => String(Properties.FunctionName).replace(/^tierline-/, "");

describe("functions", () => {
  test("are the folders of functions/, no more and no less", () => {
    const folders = readdirSync(inRepository("functions"), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(functions.map(([, each]) => nameOf(each)).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  test.each(functions)("%s has the variables of its contract, and the house's", (_, { Properties, ...rest }) => {
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    const contract = contracts[nameOf({ Properties, ...rest })];
    expect(Object.keys(Variables).sort()).toEqual([...Object.keys(contract?.shape ?? {}), ...houseVariables].sort());
    const texts = Object.entries(Variables).map(([name, value]) => [name, written(value)]);
    expect(contract?.safeParse(Object.fromEntries(texts)).error).toBeUndefined();
  });

  test.each(functions)("%s is traced, logs JSON to a group that ends, and runs on Node.js 24", (_, { Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["x86_64"],
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: expect.any(String) } },
    });
  });

  test.each(ofType("AWS::Logs::LogGroup"))("%s keeps its logs for a stated time", (_, { Properties }) => {
    expect(Properties.RetentionInDays).toBeGreaterThan(0);
    expect(Properties.KmsKeyId).toBeDefined();
  });

  test.each(functions)("%s hands events that it cannot handle to a queue", (id) => {
    const configured = ofType("AWS::Lambda::EventInvokeConfig").filter(
      ([, { Properties }]) => written(Properties.FunctionName) === `<${id}>`,
    );
    expect(configured.map(([, { Properties }]) => Properties.DestinationConfig)).toMatchObject([
      { OnFailure: { Destination: { "Fn::GetAtt": [expect.any(String), "Arn"] } } },
    ]);
  });

  test("use DuckDB from the layer where they work in columns, or write columns", () => {
    const layered = functions.filter(([, { Properties }]) => Properties.Layers !== undefined);
    expect(layered.map(([, each]) => nameOf(each)).sort()).toEqual([
      "accrue-shard",
      "ingest-file",
      "measure-effects",
      "plan-run",
      "propose-payouts",
      "publish-facts",
      "reconcile-run",
      "serve-pages",
    ]);
  });
});

describe("queues", () => {
  test.each(ofType("AWS::SQS::Queue"))("%s is encrypted and an alarm watches it", (id, { Properties }) => {
    expect(Properties.KmsMasterKeyId).toBeDefined();
    const watching = ofType("AWS::CloudWatch::Alarm").filter(([, alarm]) =>
      JSON.stringify(alarm.Properties.Dimensions ?? []).includes(id),
    );
    expect(watching).toHaveLength(1);
  });

  test("the schedule of the night hands a start that failed to one", () => {
    const schedules = ofType("AWS::Scheduler::Schedule").map(([, { Properties }]) => Properties);
    expect(schedules.filter(({ Name }) => Name === "tierline-nightly")).toMatchObject([
      {
        ScheduleExpression: { Ref: "NightlySchedule" },
        ScheduleExpressionTimezone: { Ref: "TimeZone" },
        Target: {
          Input: JSON.stringify({ scheduled_time: "<aws.scheduler.scheduled-time>" }),
          DeadLetterConfig: { Arn: { "Fn::GetAtt": [expect.any(String), "Arn"] } },
        },
      },
    ]);
  });
});

/** What AWS lets nobody narrow down to a resource. */
const resourceless =
  /^(xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)|logs:(Create|Get|Update|Delete)LogDelivery|logs:ListLogDeliveries|logs:(Put|Describe)ResourcePolic(y|ies)|logs:DescribeLogGroups)$/;
/** Names that do not exist yet when the grant is made: objects below a prefix, executions, the database's tables. */
const narrowed = [
  /^arn:<AWS::Partition>:s3:::tierline-(lake|landing|payments)-<AWS::AccountId>-<AWS::Region>\/[a-z_-]+\/\*$/,
  /:execution:tierline-nightly-accrual(:|\/Accrue:)\*$/,
  /:table\/tierline\/\*$/,
];

describe("grants", () => {
  const policies = [...ofType("AWS::IAM::Policy"), ...ofType("AWS::IAM::ManagedPolicy")].map(
    ([id, policy]) => [id, statementsOf(policy.Properties.PolicyDocument)] as const,
  );

  test.each(policies)("%s names each action that it allows", (_, statements) => {
    for (const { actions } of statements) for (const action of actions) expect(action).not.toContain("*");
  });

  test.each(policies)("%s names each resource, or has no choice", (_, statements) => {
    for (const { actions, resources } of statements) {
      for (const resource of resources.filter((each) => each.includes("*"))) {
        if (resource === "*") for (const action of actions) expect(action).toMatch(resourceless);
        else
          expect(
            narrowed.some((pattern) => pattern.test(resource)),
            resource,
          ).toBe(true);
      }
    }
  });

  test("nothing in a bucket is ever taken away but versions of the panel's months and stored panels, each by the function that follows them", () => {
    const removing = policies.flatMap(([id, statements]) =>
      statements
        .filter(({ actions }) => actions.some((action) => action.startsWith("s3:Delete")))
        .map(({ actions, resources }) => ({ id, actions, resources })),
    );
    const lake = "arn:<AWS::Partition>:s3:::tierline-lake-<AWS::AccountId>-<AWS::Region>";
    expect(removing).toEqual([
      {
        id: expect.stringContaining("PublishFacts"),
        actions: ["s3:DeleteObject"],
        resources: [`${lake}/customer_months/*`],
      },
      {
        id: expect.stringContaining("MeasureEffects"),
        actions: ["s3:DeleteObject"],
        resources: ["hold_out", "panel", "panel_runs", "threshold"].map((table) => `${lake}/${table}/*`),
      },
    ]);
  });

  test("no role takes a policy that somebody else may widen", () => {
    for (const [id, { Properties }] of ofType("AWS::IAM::Role"))
      expect(Properties.ManagedPolicyArns, id).toBeUndefined();
  });

  test("every role is for one function, a state machine or a schedule", () => {
    const users = ["AWS::StepFunctions::StateMachine", "AWS::Scheduler::Schedule"].flatMap(ofType);
    expect(ofType("AWS::IAM::Role")).toHaveLength(functions.length + users.length);
  });
});

describe("the AwsSolutions rules", () => {
  test("find nothing that nobody answers for", () => {
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  test("are awake: they find a bucket that nobody guards", () => {
    const careless = new App();
    new Bucket(new Stack(careless, "Careless"), "Bucket");
    expect(new AwsSolutionsChecks(careless).validateScope(careless).success).toBe(false);
  });
});

test("the outputs are those that the command line looks for", () => {
  expect(Object.keys(template.Outputs).sort()).toEqual([
    "ApprovePayout",
    "Database",
    "FirstAsOfDate",
    "IngestionsTable",
    "LakeBucket",
    "LandingBucket",
    "LedgerTable",
    "MeasureEffects",
    "NightlyAccrual",
    "NightlySchedule",
    "PagesUrl",
    "PaymentsBucket",
    "PayoutsTable",
    "PeriodClose",
    "ProgramsTable",
    "PublishProgramFunction",
    "RunsTable",
    "TimeZone",
    "UserPool",
    "WorkGroup",
  ]);
});
