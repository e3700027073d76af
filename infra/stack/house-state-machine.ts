import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { ComparisonOperator, MathExpression, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { acknowledgeWildcard, allow, allowKey } from "./allow.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";
import { inRepository } from "./repository.ts";

export type HouseStateMachineProps = {
  readonly name: string;
  /** The definition's file in infra/stack. */
  readonly definition: string;
  readonly substitutions: Readonly<Record<string, string>>;
  /** The functions that it calls. */
  readonly calls: readonly HouseFunction[];
  /** What its role may do, for whoever reads the role. */
  readonly roleDescription: string;
  /** Whether inputs and outputs go to the log: not where secrets are among them. */
  readonly logsData: boolean;
  readonly key: Key;
  readonly alarms: AlarmTopic;
  /** What executions that end without success are called in the alarm. */
  readonly failures: string;
  readonly failed: Harm;
};

/**
 * A state machine with all that the house asks of one: its own role, which may call its functions and no more, a log that ends, traces,
 * and an alarm for executions that end without success. Everything lies in the scope itself.
 */
export function houseStateMachine(
  scope: Construct,
  props: HouseStateMachineProps,
): { machine: StateMachine; role: Role } {
  const { name, definition, substitutions, calls, roleDescription, logsData, key } = props;
  const role = new Role(scope, "Role", {
    assumedBy: new ServicePrincipal("states.amazonaws.com"),
    description: roleDescription,
  });
  const machine = new StateMachine(scope, "StateMachine", {
    stateMachineName: name,
    role,
    definitionBody: DefinitionBody.fromFile(inRepository(`infra/stack/${definition}`)),
    definitionSubstitutions: substitutions,
    logs: {
      level: LogLevel.ALL,
      includeExecutionData: logsData,
      destination: new LogGroup(scope, "Logs", {
        // With this prefix the service needs no statement per log group in a policy whose size is limited.
        logGroupName: `/aws/vendedlogs/states/${name}`,
        retention: RetentionDays.ONE_YEAR,
        encryptionKey: key,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    },
    tracingEnabled: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledgeWildcard(role, "*", "Log delivery and X-Ray's write actions take no resource");
  allow(role, { actions: ["lambda:InvokeFunction"], resources: calls.map((each) => each.function.functionArn) });
  allowKey(role, key);
  alarmOnFailures(scope, machine, props);
  return { machine, role };
}

function alarmOnFailures(
  scope: Construct,
  machine: StateMachine,
  { alarms, failures, failed }: HouseStateMachineProps,
): void {
  const lastFiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };
  new HouseAlarm(scope, "Failed", {
    ...failed,
    alarms,
    metric: new MathExpression({
      label: failures,
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
}
