import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { isExecutionAlive } from "../../shared/aws/executions.ts";
import type { Run } from "../../shared/aws/runs.ts";
import type { Tierline } from "./client.ts";

const shownRuns = 10;
const shownFiles = 10;

/** What an operator looks at first; field names as in the facts. */
export type Status = Awaited<ReturnType<typeof statusOf>>;

export async function statusOf(tierline: Tierline) {
  const { scheduler, stepFunctions, outputs } = tierline;
  const [runs, accepted, refused, schedule] = await Promise.all([
    tierline.runs.latest(shownRuns),
    tierline.ingestions.accepted(),
    tierline.ingestions.refused(),
    scheduler.send(new GetScheduleCommand({ Name: outputs.NightlySchedule })),
  ]);
  const holder = holderOf(runs);
  return {
    lock:
      holder === undefined
        ? null
        : {
            run_id: holder.run_id,
            started_at: holder.started_at,
            execution_arn: holder.execution_arn,
            alive: await isExecutionAlive(stepFunctions, holder.execution_arn),
          },
    runs,
    ingestions: newest(accepted).slice(0, shownFiles),
    // A file that was put right and accepted under the same name needs nobody any more.
    refusals: newest(refused).filter(
      ({ file, receivedAt }) => !accepted.some((later) => later.file === file && later.receivedAt > receivedAt),
    ),
    schedule: {
      name: outputs.NightlySchedule,
      expression: schedule.ScheduleExpression ?? "",
      time_zone: schedule.ScheduleExpressionTimezone ?? "UTC",
      state: schedule.State ?? "ENABLED",
    },
  };
}

/** The run that holds the lock: a run keeps it until its commit row is written. */
export function holderOf(runs: readonly Run[]): Run | undefined {
  return runs.find(({ status }) => status === "running" || status === "committing");
}

function newest<T extends { readonly receivedAt: string }>(files: readonly T[]): readonly T[] {
  return [...files].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0));
}
