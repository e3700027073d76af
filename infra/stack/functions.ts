import { Duration, Size } from "aws-cdk-lib";
import type { LayerVersion } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Env as AccrueShardEnv } from "../../functions/accrue-shard/contract.ts";
import type { Env as AdvancePayoutEnv } from "../../functions/advance-payout/contract.ts";
import type { Env as DeliverAnswersEnv } from "../../functions/deliver-answers/contract.ts";
import type { Env as IngestFileEnv } from "../../functions/ingest-file/contract.ts";
import type { Env as MeasureEffectsEnv } from "../../functions/measure-effects/contract.ts";
import type { Env as PlanRunEnv } from "../../functions/plan-run/contract.ts";
import type { Env as ProposePayoutsEnv } from "../../functions/propose-payouts/contract.ts";
import type { Env as PublishFactsEnv } from "../../functions/publish-facts/contract.ts";
import type { Env as PublishProgramEnv } from "../../functions/publish-program/contract.ts";
import type { Env as ReconcileRunEnv } from "../../functions/reconcile-run/contract.ts";
import type { Env as RemindApproversEnv } from "../../functions/remind-approvers/contract.ts";
import type { Env as ServePagesEnv } from "../../functions/serve-pages/contract.ts";
import type { Env as WritePaymentFilesEnv } from "../../functions/write-payment-files/contract.ts";
import { fontDirectories } from "../../shared/aws/letter-fonts.ts";
import { paymentFilesPrefix } from "../../shared/aws/payment-writing.ts";
import { payoutTables, storedPanelTables } from "../../shared/facts/tables.ts";
import { allow, allowExists, allowList, allowRead, allowRemove, allowWrite } from "./allow.ts";
import { allowQueries } from "./allow-queries.ts";
import { incomingPrefix } from "./arrivals.ts";
import type { Catalog } from "./catalog.ts";
import { duckDbLayer } from "./duckdb-layer.ts";
import { type FunctionSurroundings, HouseFunction } from "./house-function.ts";
import type { ItemTable } from "./item-table.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";
import { approvePayoutArn } from "./payout-approval.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";
import type { SignIn } from "./sign-in.ts";

export type FunctionsProps = FunctionSurroundings & {
  readonly landing: PrivateBucket;
  readonly lake: PrivateBucket;
  readonly payments: PrivateBucket;
  readonly ledger: ItemTable;
  readonly programs: ItemTable;
  readonly ingestions: ItemTable;
  readonly runs: ItemTable;
  readonly payouts: ItemTable;
  readonly timeZone: string;
  readonly firstAsOfDate: string;
  /** The executions of the nightly machine, for asking whether the holder of the run's lock is alive. */
  readonly nightlyExecutionsArn: string;
  readonly pagesUrl: string;
  readonly signIn: SignIn;
  readonly catalog: Catalog;
  readonly queryDesk: QueryDesk;
  readonly mail: OutgoingMail;
};

/** Where the nightly run's aggregates go in the lake bucket, and the panel's tables until they are published. */
export const aggregatesPrefix = "runs-work/";

/** The functions, each with exactly the grants that its use case needs. */
export class Functions extends Construct {
  readonly ingestFile: HouseFunction;
  readonly publishProgram: HouseFunction;
  readonly planRun: HouseFunction;
  readonly accrueShard: HouseFunction;
  readonly publishFacts: HouseFunction;
  readonly reconcileRun: HouseFunction;
  readonly measureEffects: HouseFunction;
  readonly proposePayouts: HouseFunction;
  readonly advancePayout: HouseFunction;
  readonly deliverAnswers: HouseFunction;
  readonly remindApprovers: HouseFunction;
  readonly writePaymentFiles: HouseFunction;
  readonly servePages: HouseFunction;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const layer = duckDbLayer(this, "DuckDb");
    this.ingestFile = ingestFile(this, props, layer);
    this.publishProgram = publishProgram(this, props);
    this.planRun = planRun(this, props, layer);
    this.accrueShard = accrueShard(this, props, layer);
    this.publishFacts = publishFacts(this, props, layer);
    this.reconcileRun = reconcileRun(this, props, layer);
    this.measureEffects = measureEffects(this, props, layer);
    this.proposePayouts = proposePayouts(this, props, layer);
    this.advancePayout = advancePayout(this, props);
    this.deliverAnswers = deliverAnswers(this, props);
    this.remindApprovers = remindApprovers(this, props);
    this.writePaymentFiles = writePaymentFiles(this, props);
    this.servePages = servePages(this, props, layer);
  }

  get ofNights(): readonly HouseFunction[] {
    const { ingestFile, publishProgram, planRun, accrueShard, publishFacts, reconcileRun, measureEffects } = this;
    return [ingestFile, publishProgram, planRun, accrueShard, publishFacts, reconcileRun, measureEffects];
  }

  get ofPayouts(): readonly HouseFunction[] {
    const { proposePayouts, advancePayout, deliverAnswers, remindApprovers, writePaymentFiles, servePages } = this;
    return [proposePayouts, advancePayout, deliverAnswers, remindApprovers, writePaymentFiles, servePages];
  }
}

function ingestFile(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { landing, lake, ingestions } = props;
  const created = new HouseFunction(scope, "IngestFile", {
    ...surroundings(props),
    name: "ingest-file",
    errorImpact: "Orders or reference data that a source delivered are not counted in the next run.",
    runbook: "Ingesting a file fails",
    environment: {
      LANDING_BUCKET: landing.name,
      LAKE_BUCKET: lake.name,
      INGESTIONS_TABLE: ingestions.table.tableName,
    } satisfies IngestFileEnv,
    layer,
    memoryMegabytes: 3008,
    ephemeralStorage: Size.gibibytes(4),
    timeout: Duration.minutes(15),
    // A year of files dropped at once must not take all concurrency of the account from the nightly run.
    reservedConcurrency: 10,
    errorsThatAlarm: 1,
  });
  allowRead(created.role, landing, [incomingPrefix]);
  allowExists(created.role, landing, ["profiles/"]);
  allowWrite(created.role, lake, [
    "order_lines/",
    "rejected_lines/",
    "customers/",
    "products/",
    "fx_rates/",
    "payees/",
  ]);
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    resources: [ingestions.table.tableArn],
  });
  return created;
}

function publishProgram(scope: Construct, props: FunctionsProps): HouseFunction {
  const { programs } = props;
  const created = new HouseFunction(scope, "PublishProgram", {
    ...surroundings(props),
    name: "publish-program",
    errorImpact: "A rebate program cannot be published; runs go on with the versions published before.",
    runbook: "Publishing a program fails",
    environment: { PROGRAMS_TABLE: programs.table.tableName } satisfies PublishProgramEnv,
    memoryMegabytes: 512,
    timeout: Duration.seconds(30),
    errorsThatAlarm: 1,
  });
  allow(created.role, { actions: ["dynamodb:Query", "dynamodb:PutItem"], resources: [programs.table.tableArn] });
  return created;
}

function planRun(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake, programs, ingestions, runs, timeZone, firstAsOfDate, nightlyExecutionsArn } = props;
  const created = new HouseFunction(scope, "PlanRun", {
    ...surroundings(props),
    name: "plan-run",
    errorImpact: "The nightly run cannot start; accruals stay as of the last committed run.",
    runbook: "Planning a run fails",
    environment: {
      LAKE_BUCKET: lake.name,
      PROGRAMS_TABLE: programs.table.tableName,
      INGESTIONS_TABLE: ingestions.table.tableName,
      RUNS_TABLE: runs.table.tableName,
      TIME_ZONE: timeZone,
      FIRST_AS_OF_DATE: firstAsOfDate,
    } satisfies PlanRunEnv,
    layer,
    memoryMegabytes: 1769,
    timeout: Duration.minutes(5),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  // The commit row of a run that died after its totals had come to tie is written by the next one.
  allowWrite(created.role, lake, [
    "run_ingestions/",
    "programs/",
    "rule_periods/",
    "rule_scopes/",
    "rule_units/",
    "rule_rates/",
    "rule_settlements/",
    "rule_tiers/",
    "dim_number/",
    "dim_calendar/",
    "runs/",
  ]);
  // Whether the run counts the same as the last committed one, that one's facts say.
  allowRead(created.role, lake, ["run_ingestions/", "programs/"]);
  allowList(created.role, lake, ["published_months/", "dim_number/", "dim_calendar/"]);
  allow(created.role, { actions: ["dynamodb:Scan"], resources: [programs.table.tableArn] });
  allow(created.role, { actions: ["dynamodb:Query"], resources: [ingestions.table.tableArn] });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    resources: [runs.table.tableArn],
  });
  allow(created.role, {
    actions: ["states:DescribeExecution"],
    resources: [nightlyExecutionsArn],
    wildcardReason: "The executions of the nightly machine, whose names are made when they start",
  });
  return created;
}

function accrueShard(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake, ledger } = props;
  const created = new HouseFunction(scope, "AccrueShard", {
    ...surroundings(props),
    name: "accrue-shard",
    errorImpact: "Positions of some customers are not accrued, so the nightly run cannot be committed.",
    runbook: "Accruing a shard fails",
    environment: { LAKE_BUCKET: lake.name, LEDGER_TABLE: ledger.table.tableName } satisfies AccrueShardEnv,
    layer,
    memoryMegabytes: 1769,
    ephemeralStorage: Size.gibibytes(2),
    timeout: Duration.minutes(15),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allowRead(created.role, lake, ["programs/", "rule_periods/", aggregatesPrefix]);
  allowList(created.role, lake, [aggregatesPrefix]);
  allowWrite(created.role, lake, ["standings/", "accrual_estimates/"]);
  allow(created.role, { actions: ["dynamodb:Query", "dynamodb:PutItem"], resources: [ledger.table.tableArn] });
  return created;
}

function publishFacts(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake, ledger, runs, payouts } = props;
  const created = new HouseFunction(scope, "PublishFacts", {
    ...surroundings(props),
    name: "publish-facts",
    errorImpact: "The night's postings and their journal do not reach the lake, so the run cannot be committed.",
    runbook: "Publishing facts fails",
    environment: {
      LAKE_BUCKET: lake.name,
      LEDGER_TABLE: ledger.table.tableName,
      RUNS_TABLE: runs.table.tableName,
      PAYOUTS_TABLE: payouts.table.tableName,
    } satisfies PublishFactsEnv,
    layer,
    memoryMegabytes: 3008,
    ephemeralStorage: Size.gibibytes(4),
    timeout: Duration.minutes(15),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allowWrite(created.role, lake, [
    "accrual_entries/",
    ...payoutTables.map(({ name }) => `${name}/`),
    "payout_entries/",
    "settled_positions/",
    "journals/",
    "customer_months/",
    "published_months/",
    "enrolments/",
  ]);
  // Which entries of payouts an earlier run's journal holds, and what has become of the panel, the last committed run's facts say.
  allowRead(created.role, lake, ["payout_entries/", "published_months/", "enrolments/", aggregatesPrefix]);
  allowList(created.role, lake, [
    "payout_entries/",
    "published_months/",
    "enrolments/",
    "customer_months/",
    aggregatesPrefix,
  ]);
  // Nowhere else in the lake is anything ever taken away.
  allowRemove(created.role, lake, ["customer_months/"]);
  allow(created.role, { actions: ["dynamodb:Query"], resources: [ledger.table.tableArn] });
  allow(created.role, { actions: ["dynamodb:GetItem"], resources: [runs.table.tableArn] });
  allow(created.role, { actions: ["dynamodb:Scan", "dynamodb:Query"], resources: [payouts.table.tableArn] });
  return created;
}

function reconcileRun(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake, runs } = props;
  const created = new HouseFunction(scope, "ReconcileRun", {
    ...surroundings(props),
    name: "reconcile-run",
    errorImpact: "The night's figures do not tie or could not be compared; readers keep seeing the run before.",
    runbook: "Reconciling a run fails",
    environment: { LAKE_BUCKET: lake.name, RUNS_TABLE: runs.table.tableName } satisfies ReconcileRunEnv,
    layer,
    memoryMegabytes: 1769,
    timeout: Duration.minutes(15),
    errorsThatAlarm: 1,
  });
  allowRead(created.role, lake, [queryResultsPrefix]);
  allowWrite(created.role, lake, ["runs/"]);
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
    resources: [runs.table.tableArn],
  });
  return created;
}

function servePages(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { pagesUrl, signIn, payouts, ledger, lake, payments, catalog, queryDesk } = props;
  const created = new HouseFunction(scope, "ServePages", {
    ...surroundings(props),
    name: "serve-pages",
    errorImpact: "Nobody can open a page: proposals, decisions and releases wait.",
    runbook: "Pages do not load",
    environment: {
      PAGES_URL: pagesUrl,
      SIGN_IN_ISSUER: signIn.issuer,
      SIGN_IN_URL: signIn.url,
      SIGN_IN_CLIENT_ID: signIn.clientId,
      PAYOUTS_TABLE: payouts.table.tableName,
      LEDGER_TABLE: ledger.table.tableName,
      PAYMENTS_BUCKET: payments.name,
      WORK_GROUP: queryDesk.workGroup,
      DATABASE: catalog.database,
      APPROVE_PAYOUT_MACHINE: approvePayoutArn,
    } satisfies ServePagesEnv,
    beside: Object.values(fontDirectories).map((directory) => `noto-sans-sc/${directory}`),
    layer,
    memoryMegabytes: 1024,
    // The HTTP API gives up after thirty.
    timeout: Duration.seconds(29),
    errorsThatAlarm: 1,
  });
  allow(created.role, {
    actions: [
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:DeleteItem",
      "dynamodb:ConditionCheckItem",
    ],
    resources: [payouts.table.tableArn],
  });
  allow(created.role, {
    actions: [
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:ConditionCheckItem",
    ],
    resources: [ledger.table.tableArn],
  });
  allowRead(created.role, payments, [paymentFilesPrefix]);
  allowWrite(created.role, payments, [paymentFilesPrefix]);
  allowQueries(created.role, { lake, catalog, queryDesk, writes: [queryResultsPrefix] });
  allow(created.role, {
    actions: ["states:SendTaskSuccess", "states:StartExecution"],
    resources: [approvePayoutArn],
  });
  return created;
}

function measureEffects(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake } = props;
  const created = new HouseFunction(scope, "MeasureEffects", {
    ...surroundings(props),
    name: "measure-effects",
    errorImpact: "Readers keep seeing the effects that were measured before; nothing is accrued or paid by them.",
    runbook: "Measuring effects fails",
    environment: { LAKE_BUCKET: lake.name } satisfies MeasureEffectsEnv,
    layer,
    memoryMegabytes: 3008,
    ephemeralStorage: Size.gibibytes(4),
    timeout: Duration.minutes(15),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allowRead(created.role, lake, [queryResultsPrefix]);
  allowWrite(created.role, lake, [
    "effect_cells/",
    "effect_summaries/",
    "density_bins/",
    "threshold_effects/",
    "purchase_baselines/",
    "effect_runs/",
  ]);
  const stored = storedPanelTables.map(({ name }) => `${name}/`);
  allowList(created.role, lake, stored);
  allowRemove(created.role, lake, stored);
  return created;
}

function proposePayouts(scope: Construct, props: FunctionsProps, layer: LayerVersion): HouseFunction {
  const { lake, ledger, programs, payouts } = props;
  const created = new HouseFunction(scope, "ProposePayouts", {
    ...surroundings(props),
    name: "propose-payouts",
    errorImpact: "What is due is not proposed for payment; customers wait until the next run.",
    runbook: "Proposing payouts fails",
    environment: {
      LAKE_BUCKET: lake.name,
      LEDGER_TABLE: ledger.table.tableName,
      PROGRAMS_TABLE: programs.table.tableName,
      PAYOUTS_TABLE: payouts.table.tableName,
      APPROVE_PAYOUT_MACHINE: approvePayoutArn,
    } satisfies ProposePayoutsEnv,
    layer,
    memoryMegabytes: 1769,
    timeout: Duration.minutes(15),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allowRead(created.role, lake, [queryResultsPrefix]);
  allow(created.role, { actions: ["dynamodb:Query"], resources: [ledger.table.tableArn] });
  allow(created.role, { actions: ["dynamodb:Scan"], resources: [programs.table.tableArn] });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    resources: [payouts.table.tableArn],
  });
  allow(created.role, { actions: ["states:StartExecution"], resources: [approvePayoutArn] });
  return created;
}

function advancePayout(scope: Construct, props: FunctionsProps): HouseFunction {
  const { payouts, mail } = props;
  const created = new HouseFunction(scope, "AdvancePayout", {
    ...surroundings(props),
    name: "advance-payout",
    errorImpact: "Payouts do not go on to the next approver, or approvers and proposers get no mail.",
    runbook: "Advancing a payout fails",
    environment: mailEnvironment(props) satisfies AdvancePayoutEnv,
    memoryMegabytes: 512,
    timeout: Duration.minutes(1),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    resources: [payouts.table.tableArn],
  });
  allow(created.role, { actions: ["states:SendTaskSuccess"], resources: [approvePayoutArn] });
  mail.allowSend(created.role);
  return created;
}

function deliverAnswers(scope: Construct, props: FunctionsProps): HouseFunction {
  const { payouts } = props;
  const created = new HouseFunction(scope, "DeliverAnswers", {
    ...surroundings(props),
    name: "deliver-answers",
    errorImpact: "Payouts that were decided do not go on until their time is over.",
    runbook: "Delivering answers fails",
    environment: { PAYOUTS_TABLE: payouts.table.tableName } satisfies DeliverAnswersEnv,
    memoryMegabytes: 512,
    timeout: Duration.minutes(1),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:DeleteItem"],
    resources: [payouts.table.tableArn],
  });
  allow(created.role, { actions: ["states:SendTaskSuccess"], resources: [approvePayoutArn] });
  return created;
}

function remindApprovers(scope: Construct, props: FunctionsProps): HouseFunction {
  const { payouts, mail } = props;
  const created = new HouseFunction(scope, "RemindApprovers", {
    ...surroundings(props),
    name: "remind-approvers",
    errorImpact:
      "Some approvers do not hear of what waits for them; payouts wait until the time of their steps is over.",
    runbook: "Reminding approvers fails",
    environment: mailEnvironment(props) satisfies RemindApproversEnv,
    memoryMegabytes: 512,
    timeout: Duration.minutes(5),
    // A failed call is repeated twice within three minutes; of three errors, two lie in one period of the alarm.
    errorsThatAlarm: 2,
  });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    resources: [payouts.table.tableArn],
  });
  mail.allowSend(created.role);
  return created;
}

function writePaymentFiles(scope: Construct, props: FunctionsProps): HouseFunction {
  const { payouts, payments } = props;
  const created = new HouseFunction(scope, "WritePaymentFiles", {
    ...surroundings(props),
    name: "write-payment-files",
    errorImpact: "Payouts are booked as on their way, and the files by which they would be paid are missing.",
    runbook: "Writing payment files fails",
    environment: {
      PAYOUTS_TABLE: payouts.table.tableName,
      PAYMENTS_BUCKET: payments.name,
    } satisfies WritePaymentFilesEnv,
    memoryMegabytes: 512,
    timeout: Duration.minutes(1),
    errorsThatAlarm: stepErrorsThatAlarm,
  });
  allow(created.role, {
    actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    resources: [payouts.table.tableArn],
  });
  allowWrite(created.role, payments, [paymentFilesPrefix]);
  return created;
}

/** The state machine repeats a failed step; its own alarm tells when that did not help. */
const stepErrorsThatAlarm = 3;

function mailEnvironment({ payouts, pagesUrl, mail }: FunctionsProps) {
  return {
    PAYOUTS_TABLE: payouts.table.tableName,
    PAGES_URL: pagesUrl,
    MAIL_SENDER: mail.sender,
    MAIL_CONFIGURATION_SET: mail.configurationSet,
  };
}

function surroundings({ key, alarms, deadLetters }: FunctionsProps): FunctionSurroundings {
  return { key, alarms, deadLetters };
}
