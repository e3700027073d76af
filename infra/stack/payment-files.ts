import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Harm } from "./harm.ts";
import type { HouseFunction } from "./house-function.ts";
import { callRegularly } from "./regular-call.ts";

export type PaymentFilesProps = {
  readonly alarms: AlarmTopic;
  readonly writePaymentFiles: HouseFunction;
  readonly notWritten: Harm;
};

/** Sees to it that every release ends in its payment files; alarms when nobody looks for unfinished ones. */
export class PaymentFiles extends Construct {
  constructor(scope: Construct, id: string, { alarms, writePaymentFiles, notWritten }: PaymentFilesProps) {
    super(scope, id);
    callRegularly(this, {
      called: writePaymentFiles,
      every: Duration.minutes(1),
      description: "Writes the files of releases that their page could not finish",
      alarms,
      silent: notWritten,
    });
  }
}
