import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSystem, startLocalSystem } from "../../../infra/local/system.ts";
import { writeSmallTemplate } from "./small-system.ts";

let files: Awaited<ReturnType<typeof writeSmallTemplate>>;
let system: LocalSystem;
const stateDirectory = (): string => join(files.directory, "state");
const start = () => startLocalSystem({ stateDirectory: stateDirectory(), templateFile: files.templateFile });

beforeAll(async () => {
  files = await writeSmallTemplate();
  system = await start();
});
afterAll(async () => {
  await system?.close();
  await files.remove();
});

function client(service: string) {
  const { AWS_REGION: region = "", AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = system.environment;
  return {
    region,
    endpoint: system.environment[`AWS_ENDPOINT_URL_${service}`] ?? "",
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  } as const;
}

async function put(key: string): Promise<void> {
  await new S3Client(client("S3")).send(
    new PutObjectCommand({ Bucket: system.outputs.Files, Key: key, Body: "a,b\n" }),
  );
}

async function objectText(key: string): Promise<string | undefined> {
  const { Body } = await new S3Client(client("S3")).send(
    new GetObjectCommand({ Bucket: system.outputs.Files, Key: key }),
  );
  return Body?.transformToString();
}

async function ended(executionArn: string | undefined) {
  const sfn = new SFNClient(client("SFN"));
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
    await sleep(50);
  }
}

async function startMachine(input: object, name?: string) {
  const { executionArn } = await new SFNClient(client("SFN")).send(
    new StartExecutionCommand({ stateMachineArn: system.outputs.Machine, input: JSON.stringify(input), name }),
  );
  return executionArn;
}

test("an object that matches a bucket's filter reaches its function as S3 would tell of it", async () => {
  const key = "incoming/shop/été 100%+a.csv";
  await put(key);
  await put("incoming/shop/notes.txt");
  await put("elsewhere/orders.csv");
  await system.events.settled();
  const told = JSON.parse((await objectText(`kept/${key}`)) ?? "");
  expect(told.Records).toHaveLength(1);
  expect(told.Records[0]).toMatchObject({
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    awsRegion: "eu-central-1",
    eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    s3: {
      bucket: { name: "small-files", arn: "arn:aws:s3:::small-files" },
      object: {
        key: "incoming/shop/%C3%A9t%C3%A9+100%25%2Ba.csv",
        size: 4,
        eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    },
  });
  expect(system.invocations.filter(({ functionName }) => functionName === "keeper")).toHaveLength(1);
});

test("an event that fails again and again ends up in the queue for lost events", async () => {
  const before = system.invocations.length;
  await put("incoming/bad.csv");
  await system.events.settled();
  const letters = await readdir(join(stateDirectory(), "dead-letters/lost"));
  expect(letters).toHaveLength(1);
  const letter = JSON.parse(await readFile(join(stateDirectory(), "dead-letters/lost", letters[0] ?? ""), "utf8"));
  expect(letter).toMatchObject({
    requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 2 },
    requestPayload: { Records: [{ s3: { object: { key: "incoming/bad.csv" } } }] },
    responsePayload: { errorType: "RangeError", errorMessage: "bad file" },
  });
  expect(system.invocations.slice(before)).toMatchObject([{ errorType: "RangeError" }, { errorType: "RangeError" }]);
  expect(await readdir(join(stateDirectory(), "events"))).toEqual([]);
});

test("a state machine repeats a function by its error's name and waits for Athena", async () => {
  const executionArn = await startMachine({ sql: "select 1 as one" });
  const { status, output } = await ended(executionArn);
  expect(status).toBe("SUCCEEDED");
  expect(JSON.parse(output ?? "")).toMatchObject({
    answer: { Payload: { calls: 2 }, StatusCode: 200 },
    query: { state: "SUCCEEDED" },
  });

  const types: (string | undefined)[] = [];
  for await (const { events = [] } of paginateGetExecutionHistory(
    { client: new SFNClient(client("SFN")), pageSize: 2 },
    { executionArn },
  )) {
    types.push(...events.map(({ type }) => type));
  }
  expect(types[0]).toBe("ExecutionStarted");
  expect(types.at(-1)).toBe("ExecutionSucceeded");
  expect(types).toContain("TaskFailed");
});

test("a query that fails is caught by name, with Athena's reason", async () => {
  const { status, error, cause } = await ended(await startMachine({ sql: "select no_such_column" }));
  expect({ status, error }).toEqual({ status: "FAILED", error: "QueryFailed" });
  expect(cause).toContain("no_such_column");
});

test("a schedule fires on command, with its time in the input", async () => {
  const schedule = await new SchedulerClient(client("SCHEDULER")).send(
    new GetScheduleCommand({ Name: system.outputs.Nightly }),
  );
  expect(schedule).toMatchObject({
    ScheduleExpression: "cron(0 1 * * ? *)",
    ScheduleExpressionTimezone: "Asia/Shanghai",
    State: "ENABLED",
  });
  const response = await fetch(`${client("SCHEDULER").endpoint}/schedules/small-nightly/fire`, {
    method: "POST",
    body: JSON.stringify({ scheduled_time: "2025-02-01T01:00:00Z" }),
  });
  const { input } = await ended(executionOf(await response.json()));
  expect(JSON.parse(input ?? "")).toEqual({ scheduled_time: "2025-02-01T01:00:00Z", sql: "select 1 as one" });
});

test("a schedule may call a function, and tells of the error that it ends with", async () => {
  const arn = await system.fireSchedule("small-sweep", "2025-02-01");
  expect(arn).toMatch(/:function:keeper$/);
  expect(await objectText("kept/swept-2025-02-01")).toContain("swept-2025-02-01");
  await expect(system.fireSchedule("small-sweep", "bad")).rejects.toThrow("RangeError: bad file");
});

const executionOf = (answer: unknown): string => String(Reflect.get(Object(answer), "execution_arn"));

test("functions are invoked by the API: results, errors, unknown names and content", async () => {
  const lambda = new LambdaClient(client("LAMBDA"));
  const invoke = async (FunctionName: string | undefined, Payload: string, InvocationType?: "Event") => {
    const result = await lambda.send(new InvokeCommand({ FunctionName, Payload, InvocationType }));
    return { ...result, payload: result.Payload?.transformToString() ?? "" };
  };
  const answered = await invoke(system.outputs.Answer, '{"a":1}');
  expect(JSON.parse(answered.payload)).toMatchObject({
    echo: { a: 1 },
    services: [
      "AWS_ENDPOINT_URL_ATHENA",
      "AWS_ENDPOINT_URL_CLOUDFORMATION",
      "AWS_ENDPOINT_URL_DYNAMODB",
      "AWS_ENDPOINT_URL_LAMBDA",
      "AWS_ENDPOINT_URL_S3",
      "AWS_ENDPOINT_URL_SCHEDULER",
      "AWS_ENDPOINT_URL_SESV2",
      "AWS_ENDPOINT_URL_SFN",
    ],
  });
  const failed = await invoke(system.outputs.Answer, '{"failUntil":1000}');
  expect(failed.FunctionError).toBe("Unhandled");
  expect(JSON.parse(failed.payload)).toMatchObject({
    errorType: "Busy",
    errorMessage: "not yet",
    trace: expect.any(Array),
  });
  expect((await invoke(system.outputs.Answer, "{}", "Event")).StatusCode).toBe(202);
  await expect(invoke("nobody", "{}")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(invoke("nobody", "{}", "Event")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(invoke(system.outputs.Answer, "{")).rejects.toMatchObject({ name: "InvalidRequestContentException" });
  await system.events.settled();
});

test("clients learn the names of the stack's resources", async () => {
  const { Stacks } = await new CloudFormationClient(client("CLOUDFORMATION")).send(
    new DescribeStacksCommand({ StackName: "Tierline" }),
  );
  const outputs = Object.fromEntries(Stacks?.[0]?.Outputs?.map((each) => [each.OutputKey, each.OutputValue]) ?? []);
  expect(outputs).toEqual(system.outputs);
  await expect(
    new CloudFormationClient(client("CLOUDFORMATION")).send(new DescribeStacksCommand({ StackName: "Other" })),
  ).rejects.toThrow("does not exist");
});

test("mail that is sent lies in the mailbox", async () => {
  const { endpoint } = client("SESV2");
  const sent = await fetch(`${endpoint}/v2/email/outbound-emails`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "AWS4-HMAC-SHA256 local" },
    body: JSON.stringify({
      FromEmailAddress: "rebates@example.com",
      Destination: { ToAddresses: ["cfo@example.com"] },
      Content: { Simple: { Subject: { Data: "A payout waits" }, Body: { Text: { Data: "Please look." } } } },
    }),
  });
  expect(sent.status).toBe(200);
  expect(await (await fetch(`${endpoint}/store`)).text()).toContain("A payout waits");
  expect((await fetch(endpoint)).headers.get("content-type")).toContain("text/html");
});

test("every service listens on this machine only", () => {
  expect(system.services.map(({ url }) => new URL(url).hostname)).toEqual(system.services.map(() => "127.0.0.1"));
});

test("a second system on the same state is refused by the first one's number", async () => {
  await expect(start()).rejects.toThrow(`process ${process.pid} already runs a local system`);
  expect(JSON.parse(await readFile(join(stateDirectory(), "system.json"), "utf8"))).toMatchObject({
    pid: process.pid,
    environment: system.environment,
  });
});

test("objects, items and executions survive a restart; what was running is aborted, and an unfinished event is taken up", async () => {
  const finished = await startMachine({ sql: "select 1 as one" }, "finished");
  await ended(finished);
  await new DynamoDBClient(client("DYNAMODB")).send(
    new PutItemCommand({ TableName: system.outputs.Items, Item: { pk: { S: "kept" }, n: { N: "1.50" } } }),
  );
  await put("incoming/before.csv");
  const running = await startMachine({ sql: "select 1 as one" }, "running");
  await system.close();
  expect(await readdir(stateDirectory())).not.toContain("system.json");
  system = await start();
  await system.events.settled();

  expect((await ended(finished)).status).toBe("SUCCEEDED");
  expect((await ended(running)).status).toBe("ABORTED");
  expect(await objectText("kept/incoming/before.csv")).toContain("before.csv");
  const { Item } = await new DynamoDBClient(client("DYNAMODB")).send(
    new GetItemCommand({ TableName: system.outputs.Items, Key: { pk: { S: "kept" } } }),
  );
  expect(Item?.n?.N).toBe("1.5");
  const names: (string | undefined)[] = [];
  for await (const { executions = [] } of paginateListExecutions(
    { client: new SFNClient(client("SFN")), pageSize: 2 },
    { stateMachineArn: system.outputs.Machine },
  )) {
    names.push(...executions.map(({ name }) => name));
  }
  expect(names).toEqual(expect.arrayContaining(["finished", "running"]));
});

test("once time is kept, schedules at a rate fire by themselves and those of the night do not", async () => {
  const runs = async () => {
    const sfn = new SFNClient(client("SFN"));
    let count = 0;
    for await (const { executions = [] } of paginateListExecutions(
      { client: sfn },
      { stateMachineArn: system.outputs.Machine },
    ))
      count += executions.length;
    return count;
  };
  const [invocationsBefore, runsBefore] = [system.invocations.length, await runs()];
  system.keepTime();
  const called = () => system.invocations.slice(invocationsBefore).map(({ functionName }) => functionName);
  while (called().length === 0) await sleep(50);
  expect(called()).toEqual(["keeper"]);
  expect(await runs()).toBe(runsBefore);
});
