import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { endpointsFrom } from "../../../infra/cli/endpoints.ts";
import { runNight } from "../../../infra/cli/night.ts";
import { synthesize } from "../../../infra/local/synthesize.ts";
import { objectStore } from "../../../shared/aws/objects.ts";
import { paymentBatchStore } from "../../../shared/aws/payment-batches.ts";
import { mailsByPerson } from "../../support/mailbox.ts";
import { type Amounts, buy, setUp } from "../../system/approval/company.ts";
import { startMachine } from "../machine.ts";
import { signIn } from "./people.ts";
import { personas, policy } from "./policy.ts";
import type { Watch } from "./watch.ts";

export type World = Awaited<ReturnType<typeof startWorld>>;

/** How often a schedule comes, or a close is begun, before something must be broken for good. */
const patience = 40;
const pauseMilliseconds = 50;
/** The mailbox comes whole each time that it is looked into. */
const mailboxMilliseconds = 400;

/** A whole local system of a company with customers, whose functions a watch stands between and their services. */
export async function startWorld(stateDirectory: string, watch: Watch, customerIds: readonly string[]) {
  await synthesize();
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(join(stateDirectory, "personas.json"), JSON.stringify(personas));
  const machine = await startMachine(
    stateDirectory,
    watch,
    { count: () => undefined },
    {
      NODE_OPTIONS: `--import=${new URL("./clock-ahead.ts", import.meta.url).href}`,
    },
  );
  const [tierline, system] = [machine.tierline(), machine.system()];
  const { payouts, stepFunctions, outputs } = tierline;
  const configuration = endpointsFrom(system.environment);
  const [dynamodb, s3] = [new DynamoDBClient(configuration("DYNAMODB")), new S3Client(configuration("S3"))];
  const batches = paymentBatchStore(dynamodb, outputs.PayoutsTable);
  const payments = objectStore(s3, system.outputs.PaymentsBucket ?? "");
  await setUp(tierline, customerIds, policy);
  const people = await signIn(
    system.outputs.PagesUrl ?? "",
    personas.map(({ name }) => name),
  );

  const executionsOf = async (stateMachineArn: string) => {
    const { executions = [] } = await stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }),
    );
    return executions;
  };
  const closesThatFailed = () =>
    system.invocations.filter(({ functionName, errorType }) => {
      return functionName === "tierline-propose-payouts" && errorType !== undefined;
    }).length;

  /** Waits for the close that has begun. One whose function fails is stopped and begun anew, instead of waiting until it repeats it. */
  const untilClosed = async (): Promise<void> => {
    let failures = closesThatFailed();
    let begun = 1;
    for (;;) {
      const [{ executionArn, status } = {}] = await executionsOf(outputs.PeriodClose);
      if (status === "SUCCEEDED") return;
      if (status !== "RUNNING" || closesThatFailed() > failures) {
        if (begun === patience) throw new Error(`the close failed ${begun} times`);
        failures = closesThatFailed();
        begun += 1;
        const { input } = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
        await stepFunctions.send(new StopExecutionCommand({ executionArn }));
        await stepFunctions.send(new StartExecutionCommand({ stateMachineArn: outputs.PeriodClose, input }));
      }
      await sleep(pauseMilliseconds);
    }
  };

  /** Lets a schedule come until it leaves nothing behind. */
  const sweep = async (schedule: string, left: () => Promise<readonly unknown[]>): Promise<void> => {
    for (let time = 1; time <= patience; time += 1) {
      if ((await left()).length === 0) return;
      await system.fireSchedule(schedule, new Date().toISOString()).catch(() => undefined);
    }
    throw new Error(`${schedule} leaves something behind however often it comes`);
  };

  let mails: { readonly at: number; readonly found: ReturnType<typeof mailsByPerson> } | undefined;
  const mailsLately = () => {
    if (mails === undefined || performance.now() - mails.at > mailboxMilliseconds)
      mails = { at: performance.now(), found: mailsByPerson(system) };
    return mails.found;
  };

  return {
    tierline,
    payouts,
    batches,
    payments,
    send: people.send,
    async closeNight(due: Amounts, asOfDate: string): Promise<void> {
      if (Object.keys(due).length > 0) await buy(tierline, due, asOfDate);
      await runNight(tierline, asOfDate);
      await untilClosed();
    },
    deliverAnswers: () => sweep("tierline-deliver-answers", payouts.undelivered),
    writePaymentFiles: () => sweep("tierline-write-payment-files", () => batches.unwritten("9999")),
    /** How many mails about a payout lead to a step, or without one to the payout alone. */
    async mailsAbout(payoutId: string, stepNumber?: number): Promise<number> {
      const end = `/payouts/${payoutId}${stepNumber === undefined ? "" : `?step=${stepNumber}`}`;
      return [...(await mailsLately()).values()].flat().filter(({ links }) => links.some((link) => link.endsWith(end)))
        .length;
    },
    /** How the machines ended, or that they have not, by the name of the execution. */
    async approvals(): Promise<ReadonlyMap<string, string>> {
      const executions = await executionsOf(outputs.PeriodClose.replace(/[^:]+$/, "tierline-approve-payout"));
      return new Map(executions.map(({ name = "", status = "" }) => [name, status]));
    },
    async close() {
      dynamodb.destroy();
      s3.destroy();
      await machine.close();
    },
  };
}
