import { setTimeout as sleep } from "node:timers/promises";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import type { Tierline } from "./client.ts";
import { CommandFailure } from "./exit-codes.ts";

const pauseMilliseconds = 200;

/**
 * Waits until no period close is under way, so that what the runs before found due is proposed.
 * @throws CommandFailure failed if the last one did not succeed
 */
export function untilClosed(tierline: Tierline): Promise<void> {
  return untilIdle(tierline, tierline.outputs.PeriodClose, "the period close");
}

/**
 * Waits until no measurement of effects is under way.
 * @throws CommandFailure failed if the last one did not succeed
 */
export function untilMeasured(tierline: Tierline): Promise<void> {
  return untilIdle(tierline, tierline.outputs.MeasureEffects, "the measurement of effects");
}

async function untilIdle({ stepFunctions }: Tierline, stateMachineArn: string, name: string): Promise<void> {
  const latest = async (statusFilter?: "RUNNING") => {
    const { executions = [] } = await stepFunctions.send(
      new ListExecutionsCommand({
        stateMachineArn,
        maxResults: 1,
        ...(statusFilter === undefined ? {} : { statusFilter }),
      }),
    );
    return executions[0];
  };
  while ((await latest("RUNNING")) !== undefined) await sleep(pauseMilliseconds);
  const last = await latest();
  if (last !== undefined && last.status !== "SUCCEEDED")
    throw new CommandFailure("failed", `${name} ended as ${last.status}: ${last.executionArn}`);
}
