import { Aws, Duration } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allow } from "./allow.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";

export type RegularCall = {
  readonly called: HouseFunction;
  readonly every: Duration;
  readonly description: string;
  readonly alarms: AlarmTopic;
  /** The harm of nobody calling it any more. */
  readonly silent: Harm;
};

/** A minute is too short to judge by: calls come a little early or late. */
const shortestPeriod = Duration.minutes(5);
/** So many periods in a row may pass without a call before the alarm comes. */
const silentPeriods = 3;

/** Calls a function again and again. A call that fails is not repeated, for the next one finds what it left; silence alarms. */
export function callRegularly(scope: Construct, { called, every, description, alarms, silent }: RegularCall): void {
  const role = new Role(scope, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
    description: `Calls ${called.name}`,
  });
  allow(role, { actions: ["lambda:InvokeFunction"], resources: [called.function.functionArn] });
  const minutes = every.toMinutes();
  new CfnSchedule(scope, "Schedule", {
    name: `tierline-${called.name}`,
    description,
    scheduleExpression: minutes === 1 ? "rate(1 minute)" : `rate(${minutes} minutes)`,
    flexibleTimeWindow: { mode: "OFF" },
    state: "ENABLED",
    target: {
      arn: called.function.functionArn,
      roleArn: role.roleArn,
      retryPolicy: { maximumEventAgeInSeconds: every.toSeconds(), maximumRetryAttempts: 0 },
    },
  });
  const period = minutes < shortestPeriod.toMinutes() ? shortestPeriod : every;
  new HouseAlarm(scope, "Silent", {
    ...silent,
    alarms,
    metric: called.function.metricInvocations({ period, statistic: Stats.SUM }),
    threshold: 1,
    evaluationPeriods: silentPeriods,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}
