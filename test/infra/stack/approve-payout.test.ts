import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AthenaClient } from "@aws-sdk/client-athena";
import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StopExecutionCommand,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { advancePayout } from "../../../functions/advance-payout/advance-payout.ts";
import { AdvancePayoutInput } from "../../../functions/advance-payout/contract.ts";
import { executionRecords } from "../../../infra/local/executions.ts";
import type { Functions } from "../../../infra/local/functions.ts";
import { type StateMachines, startStateMachines } from "../../../infra/local/state-machines.ts";
import { startStepFunctionsApi } from "../../../infra/local/step-functions-api.ts";
import { taskTokens } from "../../../infra/local/task-tokens.ts";
import { startTasks } from "../../../infra/local/tasks.ts";
import { inRepository } from "../../../infra/stack/repository.ts";
import { answerTask, deliverAnswers } from "../../../shared/aws/answers.ts";
import { startApproval } from "../../../shared/aws/approvals.ts";
import type { Payout } from "../../../shared/payout/payout.ts";
import { decided } from "../../../shared/payout/transitions.ts";
import { approving, type Mailbox, startMailbox } from "../../functions/advance-payout/approving.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { synthesized } from "../local/synthesized.ts";

const machineArn = "arn:aws:states:eu-central-1:000000000000:stateMachine:approve";

let dynamodb: Awaited<ReturnType<typeof startDynamoDb>>;
let mailbox: Mailbox;
let number = 0;

beforeAll(async () => {
  dynamodb = await startDynamoDb(...Array.from({ length: 16 }, (_, index) => `payouts-${index}`));
  mailbox = await startMailbox();
});
afterAll(async () => {
  dynamodb.stop();
  await mailbox.close();
});
beforeEach(async () => {
  number += 1;
  await mailbox.clear();
});

/** The machine as the template holds it, with retries that do not wait, over the real use case, table and mail service. */
async function running() {
  const world = await approving(dynamodb.client, `payouts-${number}`, mailbox);
  const { template, directory } = await synthesized({
    Resources: {
      Approve: {
        Type: "AWS::StepFunctions::StateMachine",
        Properties: {
          StateMachineName: "approve",
          DefinitionSubstitutions: { AdvancePayoutFunction: "advance-payout" },
          DefinitionString: readFileSync(inRepository("infra/stack/approve-payout.asl.json"), "utf8").replaceAll(
            /"IntervalSeconds": \d+/g,
            '"IntervalSeconds": 0',
          ),
        },
      },
    },
  });
  const calls: AdvancePayoutInput[] = [];
  let services = world.services;
  const functions: Functions = {
    nameOf: (name) => name,
    arnOf: (name) => name,
    records: [],
    close: async () => undefined,
    async invoke(_, event) {
      const input = AdvancePayoutInput.parse(event);
      calls.push(input);
      try {
        return { payload: JSON.stringify(await advancePayout(input, services)) };
      } catch (error) {
        const { name, message } = error as Error;
        return { error: { errorType: name, errorMessage: message } };
      }
    },
  };
  const tokens = taskTokens();
  const tasks = startTasks(functions, new AthenaClient({ region: "eu-central-1" }), tokens, () => ({
    executionArn: "none",
  }));
  const records = executionRecords(join(directory, "executions"), 0);
  const machines: StateMachines = await startStateMachines({ template, tasks, records });
  const api = await startStepFunctionsApi(machines, tokens, 0);
  const sfn = new SFNClient({
    endpoint: api.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  onTestFinished(async () => {
    machines.close();
    sfn.destroy();
    await api.close();
  });
  services = { ...services, answer: (token) => answerTask(sfn, token) };

  const until = async <T>(what: string, find: () => Promise<T | undefined>): Promise<T> => {
    for (let waited = 0; waited < 10_000; waited += 10) {
      const found = await find();
      if (found !== undefined) return found;
      await sleep(10);
    }
    throw new Error(`it did not come to this: ${what}`);
  };
  return {
    ...world,
    sfn,
    calls,
    records,
    /** Lets the function work otherwise from now on. */
    change(some: Partial<typeof services>) {
      services = { ...services, ...some };
    },
    start: (payout: Payout) => startApproval(sfn, machineArn, payout),
    /** The payout once a step of this number is open and its machine waits with a token kept. */
    opened: (payoutId: string, stepNumber: number) =>
      until(`step ${stepNumber} is open`, async () => {
        const payout = await world.read(payoutId);
        return payout.openStep?.number === stepNumber ? payout : undefined;
      }),
    ended: (payout: Payout, attempt = 1) =>
      until("the execution has ended", async () => {
        const name = `${payout.payoutId}-${payout.round}-${attempt}`;
        const executionArn = `${machineArn.replace("stateMachine", "execution")}:${name}`;
        const { status, error } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        return status === "RUNNING" ? undefined : { status, error };
      }),
    /** The token under which the payout's machine waits, once it is another one than this. */
    waitsUnderAnotherToken: (payoutId: string, than: string | undefined) =>
      until("the machine waits under another token", async () => {
        const token = await world.payouts.taskToken(payoutId);
        return token === than ? undefined : token;
      }),
    waitsWithoutMail: () =>
      until("the machine waits without mail", async () => calls.find((call) => call.without_mail)),
    deliver: () => deliverAnswers(world.payouts, sfn),
  };
}

/** A clock that shows this time now, and goes on from it. */
function ticking(from: number): () => string {
  const startedAt = Date.now();
  return () => new Date(from + Date.now() - startedAt).toISOString();
}

const succeeded = { status: "SUCCEEDED", error: undefined };

test("level after level approves, and with the last one the execution ends", async () => {
  const { propose, start, opened, decide, deliver, ended, read } = await running();
  const payout = await propose();
  await start(payout);
  await opened(payout.payoutId, 1);
  await decide(payout.payoutId, "nora");
  await deliver();
  await opened(payout.payoutId, 2);
  await decide(payout.payoutId, "dirk");
  await deliver();
  expect(await ended(payout)).toEqual(succeeded);
  const { status, decisions } = await read(payout.payoutId);
  expect([status, decisions.map(({ personId }) => personId)]).toEqual(["approved", [idOf("nora"), idOf("dirk")]]);
});

test("a rejection ends it, and the proposer is told why", async () => {
  const { propose, start, opened, decide, deliver, ended, read } = await running();
  const payout = await propose();
  await start(payout);
  await opened(payout.payoutId, 1);
  await decide(payout.payoutId, "nora", "rejected");
  await deliver();
  expect(await ended(payout)).toEqual(succeeded);
  expect((await read(payout.payoutId)).status).toBe("rejected");
  const notice = (await mailbox.mails()).find(({ destination }) => destination.to[0] === idOf("pat"));
  expect(notice?.body.text).toContain("as agreed with the customer");
});

test("a payout that the policy has no way for ends at once without anybody asked", async () => {
  const { propose, start, ended, read, calls } = await running();
  const payout = await propose({ currency: "CNY" });
  await start(payout);
  expect(await ended(payout)).toEqual(succeeded);
  expect((await read(payout.payoutId)).status).toBe("blocked");
  expect(calls).toHaveLength(1);
});

test("a time-out escalates, and a late decision and a late callback have no effect", async () => {
  const { propose, start, opened, ended, read, clock, sfn, decide, deliver, waitsUnderAnotherToken } = await running();
  const payout = await propose({ amount: "500" });
  await start(payout);
  const { openStep } = await opened(payout.payoutId, 1);
  const first = await waitsUnderAnotherToken(payout.payoutId, undefined);

  // The machine looks again when a second is left, waits for that, and nobody decides.
  clock.now = ticking(Date.parse(openStep?.expiresAt ?? "") - 1000);
  await answerTask(sfn, first);
  const timedOut = await waitsUnderAnotherToken(payout.payoutId, first);
  const escalated = await opened(payout.payoutId, 2);
  expect(escalated.openStep).toMatchObject({ levelId: "director", asked: [idOf("dora"), idOf("dirk")] });

  const { contentSha256 } = escalated;
  const late = { stepNumber: 1, contentSha256, personId: idOf("nora"), reason: "late", at: clock.now() };
  expect(decided(escalated, { ...late, outcome: "approved" })).toEqual({ refused: "other_step" });
  const callback = new SendTaskSuccessCommand({ taskToken: timedOut, output: "{}" });
  await expect(sfn.send(callback)).rejects.toBeInstanceOf(TaskTimedOut);
  await answerTask(sfn, timedOut);
  expect(await read(payout.payoutId)).toEqual(escalated);

  await decide(payout.payoutId, "dora");
  await deliver();
  expect(await ended(payout)).toEqual(succeeded);
});

describe("a crash between a decision and its callback", () => {
  test("ends in the decision once answers are delivered, and delivering again does nothing", async () => {
    const { propose, start, opened, decide, deliver, ended, read, payouts } = await running();
    const payout = await propose({ amount: "500" });
    await start(payout);
    await opened(payout.payoutId, 1);
    const approved = await decide(payout.payoutId, "nora");
    expect(await payouts.undelivered()).toHaveLength(1);
    expect(await deliver()).toBe(1);
    expect(await ended(payout)).toEqual(succeeded);
    expect(await deliver()).toBe(0);
    expect(await read(payout.payoutId)).toEqual(approved);
  });

  test("before the message was taken off the list answers a machine that has gone on, without effect", async () => {
    const { propose, start, opened, decide, deliver, ended, sfn, payouts } = await running();
    const payout = await propose({ amount: "500" });
    await start(payout);
    await opened(payout.payoutId, 1);
    await decide(payout.payoutId, "nora");
    await answerTask(sfn, (await payouts.taskToken(payout.payoutId)) ?? "");
    expect(await ended(payout)).toEqual(succeeded);
    expect(await deliver()).toBe(1);
    expect(await payouts.undelivered()).toEqual([]);
  });

  test("reaches a machine that came to wait under another token meanwhile", async () => {
    const { propose, start, opened, deliver, ended, payouts, read, waitsUnderAnotherToken, decide, sfn } =
      await running();
    const payout = await propose({ amount: "500" });
    await start(payout);
    await opened(payout.payoutId, 1);
    const first = await waitsUnderAnotherToken(payout.payoutId, undefined);
    await answerTask(sfn, first);
    const second = await waitsUnderAnotherToken(payout.payoutId, first);
    // Whoever decides has read the first token just before the second one was kept.
    await payouts.keepTaskToken(payout.payoutId, first);
    await decide(payout.payoutId, "nora");
    await payouts.keepTaskToken(payout.payoutId, second);
    await deliver();
    expect(await ended(payout)).toEqual(succeeded);
    expect((await read(payout.payoutId)).status).toBe("approved");
  });
});

describe("mails that do not go out", () => {
  const mailer = { sendOnce: () => Promise.reject(new Error("sending is paused")) };

  test("are tried again, and then the payout goes on without them", async () => {
    const { propose, start, calls, change, decide, deliver, ended, waitsWithoutMail } = await running();
    change({ mailer });
    const payout = await propose({ amount: "500" });
    await start(payout);
    await waitsWithoutMail();
    expect(calls.filter((call) => call.task_token !== undefined && !call.without_mail)).toHaveLength(6);
    await decide(payout.payoutId, "nora");
    await deliver();
    expect(await ended(payout)).toEqual(succeeded);
  });

  test("to the proposer do not fail an execution that has done everything else", async () => {
    const { propose, start, change, ended, read } = await running();
    change({ mailer });
    const payout = await propose({ currency: "CNY" });
    await start(payout);
    expect(await ended(payout)).toEqual(succeeded);
    expect((await read(payout.payoutId)).status).toBe("blocked");
  });
});

test("a fault is repeated; a broken law ends the execution under its name", async () => {
  const { propose, start, change, ended, payouts, services } = await running();
  const [first, second] = [await propose({ amount: "500" }), await propose({ amount: "501" })];
  let faults = 2;
  change({
    payouts: {
      ...payouts,
      find: (payoutId) =>
        payoutId === first.payoutId && faults-- > 0 ? Promise.reject(new Error("throttled")) : payouts.find(payoutId),
    },
    policies: { inForce: async () => undefined },
  });
  await start(first);
  expect(await ended(first)).toEqual(succeeded);
  change({ ...services, payouts: { ...payouts, find: async () => undefined } });
  await start(second);
  expect(await ended(second)).toEqual({ status: "FAILED", error: "BrokenInvariant" });
});

describe("starting an approval", () => {
  test("that is under way starts no other one", async () => {
    const { propose, start, opened, records } = await running();
    const payout = await propose();
    await start(payout);
    await opened(payout.payoutId, 1);
    await start(payout);
    expect(records.of(machineArn)).toHaveLength(1);
  });

  test("whose execution was stopped starts another, which goes on where the payout is", async () => {
    const { propose, start, opened, decide, deliver, ended, sfn, read, records, waitsUnderAnotherToken } =
      await running();
    const payout = await propose({ amount: "500" });
    await start(payout);
    await opened(payout.payoutId, 1);
    const token = await waitsUnderAnotherToken(payout.payoutId, undefined);
    const [stopped] = records.of(machineArn);
    await sfn.send(new StopExecutionCommand({ executionArn: stopped?.executionArn }));
    await start(payout);
    expect(records.of(machineArn)).toHaveLength(2);
    await waitsUnderAnotherToken(payout.payoutId, token);
    expect((await read(payout.payoutId)).openStep?.number).toBe(1);
    await decide(payout.payoutId, "nora");
    await deliver();
    expect(await ended(payout, 2)).toEqual(succeeded);
  });
});
