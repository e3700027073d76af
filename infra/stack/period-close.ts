import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { ComparisonOperator, MathExpression, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { acknowledgeWildcard, allow, allowKey } from "./allow.ts";
import { allowQueries } from "./allow-queries.ts";
import type { Catalog } from "./catalog.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";
import { inRepository } from "./repository.ts";

const machineName = "tierline-period-close";

/** Written out, for the nightly machine starts this one. */
export const periodCloseArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${machineName}`;

export type PeriodCloseProps = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  readonly lake: PrivateBucket;
  readonly catalog: Catalog;
  readonly queryDesk: QueryDesk;
  readonly proposePayouts: HouseFunction;
  readonly failed: Harm;
};

/** The period close: what is due after a committed run becomes proposals. An alarm tells when it did not. */
export class PeriodClose extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: PeriodCloseProps) {
    super(scope, id);
    const { key, alarms, catalog, queryDesk, proposePayouts, failed } = props;
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("states.amazonaws.com"),
      description: "What the period close may do",
    });
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName: machineName,
      role,
      definitionBody: DefinitionBody.fromFile(inRepository("infra/stack/period-close.asl.json")),
      definitionSubstitutions: {
        ProposePayoutsFunction: proposePayouts.function.functionArn,
        WorkGroup: queryDesk.workGroup,
        Database: catalog.database,
      },
      logs: {
        level: LogLevel.ALL,
        includeExecutionData: true,
        destination: new LogGroup(this, "Logs", {
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
    allow(role, { actions: ["lambda:InvokeFunction"], resources: [proposePayouts.function.functionArn] });
    allowQueries(role, { ...props, writes: [queryResultsPrefix] });
    allowKey(role, key);

    const lastFiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };
    new HouseAlarm(this, "Failed", {
      ...failed,
      alarms,
      metric: new MathExpression({
        label: "Period closes that ended without success",
        expression: "FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)",
        usingMetrics: {
          failed: this.stateMachine.metricFailed(lastFiveMinutes),
          timed_out: this.stateMachine.metricTimedOut(lastFiveMinutes),
          aborted: this.stateMachine.metricAborted(lastFiveMinutes),
        },
        period: Duration.minutes(5),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
