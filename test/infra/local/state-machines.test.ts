import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { executionRecords } from "../../../infra/local/executions.ts";
import { startStateMachines } from "../../../infra/local/state-machines.ts";
import type { Task } from "../../../infra/local/tasks.ts";
import { synthesized } from "./synthesized.ts";

const machineArn = "arn:aws:states:eu-central-1:000000000000:stateMachine:night";
const call = "arn:aws:states:::lambda:invoke";

async function run(states: object, startAt: string, task: Task, input: object = {}, waitMilliseconds = 5000) {
  const { template, directory } = await synthesized({
    Resources: {
      Night: {
        Type: "AWS::StepFunctions::StateMachine",
        Properties: {
          StateMachineName: "night",
          DefinitionString: JSON.stringify({ StartAt: startAt, States: states }),
        },
      },
    },
  });
  const records = executionRecords(join(directory, "executions"), 0);
  const machines = await startStateMachines({ template, tasks: { [call]: task }, records });
  const { executionArn } = machines.start(machineArn, JSON.stringify(input), "one");
  for (let waited = 0; records.find(executionArn)?.status === "RUNNING" && waited < waitMilliseconds; waited += 20)
    await sleep(20);
  await sleep(20);
  return { record: records.find(executionArn), machines, records, directory, executionArn };
}

const failing = (name: string): Error => Object.assign(new Error("because"), { name });

test("a task sees the execution's id and name, and its result is the output", async () => {
  const { record } = await run(
    {
      Ask: {
        Type: "Task",
        Resource: call,
        Parameters: { "id.$": "$$.Execution.Id", "in.$": "$$.Execution.Input" },
        End: true,
      },
    },
    "Ask",
    async (input) => input,
    { as_of_date: "2025-01-31" },
  );
  expect(record).toMatchObject({ status: "SUCCEEDED" });
  expect(JSON.parse(record?.output ?? "")).toEqual({
    id: "arn:aws:states:eu-central-1:000000000000:execution:night:one",
    in: { as_of_date: "2025-01-31" },
  });
});

test("retries go by the error's name, and an error that none names ends the execution under its own name", async () => {
  let calls = 0;
  const { record } = await run(
    {
      Try: {
        Type: "Task",
        Resource: call,
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 0, MaxAttempts: 3 }],
        End: true,
      },
    },
    "Try",
    async () => {
      calls += 1;
      throw failing(calls < 3 ? "Busy" : "RunRefused");
    },
  );
  expect(calls).toBe(3);
  expect(record).toMatchObject({ status: "FAILED", error: "RunRefused", cause: "because" });
});

test("a caught error leaves its name and cause where the state says", async () => {
  const { record } = await run(
    {
      Try: {
        Type: "Task",
        Resource: call,
        Catch: [{ ErrorEquals: ["States.TaskFailed"], ResultPath: "$.failure", Next: "Told" }],
        End: true,
      },
      Told: { Type: "Pass", End: true },
    },
    "Try",
    async () => Promise.reject(failing("Busy")),
    { kept: true },
  );
  expect(JSON.parse(record?.output ?? "")).toEqual({ kept: true, failure: { Error: "Busy", Cause: "because" } });
});

test("a task without a time-out of its own may take longer than the emulator's minute", async () => {
  let timeout = 0;
  await run({ Ask: { Type: "Task", Resource: call, End: true } }, "Ask", async (_, { timeoutMilliseconds }) => {
    timeout = timeoutMilliseconds;
    return 1;
  });
  expect(timeout).toBeGreaterThan(24 * 24 * 3600 * 1000);
});

test("a time-out by a path is what the state's input says, for the task too", async () => {
  const told: number[] = [];
  const { record } = await run(
    {
      Ask: {
        Type: "Task",
        Resource: call,
        Parameters: { "question.$": "$.question" },
        TimeoutSecondsPath: "$.limits.seconds",
        Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: null, Next: "Late" }],
        End: true,
      },
      Late: { Type: "Pass", Parameters: { "late.$": "$.question" }, End: true },
    },
    "Ask",
    async (input, { timeoutMilliseconds }) => {
      told.push(timeoutMilliseconds);
      expect(input).toEqual({ question: "why" });
      await sleep(1500);
    },
    { question: "why", limits: { seconds: 1 } },
  );
  expect(told).toEqual([1000]);
  expect(JSON.parse(record?.output ?? "")).toEqual({ late: "why" });
});

test("input that is not JSON starts nothing", async () => {
  const { machines } = await run({ Ask: { Type: "Task", Resource: call, End: true } }, "Ask", async () => 1);
  expect(() => machines.start(machineArn, "{", "two")).toThrow("Invalid State Machine Execution Input");
  expect(machines.records.find(machineArn.replace("stateMachine", "execution").concat(":two"))).toBeUndefined();
});

test("a map hands each item to its tasks; numbers are added and texts formatted by intrinsics", async () => {
  const seen: unknown[] = [];
  const { record } = await run(
    {
      Count: {
        Type: "Pass",
        Parameters: {
          "spans.$": "$.spans",
          "n.$": "States.MathAdd($.n, 1)",
          "text.$": "States.Format('{}/{}', $.n, 'x')",
        },
        Next: "Each",
      },
      Each: {
        Type: "Map",
        ItemsPath: "$.spans",
        ItemSelector: { "span.$": "$$.Map.Item.Value", "n.$": "$.n", "text.$": "$.text" },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "One",
          States: { One: { Type: "Task", Resource: call, End: true } },
        },
        ResultPath: null,
        End: true,
      },
    },
    "Count",
    async (input) => seen.push(input),
    { spans: ["a", "b"], n: 1 },
  );
  expect(record?.status).toBe("SUCCEEDED");
  expect(seen).toEqual([
    { span: "a", n: 2, text: "1/x" },
    { span: "b", n: 2, text: "1/x" },
  ]);
});

test("a name starts one execution: again while it runs with the same input, never again after", async () => {
  const { machines, executionArn } = await run(
    { Wait: { Type: "Wait", Seconds: 30, End: true } },
    "Wait",
    async () => 1,
    {},
    0,
  );
  expect(machines.start(machineArn, "{}", "one").executionArn).toBe(executionArn);
  expect(() => machines.start(machineArn, '{"other":1}', "one")).toThrow("Execution Already Exists");
  machines.stop(executionArn, "Enough", "it took too long");
  expect(machines.records.find(executionArn)).toMatchObject({ status: "ABORTED", error: "Enough" });
  expect(() => machines.start(machineArn, "{}", "one")).toThrow("Execution Already Exists");
});

test("history names the states", async () => {
  const { machines, executionArn } = await run(
    { Ask: { Type: "Task", Resource: call, End: true } },
    "Ask",
    async () => 1,
  );
  expect(machines.historyOf(executionArn).map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "TaskStateEntered",
    "TaskStateExited",
    "ExecutionSucceeded",
  ]);
});

test("an execution that was running when the system ended is aborted after a restart", async () => {
  const { records, directory, record } = await run(
    { Ask: { Type: "Task", Resource: call, End: true } },
    "Ask",
    async () => 1,
  );
  if (record === undefined) throw new Error("no record");
  records.save({ ...record, status: "RUNNING" });
  expect(executionRecords(join(directory, "executions"), 5).find(record.executionArn)).toMatchObject({
    status: "ABORTED",
    stopDate: 5,
  });
});

test.each([
  ["a resource", { Ask: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true } }, "sqs:sendMessage"],
  [
    "a map field",
    {
      Each: {
        Type: "Map",
        ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "P",
          States: { P: { Type: "Pass", End: true } },
        },
        End: true,
      },
    },
    "ItemReader",
  ],
])("%s without a counterpart stops the start and is named", async (_, states, message) => {
  await expect(run(states, Object.keys(states)[0] ?? "", async () => 1)).rejects.toThrow(message);
});
