import { Duration } from "aws-cdk-lib";
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import type { HouseFunction } from "./house-function.ts";
import type { ItemTable } from "./item-table.ts";

export type ThrottlesProps = {
  readonly alarms: AlarmTopic;
  readonly nightFunctions: readonly HouseFunction[];
  readonly payoutFunctions: readonly HouseFunction[];
  readonly tables: readonly ItemTable[];
  readonly ofNightFunctions: Harm;
  readonly ofPayoutFunctions: Harm;
  readonly ofTables: Harm;
};

/**
 * Alarms for work that the account's limits hold up again and again; single throttles are retried and need nobody. An alarm adds up
 * ten metrics at most.
 */
export class Throttles extends Construct {
  constructor(scope: Construct, id: string, props: ThrottlesProps) {
    super(scope, id);
    const { alarms } = props;
    const throttled = (what: string, harm: Harm, metrics: readonly IMetric[]) =>
      new HouseAlarm(this, what, {
        ...harm,
        alarms,
        metric: sum(`${what} throttled`, metrics),
        threshold: 10,
        evaluationPeriods: 3,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    const ofFunctions = (functions: readonly HouseFunction[]) =>
      functions.map((each) => each.function.metricThrottles({ period, statistic: Stats.SUM }));
    throttled("NightFunctions", props.ofNightFunctions, ofFunctions(props.nightFunctions));
    throttled("PayoutFunctions", props.ofPayoutFunctions, ofFunctions(props.payoutFunctions));
    throttled(
      "Tables",
      props.ofTables,
      props.tables.flatMap(({ table }) =>
        ["ReadThrottleEvents", "WriteThrottleEvents"].map(
          (metricName) =>
            new Metric({
              namespace: "AWS/DynamoDB",
              metricName,
              dimensionsMap: { TableName: table.tableName },
              period,
              statistic: Stats.SUM,
            }),
        ),
      ),
    );
  }
}

const period = Duration.minutes(5);

/** Metrics that report nothing while nothing happens, added up as zeros. */
function sum(label: string, metrics: readonly IMetric[]): MathExpression {
  const named = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const terms = Object.keys(named).map((name) => `FILL(${name}, 0)`);
  return new MathExpression({ label, expression: terms.join(" + "), usingMetrics: named, period });
}
