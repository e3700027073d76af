import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { Machine } from "./machine.ts";
import { committed } from "./play.ts";
import { folderOf } from "./step.ts";
import type { Tally } from "./tally.ts";

/** Something that happens to a night before it is run to its end. */
export type Trouble = (machine: Machine, asOfDate: string, tally: Tally) => Promise<void>;

/** Two runs are started at once: one of them is refused because the other one holds the lock. */
export const twoRunsAtOnce: Trouble = async (machine, asOfDate, tally) => {
  const executions = await Promise.all([start(machine, asOfDate), start(machine, asOfDate)]);
  const ends = await Promise.all(executions.map((execution) => ended(machine, execution)));
  const refused = ends.filter(({ error }) => error === "RunRefused");
  if (refused.length !== 1) throw new Error(`of two runs at once one is refused, not ${JSON.stringify(ends)}`);
  tally.count("two runs at once", asOfDate);
};

/** A run is stopped as soon as it enters a state; what its function has begun goes on, as it does in Lambda. */
export const stoppedIn =
  (state: string): Trouble =>
  async (machine, asOfDate, tally) => {
    const execution = await start(machine, asOfDate);
    await entered(machine, execution, state);
    await machine.tierline().stepFunctions.send(new StopExecutionCommand({ executionArn: execution }));
    tally.count("execution stopped", state);
  };

/** The whole system ends as soon as a run enters a state, and is started again. */
export const restartedIn =
  (state: string): Trouble =>
  async (machine, asOfDate, tally) => {
    const execution = await start(machine, asOfDate);
    await entered(machine, execution, state);
    await machine.restart();
    tally.count("system restarted", state);
  };

/**
 * A run is stopped while one of its functions waits for the answer to a request, the night is run again to its end, and only
 * then the function that was left behind goes on.
 */
export const leftBehindAt =
  (folder: string, operation: string): Trouble =>
  async (machine, asOfDate, tally) => {
    const hold = machine.hold(
      ({ step }) => folderOf(step.functionName) === folder && step.operation.startsWith(operation),
    );
    const execution = await start(machine, asOfDate);
    const end = await Promise.race([hold.reached, ended(machine, execution)]);
    if (end !== undefined) throw new Error(`the run never came to ${operation} of ${folder}: ${JSON.stringify(end)}`);
    await machine.tierline().stepFunctions.send(new StopExecutionCommand({ executionArn: execution }));
    await committed(machine, asOfDate);
    hold.release();
    // Long enough for what it has left to do.
    await sleep(leftoverMilliseconds);
    tally.count("function left behind", `${folder}: ${operation}`);
  };

export const oneAfterAnother =
  (...troubles: readonly Trouble[]): Trouble =>
  async (machine, asOfDate, tally) => {
    for (const trouble of troubles) await trouble(machine, asOfDate, tally);
  };

const pauseMilliseconds = 20;
const leftoverMilliseconds = 1_000;

async function start(machine: Machine, asOfDate: string): Promise<string> {
  const { stepFunctions, outputs } = machine.tierline();
  const { executionArn = "" } = await stepFunctions.send(
    new StartExecutionCommand({
      stateMachineArn: outputs.NightlyAccrual,
      input: JSON.stringify({ as_of_date: asOfDate }),
    }),
  );
  return executionArn;
}

async function describe(machine: Machine, executionArn: string) {
  return machine.tierline().stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
}

async function ended(machine: Machine, executionArn: string) {
  for (;;) {
    const { status, error, cause } = await describe(machine, executionArn);
    if (status !== "RUNNING") return { status, error, cause };
    await sleep(pauseMilliseconds);
  }
}

/** Waits until an execution enters a state, or has ended before. */
async function entered(machine: Machine, executionArn: string, state: string): Promise<void> {
  for (;;) {
    const { events = [] } = await machine
      .tierline()
      .stepFunctions.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    if (events.some(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name === state)) return;
    const { status } = await describe(machine, executionArn);
    if (status !== "RUNNING") return;
    await sleep(pauseMilliseconds);
  }
}
