import { DescribeExecutionCommand, paginateGetExecutionHistory } from "@aws-sdk/client-sfn";
import { z } from "zod";
import type { AccrueShardInput } from "../../functions/accrue-shard/contract.ts";
import { PlanRunOutput } from "../../functions/plan-run/contract.ts";
import type { Tierline } from "../../infra/cli/client.ts";
import { runNight } from "../../infra/cli/night.ts";

/** A night as its execution's history tells it. */
export type MeasuredNight = {
  /** From the start of the execution to its success. */
  readonly seconds: number;
  /** What each state took, from entering to leaving it. */
  readonly steps: Readonly<Record<string, number>>;
  /** What each accruing function was asked. */
  readonly accruals: readonly AccrueShardInput[];
};

const Planned = z.object({ plan: PlanRunOutput, aggregate_attempt: z.int() });

export async function measureNight(tierline: Tierline, asOfDate: string): Promise<MeasuredNight> {
  const { stepFunctions } = tierline;
  const { executionArn } = await runNight(tierline, asOfDate);
  const { startDate, stopDate } = await stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
  const entered = new Map<string, number>();
  const left = new Map<string, { readonly at: number; readonly output: string }>();
  for await (const { events = [] } of paginateGetExecutionHistory({ client: stepFunctions }, { executionArn })) {
    for (const { timestamp, stateEnteredEventDetails, stateExitedEventDetails } of events) {
      const at = Number(timestamp) / 1000;
      if (stateEnteredEventDetails?.name !== undefined) entered.set(stateEnteredEventDetails.name, at);
      const { name, output = "null" } = stateExitedEventDetails ?? {};
      if (name !== undefined) left.set(name, { at, output });
    }
  }
  const { plan, aggregate_attempt } = Planned.parse(JSON.parse(left.get("PlanRun")?.output ?? "null"));
  return {
    seconds: (Number(stopDate) - Number(startDate)) / 1000,
    steps: Object.fromEntries([...left].map(([state, { at }]) => [state, at - (entered.get(state) ?? Number.NaN)])),
    accruals: plan.spans.map((span) => ({ run: plan.run, aggregate_attempt, span })),
  };
}
