import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { StorageClass } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { AccessLogs } from "./access-logs.ts";
import { AlarmTopic } from "./alarm-topic.ts";
import { Arrivals, incomingPrefix } from "./arrivals.ts";
import { Catalog } from "./catalog.ts";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import { EffectMeasurement } from "./effect-measurement.ts";
import { Encryption } from "./encryption.ts";
import { aggregatesPrefix, Functions } from "./functions.ts";
import { ItemTable } from "./item-table.ts";
import { NightlyRun, nightlyExecutionsArn } from "./nightly-run.ts";
import { OutgoingMail } from "./outgoing-mail.ts";
import { Parameters } from "./parameters.ts";
import { PaymentFiles } from "./payment-files.ts";
import { PayoutApproval } from "./payout-approval.ts";
import { PeriodClose } from "./period-close.ts";
import { PrivateBucket } from "./private-bucket.ts";
import { QueryDesk, queryResultsPrefix } from "./query-desk.ts";
import { SignIn } from "./sign-in.ts";
import { Throttles } from "./throttles.ts";
import { WebApp } from "./web-app.ts";

/** Everything that exists. Read from top to bottom it follows the data: storage, catalog, pages, functions, the night, the alarms. */
export class TierlineStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const parameters = new Parameters(this, "Parameters");
    const { key } = new Encryption(this, "Encryption");
    const alarms = new AlarmTopic(this, "Alarms", { key, email: parameters.alarmEmail });

    const accessLogs = new AccessLogs(this, "AccessLogs");
    const landing = new PrivateBucket(this, "Landing", {
      content: "landing",
      key,
      accessLogs,
      lifecycleRules: [
        {
          id: "ingested-files",
          prefix: incomingPrefix,
          transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }],
        },
      ],
    });
    const lake = new PrivateBucket(this, "Lake", {
      content: "lake",
      key,
      accessLogs,
      lifecycleRules: [
        { id: "query-results", prefix: queryResultsPrefix, expiration: Duration.days(30) },
        { id: "aggregates", prefix: aggregatesPrefix, expiration: Duration.days(90) },
      ],
    });
    const payments = new PrivateBucket(this, "Payments", { content: "payments", key, accessLogs, lifecycleRules: [] });
    const tables = {
      ledger: new ItemTable(this, "Ledger", { content: "ledger", key }),
      programs: new ItemTable(this, "Programs", { content: "programs", key }),
      ingestions: new ItemTable(this, "Ingestions", { content: "ingestions", key }),
      runs: new ItemTable(this, "Runs", { content: "runs", key }),
      payouts: new ItemTable(this, "Payouts", { content: "payouts", key }),
    };

    const catalog = new Catalog(this, "Catalog", { lake, firstAsOfDate: parameters.firstAsOfDate.valueAsString });
    const queryDesk = new QueryDesk(this, "QueryDesk", {
      lake,
      catalog,
      key,
      scanLimitBytes: parameters.scanLimitBytes.valueAsNumber,
    });

    const webApp = new WebApp(this, "WebApp", {
      key,
      alarms,
      ownUrl: parameters.pagesUrl,
      errorImpact: "People see an error page instead of what waits for them; nothing is decided or paid by it.",
      runbook: "Pages answer with errors",
    });
    const signIn = new SignIn(this, "SignIn", { pagesUrl: webApp.url });

    const functions = new Functions(this, "Functions", {
      ...tables,
      key,
      alarms,
      deadLetters: new DeadLetterQueue(this, "UnhandledEvents", {
        content: "unhandled-events",
        key,
        alarms,
        errorImpact: "A delivered file was given up after its retries; its orders count in no run.",
        runbook: "Events nobody could handle",
      }),
      landing,
      lake,
      payments,
      timeZone: parameters.timeZone.valueAsString,
      firstAsOfDate: parameters.firstAsOfDate.valueAsString,
      nightlyExecutionsArn,
      pagesUrl: webApp.url,
      signIn,
      catalog,
      queryDesk,
      mail: new OutgoingMail(this, "Mail", { sender: parameters.mailSender }),
    });
    webApp.answerWith(functions.servePages);
    new Arrivals(this, "Arrivals", {
      landing,
      ingestFile: functions.ingestFile,
      alarms,
      errorImpact: "A delivered file was refused as a whole; none of its rows count until it is delivered anew.",
      runbook: "A file was refused",
    });

    const nightlyRun = new NightlyRun(this, "NightlyRun", {
      key,
      alarms,
      lake,
      catalog,
      queryDesk,
      functions,
      scheduleExpression: parameters.nightlySchedule.valueAsString,
      timeZone: parameters.timeZone.valueAsString,
      accrueConcurrency: parameters.accrueConcurrency.valueAsString,
      failed: {
        errorImpact: "Finance has no accruals of last night; readers keep seeing the run before.",
        runbook: "The nightly run failed",
      },
      missing: {
        errorImpact: "No nightly run has been committed for a day; accruals and standings grow old unnoticed.",
        runbook: "The nightly run did not run",
      },
      notStarted: {
        errorImpact: "The schedule could not start the nightly run; there will be no accruals of that night.",
        runbook: "The schedule could not start the run",
      },
    });

    const periodClose = new PeriodClose(this, "Close", {
      key,
      alarms,
      lake,
      catalog,
      queryDesk,
      proposePayouts: functions.proposePayouts,
      failed: {
        errorImpact: "What is due is not proposed for payment; customers wait until the next run.",
        runbook: "The period close failed",
      },
    });

    const effectMeasurement = new EffectMeasurement(this, "EffectMeasurement", {
      key,
      alarms,
      lake,
      catalog,
      queryDesk,
      measureEffects: functions.measureEffects,
      failed: {
        errorImpact: "Readers keep seeing the effects that were measured before.",
        runbook: "A measurement of effects failed",
      },
    });

    const payoutApproval = new PayoutApproval(this, "PayoutApproval", {
      key,
      alarms,
      advancePayout: functions.advancePayout,
      deliverAnswers: functions.deliverAnswers,
      remindApprovers: functions.remindApprovers,
      failed: {
        errorImpact: "A payout stands still: nobody else is asked, and nobody is reminded by a time-out.",
        runbook: "An approval failed",
      },
      notDelivered: {
        errorImpact: "A decision whose page could not deliver it goes on only when the time of its step is over.",
        runbook: "Nobody looks for answers to deliver",
      },
      notReminded: {
        errorImpact: "Approvers who want one mail a day hear of nothing that waits, and the others are not reminded.",
        runbook: "Nobody reminds approvers",
      },
    });

    new PaymentFiles(this, "PaymentFiles", {
      alarms,
      writePaymentFiles: functions.writePaymentFiles,
      notWritten: {
        errorImpact: "Released payouts whose page could not write the payment files are booked and not paid.",
        runbook: "Nobody looks for payment files to write",
      },
    });

    new Throttles(this, "Throttled", {
      alarms,
      nightFunctions: functions.ofNights,
      payoutFunctions: functions.ofPayouts,
      tables: Object.values(tables),
      ofNightFunctions: {
        errorImpact: "Files wait to be ingested or the nightly run takes longer than usual.",
        runbook: "Functions of the night are throttled",
      },
      ofPayoutFunctions: {
        errorImpact: "Pages answer slowly, or payouts take longer from one approver to the next.",
        runbook: "Functions of payouts are throttled",
      },
      ofTables: {
        errorImpact: "Posting to the ledger takes longer than usual; the nightly run may exceed its time.",
        runbook: "Tables are throttled",
      },
    });

    output(this, "LandingBucket", landing.bucket.bucketName, "Where profiles and files to ingest go");
    output(this, "LakeBucket", lake.bucket.bucketName, "Facts, journals and query results");
    output(this, "PaymentsBucket", payments.bucket.bucketName, "Payment files of released payouts");
    output(this, "LedgerTable", tables.ledger.table.tableName, "Positions and entries");
    output(this, "ProgramsTable", tables.programs.table.tableName, "Published program versions");
    output(this, "IngestionsTable", tables.ingestions.table.tableName, "Accepted and refused files");
    output(this, "RunsTable", tables.runs.table.tableName, "Runs and their lock");
    output(this, "PayoutsTable", tables.payouts.table.tableName, "Payouts, decisions, approval policies");
    output(this, "NightlyAccrual", nightlyRun.stateMachine.stateMachineArn, "The nightly run's state machine");
    output(this, "PeriodClose", periodClose.stateMachine.stateMachineArn, "The period close's state machine");
    output(this, "MeasureEffects", effectMeasurement.stateMachine.stateMachineArn, "The machine that measures effects");
    output(
      this,
      "ApprovePayout",
      payoutApproval.stateMachine.stateMachineArn,
      "The machine that gets payouts approved",
    );
    output(this, "PublishProgramFunction", functions.publishProgram.function.functionName, "Publishes programs");
    output(this, "WorkGroup", queryDesk.workGroup, "The Athena workgroup for questions");
    output(this, "Database", catalog.database, "The Glue database of tables and views");
    output(this, "NightlySchedule", nightlyRun.schedule.ref, "The schedule of the nightly run");
    output(this, "PagesUrl", webApp.url, "Where people sign in and see their pages");
    output(this, "UserPool", signIn.userPool, "The accounts of those people");
    output(this, "TimeZone", parameters.timeZone.valueAsString, "The zone in which the business day ends");
    output(this, "FirstAsOfDate", parameters.firstAsOfDate.valueAsString, "The first date that a run may have");
  }
}

/** Outputs are found by these names, by the command line and by people. */
function output(stack: Stack, name: string, value: string, description: string): void {
  new CfnOutput(stack, name, { value, description });
}
