import { Aws, Duration } from "aws-cdk-lib";
import { ComparisonOperator, Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";
import { type HouseFunction, metricNamespace } from "./house-function.ts";
import type { PrivateBucket } from "./private-bucket.ts";

/** Where sources put their files in the landing bucket. */
export const incomingPrefix = "incoming/";

export type ArrivalsProps = Harm & {
  readonly landing: PrivateBucket;
  readonly ingestFile: HouseFunction;
  readonly alarms: AlarmTopic;
};

/**
 * Every file that arrives below incoming/ is handed to ingest-file. S3 may tell of a file twice, or late.
 * The harm is that of a file which ingest-file refuses: nothing fails then, and nobody but its source could notice.
 */
export class Arrivals extends Construct {
  constructor(scope: Construct, id: string, { landing, ingestFile, alarms, errorImpact, runbook }: ArrivalsProps) {
    super(scope, id);
    const permission = new CfnPermission(this, "Permission", {
      action: "lambda:InvokeFunction",
      functionName: ingestFile.function.functionArn,
      principal: "s3.amazonaws.com",
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: landing.arn,
    });
    const bucket = landing.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error("the landing bucket is not a bucket of the template");
    bucket.notificationConfiguration = {
      lambdaConfigurations: [
        {
          event: "s3:ObjectCreated:*",
          function: ingestFile.function.functionArn,
          filter: { s3Key: { rules: [{ name: "prefix", value: incomingPrefix }] } },
        },
      ],
    };
    // S3 checks when it is told whom to notify that it may do so.
    bucket.addResourceDependency(permission);

    new HouseAlarm(this, "Refused", {
      errorImpact,
      runbook,
      alarms,
      metric: new Metric({
        namespace: metricNamespace,
        metricName: "Refusals",
        dimensionsMap: { service: ingestFile.name },
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
