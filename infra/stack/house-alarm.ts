import { Alarm, type AlarmProps } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import { alarmText, type Harm } from "./harm.ts";

export type HouseAlarmProps = Harm &
  Omit<AlarmProps, "alarmDescription" | "actionsEnabled"> & { readonly alarms: AlarmTopic };

/** An alarm that says who is harmed and what to do, and tells the topic when it comes and when it goes. */
export class HouseAlarm extends Construct {
  constructor(scope: Construct, id: string, { errorImpact, runbook, alarms, ...alarm }: HouseAlarmProps) {
    super(scope, id);
    const action = new SnsAction(alarms.topic);
    const created = new Alarm(this, "Alarm", { ...alarm, alarmDescription: alarmText({ errorImpact, runbook }) });
    created.addAlarmAction(action);
    created.addOkAction(action);
  }
}
