import { Aws } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allowQueries } from "./allow-queries.ts";
import type { Catalog } from "./catalog.ts";
import type { Harm } from "./harm.ts";
import type { HouseFunction } from "./house-function.ts";
import { houseStateMachine } from "./house-state-machine.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";

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
    const { machine, role } = houseStateMachine(this, {
      name: machineName,
      definition: "period-close.asl.json",
      substitutions: {
        ProposePayoutsFunction: proposePayouts.function.functionArn,
        WorkGroup: queryDesk.workGroup,
        Database: catalog.database,
      },
      calls: [proposePayouts],
      roleDescription: "What the period close may do",
      logsData: true,
      key,
      alarms,
      failures: "Period closes that ended without success",
      failed,
    });
    allowQueries(role, { ...props, writes: [queryResultsPrefix] });
    this.stateMachine = machine;
  }
}
