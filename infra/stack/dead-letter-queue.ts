import { Duration, Validations } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allow, allowKey } from "./allow.ts";
import type { Harm } from "./harm.ts";
import { HouseAlarm } from "./house-alarm.ts";

export type DeadLetterQueueProps = Harm & {
  readonly content: string;
  readonly key: Key;
  readonly alarms: AlarmTopic;
};

/** Where messages go that nothing could handle; kept for two weeks, and an alarm as long as there is one. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly #key: Key;

  constructor(scope: Construct, id: string, { content, key, alarms, errorImpact, runbook }: DeadLetterQueueProps) {
    super(scope, id);
    this.#key = key;
    this.queue = new Queue(this, "Queue", {
      queueName: `tierline-${content}`,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "This is a dead-letter queue: people read it, and nothing fails after it",
    });
    new HouseAlarm(this, "NotEmpty", {
      errorImpact,
      runbook,
      alarms,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Lets a role put messages into the queue. */
  allowSend(role: Role): void {
    allow(role, { actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] });
    allowKey(role, this.#key);
  }
}
