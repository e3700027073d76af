import { CfnParameter } from "aws-cdk-lib";
import { Construct } from "constructs";

/** What an operator may choose at deployment, without a change of code. */
export class Parameters extends Construct {
  readonly nightlySchedule = parameter(this, "NightlySchedule", {
    default: "cron(0 2 * * ? *)",
    description: "When the nightly run starts, as an EventBridge Scheduler expression in TimeZone",
  });
  readonly timeZone = parameter(this, "TimeZone", {
    default: "Europe/Berlin",
    description: "IANA time zone of the schedule, in which the business day ends",
  });
  readonly firstAsOfDate = parameter(this, "FirstAsOfDate", {
    default: "2010-01-01",
    allowedPattern: "\\d{4}-\\d{2}-\\d{2}",
    description: "Runs with an earlier as-of date are refused; the later it is, the fewer partitions Athena looks into",
  });
  readonly scanLimitBytes = parameter(this, "ScanLimitBytes", {
    type: "Number",
    default: 100 * 1024 ** 3,
    minValue: 10_000_000,
    description: "Athena stops a query that has read this many bytes",
  });
  readonly accrueConcurrency = parameter(this, "AccrueConcurrency", {
    type: "Number",
    default: 16,
    minValue: 1,
    maxValue: 64,
    description: "How many shard spans the nightly run accrues at once",
  });
  readonly pagesUrl = parameter(this, "PagesUrl", {
    default: "",
    allowedPattern: "(https://[^/]+)?",
    description: "Where people reach the pages, such as https://rebates.example.com; the API's own address when empty",
  });
  readonly mailSender = parameter(this, "MailSender", {
    default: "rebates@example.com",
    allowedPattern: "[^@\\s]+@[^@\\s]+",
    description:
      "Address that mails to approvers come from; it or its domain must be a verified identity of Amazon SES",
  });
  readonly alarmEmail = parameter(this, "AlarmEmail", {
    default: "",
    description: "Address that receives the alarms; none when empty",
  });
}

/** Named without the construct's path, for operators type these names. */
function parameter(scope: Construct, name: string, props: ConstructorParameters<typeof CfnParameter>[2]): CfnParameter {
  const created = new CfnParameter(scope, name, props);
  created.overrideLogicalId(name);
  return created;
}
