import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Functions, startFunctions } from "../../../infra/local/functions.ts";
import { functionResource, synthesized } from "./synthesized.ts";

let functions: Functions | undefined;
afterEach(() => functions?.close());

async function withFunction(code: string, more: object = {}): Promise<Functions> {
  const { template, directory } = await synthesized(
    { Resources: { F: functionResource("tried", more) } },
    { tried: code },
  );
  functions = startFunctions({
    template,
    logDirectory: join(directory, "logs"),
    environment: { AWS_REGION: "eu-central-1" },
  });
  return functions;
}

test("a function gets its event and exactly the template's variables beside the runtime's own", async () => {
  const { invoke } = await withFunction(
    "exports.handler = async (event) => ({ event, names: Object.keys(process.env).sort() })",
    {
      Environment: { Variables: { GREETING: "hello" } },
    },
  );
  const result = await invoke("tried", { a: 1 });
  expect("payload" in result && JSON.parse(result.payload)).toEqual({
    event: { a: 1 },
    names: expect.arrayContaining(["GREETING", "AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME"]),
  });
  expect("payload" in result && result.payload).not.toContain("HOME");
});

test("the process stays warm between invocations and is found by its ARN", async () => {
  const { invoke } = await withFunction("let n = 0; exports.handler = async () => ++n");
  await invoke("tried", {});
  expect(await invoke("arn:aws:lambda:eu-central-1:000000000000:function:tried", {})).toEqual({ payload: "2" });
});

test("a function knows its ARN and the time that it has left", async () => {
  const { invoke } = await withFunction(
    "exports.handler = async (_, c) => [c.invokedFunctionArn, c.getRemainingTimeInMillis() > 3000 && c.getRemainingTimeInMillis() <= 5000]",
  );
  const result = await invoke("tried", {});
  expect("payload" in result && JSON.parse(result.payload)).toEqual([
    "arn:aws:lambda:eu-central-1:000000000000:function:tried",
    true,
  ]);
});

test("a bundle that does not load fails under its own error's name", async () => {
  const { invoke } = await withFunction("throw new RangeError('LEDGER_TABLE is missing')");
  expect(await invoke("tried", {})).toMatchObject({
    error: { errorType: "RangeError", errorMessage: "LEDGER_TABLE is missing" },
  });
});

test("an error carries its name", async () => {
  const { invoke } = await withFunction(
    "class Refused extends Error { name = 'Refused' }; exports.handler = async () => { throw new Refused('no') }",
  );
  expect(await invoke("tried", {})).toMatchObject({ error: { errorType: "Refused", errorMessage: "no" } });
});

test("a function that takes too long is ended, and the next invocation gets a fresh process", async () => {
  const { invoke } = await withFunction(
    "exports.handler = (e) => e.wait ? new Promise(() => setInterval(() => {}, 1000)) : Promise.resolve('ok')",
    { Timeout: 4 },
  );
  expect(await invoke("tried", { wait: true })).toMatchObject({ error: { errorType: "Sandbox.Timedout" } });
  expect(await invoke("tried", {})).toEqual({ payload: '"ok"' });
});

test("a function that takes too much memory is ended", async () => {
  const { invoke } = await withFunction(
    "exports.handler = async () => { const kept = []; for (let i = 0; i < 100; i++) { kept.push(Buffer.alloc(16e6, 1)); await new Promise((r) => setTimeout(r, 20)); } return kept.length }",
  );
  expect(await invoke("tried", {})).toMatchObject({ error: { errorType: "Runtime.OutOfMemory" } });
});

test("a function whose process dies says so", async () => {
  const { invoke, records } = await withFunction("exports.handler = async () => process.kill(process.pid, 'SIGKILL')");
  expect(await invoke("tried", {})).toMatchObject({ error: { errorType: "Runtime.ExitError" } });
  expect(records).toHaveLength(1);
});

test("an unknown function is an error that names it", async () => {
  const { invoke } = await withFunction("exports.handler = async () => 1");
  await expect(invoke("nobody", {})).rejects.toThrow("nobody");
});
