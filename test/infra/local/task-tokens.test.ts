import { setTimeout as sleep } from "node:timers/promises";
import { AthenaClient } from "@aws-sdk/client-athena";
import { expect, test } from "vitest";
import type { Functions } from "../../../infra/local/functions.ts";
import { taskTokens, tokenPlaceholder } from "../../../infra/local/task-tokens.ts";
import { startTasks } from "../../../infra/local/tasks.ts";

const notStarted = (): never => {
  throw new Error("no execution is started here");
};

/** Hands an approval out; the function it calls only remembers the token that it was given. */
function waiting(call: { timeoutMilliseconds?: number; heartbeatMilliseconds?: number } = {}) {
  const given: string[] = [];
  const functions: Functions = {
    nameOf: (name) => name,
    arnOf: (name) => name,
    records: [],
    close: async () => undefined,
    async invoke(_, event) {
      given.push(String(Reflect.get(Object(event), "token")));
      return { payload: "{}" };
    },
  };
  const tokens = taskTokens();
  const ended = new AbortController();
  const task = startTasks(functions, new AthenaClient({ region: "eu-central-1" }), tokens, notStarted)[
    "arn:aws:states:::lambda:invoke.waitForTaskToken"
  ];
  const input = { FunctionName: "mail", Payload: { token: tokenPlaceholder } };
  const result = task?.(input, { timeoutMilliseconds: 5000, ...call, signal: ended.signal }) ?? Promise.reject();
  result.catch(() => undefined);
  const token = async (): Promise<string> => {
    while (given.length === 0) await sleep(5);
    return given[0] ?? "";
  };
  return { tokens, result, token, end: () => ended.abort() };
}

test("a success is the task's result, once", async () => {
  const { tokens, result, token } = waiting();
  const given = await token();
  tokens.succeed(given, { approved: true });
  expect(await result).toEqual({ approved: true });
  expect(() => tokens.succeed(given, {})).toThrow("does not exist anymore");
});

test("a failure carries its name", async () => {
  const { tokens, result, token } = waiting();
  tokens.fail(await token(), "Declined", "too much");
  await expect(result).rejects.toMatchObject({ name: "Declined", message: "too much" });
});

test("a task whose heartbeats stay away fails; one that beats does not", async () => {
  const { tokens, result, token } = waiting({ heartbeatMilliseconds: 150 });
  const open = await token();
  for (let beats = 0; beats < 4; beats += 1) {
    await sleep(75);
    tokens.heartbeat(open);
  }
  await expect(result).rejects.toMatchObject({ name: "States.HeartbeatTimeout" });
});

test.each([
  ["the time-out", async () => sleep(60), { timeoutMilliseconds: 20 }],
  ["the execution's end", async ({ end }: { end: () => void }) => end(), {}],
])("after %s an answer comes too late", async (_, wait, call) => {
  const asked = waiting(call);
  const token = await asked.token();
  await wait(asked);
  expect(() => asked.tokens.succeed(token, {})).toThrow("does not exist anymore");
});
