import { Aws, Duration } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allow } from "./allow.ts";
import { allowQueries } from "./allow-queries.ts";
import type { Catalog } from "./catalog.ts";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import { measureEffectsArn } from "./effect-measurement.ts";
import { aggregatesPrefix, type Functions } from "./functions.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import { houseStateMachine } from "./house-state-machine.ts";
import { periodCloseArn } from "./period-close.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";

const machineName = "tierline-nightly-accrual";
const arn = (resource: string) => `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
const machineArn = arn(`stateMachine:${machineName}`);

/** The executions that the schedule and people start; written out, for a step of the machine asks about them. */
export const nightlyExecutionsArn = arn(`execution:${machineName}:*`);
/** The executions of the accrual map's children, each named after the map's label and a run of it. */
const mapExecutionsArn = arn(`execution:${machineName}/Accrue:*`);

export type NightlyRunProps = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  readonly lake: PrivateBucket;
  readonly catalog: Catalog;
  readonly queryDesk: QueryDesk;
  readonly functions: Functions;
  readonly scheduleExpression: string;
  readonly timeZone: string;
  readonly accrueConcurrency: string;
  readonly failed: Harm;
  readonly missing: Harm;
  readonly notStarted: Harm;
};

/** The nightly run: the state machine, the schedule that starts it, and the alarms for a night that failed or did not happen. */
export class NightlyRun extends Construct {
  readonly stateMachine: StateMachine;
  readonly schedule: CfnSchedule;

  constructor(scope: Construct, id: string, props: NightlyRunProps) {
    super(scope, id);
    this.stateMachine = stateMachine(this, props);
    this.schedule = schedule(this, props, this.stateMachine);
    alarmOnSilence(this, props, this.stateMachine);
  }
}

function stateMachine(scope: Construct, props: NightlyRunProps): StateMachine {
  const { key, alarms, functions, catalog, queryDesk, accrueConcurrency, failed } = props;
  const { machine, role } = houseStateMachine(scope, {
    name: machineName,
    definition: "nightly-accrual.asl.json",
    substitutions: {
      PlanRunFunction: functions.planRun.function.functionArn,
      AccrueShardFunction: functions.accrueShard.function.functionArn,
      PublishFactsFunction: functions.publishFacts.function.functionArn,
      ReconcileRunFunction: functions.reconcileRun.function.functionArn,
      PeriodClose: periodCloseArn,
      MeasureEffects: measureEffectsArn,
      AccrueConcurrency: accrueConcurrency,
      WorkGroup: queryDesk.workGroup,
      Database: catalog.database,
    },
    calls: [functions.planRun, functions.accrueShard, functions.publishFacts, functions.reconcileRun],
    roleDescription: "What the nightly run may do",
    logsData: true,
    key,
    alarms,
    failures: "Nightly runs that ended without success",
    failed,
  });
  allow(role, { actions: ["states:StartExecution"], resources: [periodCloseArn, measureEffectsArn] });
  allowMap(role);
  allowQueries(role, { ...props, writes: [aggregatesPrefix, queryResultsPrefix] });
  return machine;
}

/** A distributed map starts its children as executions of its own machine. */
function allowMap(role: Role): void {
  allow(role, { actions: ["states:StartExecution"], resources: [machineArn] });
  allow(role, {
    actions: ["states:DescribeExecution", "states:StopExecution"],
    resources: [nightlyExecutionsArn, mapExecutionsArn],
    wildcardReason: "Executions of this machine and of its own map, whose names are made when they start",
  });
}

function schedule(scope: Construct, props: NightlyRunProps, machine: StateMachine): CfnSchedule {
  const { key, alarms, notStarted, scheduleExpression, timeZone } = props;
  const deadLetters = new DeadLetterQueue(scope, "NotStarted", {
    content: "nightly-run-not-started",
    key,
    alarms,
    ...notStarted,
  });
  const role = new Role(scope, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
    description: "Starts the nightly run",
  });
  allow(role, { actions: ["states:StartExecution"], resources: [machine.stateMachineArn] });
  deadLetters.allowSend(role);
  return new CfnSchedule(scope, "Schedule", {
    name: "tierline-nightly",
    description: "Starts the nightly run; the as-of date is the day before the scheduled time",
    scheduleExpression,
    scheduleExpressionTimezone: timeZone,
    flexibleTimeWindow: { mode: "OFF" },
    state: "ENABLED",
    target: {
      arn: machine.stateMachineArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ scheduled_time: "<aws.scheduler.scheduled-time>" }),
      retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 30 },
      deadLetterConfig: { arn: deadLetters.queue.queueArn },
    },
  });
}

function alarmOnSilence(scope: Construct, { alarms, missing }: NightlyRunProps, machine: StateMachine): void {
  new HouseAlarm(scope, "DidNotRun", {
    ...missing,
    alarms,
    metric: machine.metricSucceeded({ period: Duration.hours(1), statistic: Stats.SUM }),
    threshold: 1,
    // A day, and two hours more for a longer run or the change of the clocks. Hours without any data count as well.
    evaluationPeriods: 26,
    datapointsToAlarm: 26,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}
