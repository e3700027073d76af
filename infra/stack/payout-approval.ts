import { Aws, Duration } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allow } from "./allow.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";
import { houseStateMachine } from "./house-state-machine.ts";

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
    const { key, alarms, advancePayout, failed } = props;
    const { machine } = houseStateMachine(this, {
      name: machineName,
      definition: "approve-payout.asl.json",
      substitutions: { AdvancePayoutFunction: advancePayout.function.functionArn },
      calls: [advancePayout],
      roleDescription: "What the approval of a payout may do",
      // Task tokens are among the data, and whoever has one can let a machine go on.
      logsData: false,
      key,
      alarms,
      failures: "Approvals that ended without success",
      failed,
    });
    this.stateMachine = machine;
    schedule(this, props);
    alarmOnSilence(this, props);
  }
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

function alarmOnSilence(scope: Construct, { alarms, deliverAnswers, notDelivered }: PayoutApprovalProps): void {
  new HouseAlarm(scope, "NotDelivered", {
    ...notDelivered,
    alarms,
    metric: deliverAnswers.function.metricInvocations({ period: Duration.minutes(5), statistic: Stats.SUM }),
    threshold: 1,
    evaluationPeriods: 3,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}
