import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { ComparisonOperator, MathExpression, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { DefinitionBody, LogLevel, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { acknowledgeWildcard, allow, allowKey } from "./allow.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";
import { inRepository } from "./repository.ts";

const machineName = "tierline-approve-payout";

/** Written out, for functions that the machine calls, or that start it, are made before it. */
export const approvePayoutArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${machineName}`;

export type PayoutApprovalProps = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  readonly advancePayout: HouseFunction;
  readonly deliverAnswers: HouseFunction;
  readonly failed: Harm;
  readonly notDelivered: Harm;
};

/**
 * The way of payouts to approval: the state machine, and the schedule that sees to it that waiting executions are told of every
 * decision. Alarms tell when an execution failed, and when nobody looks for answers to deliver.
 */
export class PayoutApproval extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: PayoutApprovalProps) {
    super(scope, id);
    this.stateMachine = stateMachine(this, props);
    schedule(this, props);
    alarms(this, props, this.stateMachine);
  }
}

function stateMachine(scope: Construct, { key, advancePayout }: PayoutApprovalProps): StateMachine {
  const role = new Role(scope, "Role", {
    assumedBy: new ServicePrincipal("states.amazonaws.com"),
    description: "What the approval of a payout may do",
  });
  const created = new StateMachine(scope, "StateMachine", {
    stateMachineName: machineName,
    role,
    definitionBody: DefinitionBody.fromFile(inRepository("infra/stack/approve-payout.asl.json")),
    definitionSubstitutions: { AdvancePayoutFunction: advancePayout.function.functionArn },
    logs: {
      level: LogLevel.ALL,
      // Task tokens are among the data, and whoever has one can let a machine go on.
      includeExecutionData: false,
      destination: new LogGroup(scope, "Logs", {
        // With this prefix the service needs no statement per log group in a policy whose size is limited.
        logGroupName: `/aws/vendedlogs/states/${machineName}`,
        retention: RetentionDays.ONE_YEAR,
        encryptionKey: key,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    },
    tracingEnabled: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledgeWildcard(role, "*", "Log delivery and X-Ray's write actions take no resource");
  allow(role, { actions: ["lambda:InvokeFunction"], resources: [advancePayout.function.functionArn] });
  allowKey(role, key);
  return created;
}

function schedule(scope: Construct, { deliverAnswers }: PayoutApprovalProps): void {
  const role = new Role(scope, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
    description: "Starts the delivery of answers",
  });
  allow(role, { actions: ["lambda:InvokeFunction"], resources: [deliverAnswers.function.functionArn] });
  new CfnSchedule(scope, "Schedule", {
    name: "tierline-deliver-answers",
    description: "Tells waiting executions of decisions that nobody has told them of",
    scheduleExpression: "rate(1 minute)",
    flexibleTimeWindow: { mode: "OFF" },
    state: "ENABLED",
    target: {
      arn: deliverAnswers.function.functionArn,
      roleArn: role.roleArn,
      // The next minute brings the next try.
      retryPolicy: { maximumEventAgeInSeconds: Duration.minutes(1).toSeconds(), maximumRetryAttempts: 0 },
    },
  });
}

function alarms(
  scope: Construct,
  { alarms, deliverAnswers, failed, notDelivered }: PayoutApprovalProps,
  machine: StateMachine,
): void {
  const lastFiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };
  new HouseAlarm(scope, "Failed", {
    ...failed,
    alarms,
    metric: new MathExpression({
      label: "Approvals that ended without success",
      expression: "FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)",
      usingMetrics: {
        failed: machine.metricFailed(lastFiveMinutes),
        timed_out: machine.metricTimedOut(lastFiveMinutes),
        aborted: machine.metricAborted(lastFiveMinutes),
      },
      period: Duration.minutes(5),
    }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  new HouseAlarm(scope, "NotDelivered", {
    ...notDelivered,
    alarms,
    metric: deliverAnswers.function.metricInvocations(lastFiveMinutes),
    threshold: 1,
    evaluationPeriods: 3,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}
