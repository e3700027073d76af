import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { z } from "zod";
import { RunReference } from "../../functions/plan-run/contract.ts";
import type { Tierline } from "./client.ts";
import { CommandFailure, type ExitCode } from "./exit-codes.ts";

export type Night = {
  readonly run: RunReference;
  readonly executionArn: string;
  readonly seconds: number;
};

/** Locally a state lasts a blink; on AWS a run lasts minutes, and asking too often is throttled. */
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 2_000;

/** How the errors that the run's steps name end a command; anything else is a fault. */
const exitOfError: Readonly<Record<string, ExitCode | undefined>> = {
  RunRefused: "busy",
  RequestInvalid: "refused",
  ReconciliationFailed: "mismatch",
};

/**
 * Runs the nightly accrual for a date and waits for it.
 * @param onState is told the state that the run has entered
 * @throws CommandFailure busy with the holder of the lock, mismatch if reconciliation failed, failed for a fault
 */
export async function runNight(
  tierline: Tierline,
  asOfDate: string,
  onState: (state: string) => void = () => undefined,
): Promise<Night> {
  const { stepFunctions, outputs } = tierline;
  const startedAt = performance.now();
  const { executionArn } = await stepFunctions.send(
    new StartExecutionCommand({
      stateMachineArn: outputs.NightlyAccrual,
      input: JSON.stringify({ as_of_date: asOfDate }),
    }),
  );
  let lastState: string | undefined;
  let pause = firstPauseMilliseconds;
  for (;;) {
    const execution = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING" && execution.status !== "PENDING_REDRIVE") {
      if (execution.status !== "SUCCEEDED") throw failureOf(execution);
      const run = RunReference.parse(JSON.parse(execution.output ?? "null"));
      return { run, executionArn: executionArn ?? "", seconds: (performance.now() - startedAt) / 1000 };
    }
    const state = await stateEnteredLast(tierline, executionArn);
    if (state !== undefined && state !== lastState) onState(state);
    lastState = state ?? lastState;
    await sleep(pause);
    pause = Math.min(pause * 1.1, longestPauseMilliseconds);
  }
}

async function stateEnteredLast({ stepFunctions }: Tierline, executionArn: string | undefined) {
  const { events = [] } = await stepFunctions.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 30 }),
  );
  return events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails !== undefined)?.stateEnteredEventDetails
    ?.name;
}

/** A step's failure reaches the execution as JSON in its cause: a Lambda's error, or all of a query's execution. */
const Cause = z.union([
  z.object({ errorMessage: z.string() }).transform(({ errorMessage }) => errorMessage),
  z
    .object({ QueryExecution: z.object({ Status: z.object({ StateChangeReason: z.string() }) }) })
    .transform(({ QueryExecution }) => QueryExecution.Status.StateChangeReason),
]);

export function failureOf({
  status,
  error = "",
  cause = "",
  executionArn,
}: Pick<DescribeExecutionCommandOutput, "status" | "error" | "cause" | "executionArn">): CommandFailure {
  const message = messageOf(cause);
  const exit = exitOfError[error] ?? "failed";
  const said = exit === "failed" ? `the run ended as ${status}: ${error} ${message}` : message;
  return new CommandFailure(exit, said.trim(), { error, execution_arn: executionArn });
}

function messageOf(cause: string): string {
  try {
    return Cause.parse(JSON.parse(cause));
  } catch {
    return cause;
  }
}
