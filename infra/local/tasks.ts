import { setTimeout as sleep } from "node:timers/promises";
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  StartQueryExecutionCommand,
  type StartQueryExecutionCommandInput,
} from "@aws-sdk/client-athena";
import { z } from "zod";
import type { Functions } from "./functions.ts";
import { TaskError } from "./task-error.ts";
import { type TaskTokens, tokenPlaceholder } from "./task-tokens.ts";

/** What a task knows of the state that calls it. */
export type TaskCall = {
  readonly timeoutMilliseconds: number;
  readonly heartbeatMilliseconds?: number;
  /** Aborted when the execution ends before the task does. */
  readonly signal: AbortSignal;
};

/** A service call that a Task state's Resource names: takes the state's input, gives its result, throws an error by name. */
export type Task = (input: unknown, call: TaskCall) => Promise<unknown>;

const InvokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });
const StartExecutionInput = z.strictObject({ StateMachineArn: z.string(), Input: z.unknown() });
const pollMilliseconds = 20;

/** What Step Functions carries between states. */
const resultBytesAtMost = 256 * 1024;

/** The service integrations that our state machines use. */
export function startTasks(
  functions: Functions,
  athena: AthenaClient,
  tokens: TaskTokens,
  start: (stateMachineArn: string, input: string) => { readonly executionArn: string },
): Readonly<Record<string, Task>> {
  const invoke = async (input: unknown) => {
    const { FunctionName, Payload = {} } = InvokeInput.parse(input);
    const result = await functions.invoke(FunctionName, Payload);
    if ("error" in result) throw new TaskError(result.error.errorType, JSON.stringify(result.error));
    return { ExecutedVersion: "$LATEST", Payload: JSON.parse(result.payload), StatusCode: 200 };
  };
  return {
    "arn:aws:states:::lambda:invoke": async (input) => withinLimit(await invoke(input)),

    async "arn:aws:states:::lambda:invoke.waitForTaskToken"(input, call) {
      const { token, result, close } = tokens.open(call);
      try {
        await invoke(JSON.parse(JSON.stringify(input).replaceAll(tokenPlaceholder, token)));
        return withinLimit(await result);
      } finally {
        close();
      }
    },

    async "arn:aws:states:::states:startExecution"(input) {
      const { StateMachineArn, Input } = StartExecutionInput.parse(input);
      const { executionArn } = start(StateMachineArn, JSON.stringify(Input));
      return { ExecutionArn: executionArn, StartDate: Date.now() };
    },

    async "arn:aws:states:::athena:startQueryExecution.sync"(input, { signal }) {
      // The state's parameters are the API's own.
      const { QueryExecutionId } = await athena
        .send(new StartQueryExecutionCommand(input as StartQueryExecutionCommandInput))
        .catch((error: Error) => Promise.reject(new TaskError(`Athena.${error.name}`, error.message)));
      while (!signal.aborted) {
        const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
        const { State } = QueryExecution?.Status ?? {};
        const result = JSON.parse(JSON.stringify({ QueryExecution }));
        if (State === "SUCCEEDED") return withinLimit(result);
        // As on AWS, the cause is the whole query execution.
        if (State !== "QUEUED" && State !== "RUNNING") throw new TaskError("States.TaskFailed", JSON.stringify(result));
        await sleep(pollMilliseconds);
      }
      throw new TaskError("States.TaskFailed", "the execution has ended");
    },
  };
}

function withinLimit<T>(result: T): T {
  const bytes = Buffer.byteLength(JSON.stringify(result) ?? "");
  if (bytes <= resultBytesAtMost) return result;
  throw new TaskError("States.DataLimitExceeded", `the result has ${bytes} bytes of at most ${resultBytesAtMost}`);
}
