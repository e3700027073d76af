import { Aws, Duration } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Harm } from "./harm.ts";
import type { HouseFunction } from "./house-function.ts";
import { houseStateMachine } from "./house-state-machine.ts";
import { callRegularly } from "./regular-call.ts";

const machineName = "tierline-approve-payout";

/** Written out, for functions that the machine calls, or that start it, are made before it. */
export const approvePayoutArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${machineName}`;

export type PayoutApprovalProps = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  readonly advancePayout: HouseFunction;
  readonly deliverAnswers: HouseFunction;
  readonly remindApprovers: HouseFunction;
  readonly failed: Harm;
  readonly notDelivered: Harm;
  readonly notReminded: Harm;
};

/**
 * The way of payouts to approval: the state machine, and the regular calls that see to it that waiting executions are told of every
 * decision and approvers of what still waits for them. Alarms tell when an execution failed, and when the calls do not come.
 */
export class PayoutApproval extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: PayoutApprovalProps) {
    super(scope, id);
    const { key, alarms, advancePayout, deliverAnswers, remindApprovers, failed, notDelivered, notReminded } = props;
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
    callRegularly(this, {
      called: deliverAnswers,
      every: Duration.minutes(1),
      description: "Tells waiting executions of decisions that nobody has told them of",
      alarms,
      silent: notDelivered,
    });
    callRegularly(new Construct(this, "Reminders"), {
      called: remindApprovers,
      every: Duration.minutes(15),
      description: "Sends digests and reminders to approvers",
      alarms,
      silent: notReminded,
    });
  }
}
