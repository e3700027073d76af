import { setTimeout as sleep } from "node:timers/promises";
import { Hono } from "hono";
import { z } from "zod";
import type { Functions } from "./functions.ts";
import { type HttpService, serveLocally } from "./http.ts";
import type { StateMachines } from "./state-machines.ts";
import type { Template } from "./template.ts";

const ScheduleProperties = z.looseObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.string().default("ENABLED"),
  Target: z.looseObject({ Arn: z.string(), Input: z.string().default("{}") }),
});

export type Schedules = HttpService & {
  /**
   * Fires a schedule as if its time had come: the time goes where the target's input asks for it. Gives the ARN of the execution
   * that it started, or of the function that it called.
   */
  readonly fire: (name: string, scheduledTime: string) => Promise<string>;
  /** From now on fires each schedule that comes at a rate, at once and then at its rate, until it is closed. */
  readonly keepTime: () => void;
};

const Fire = z.object({ scheduled_time: z.iso.datetime({ offset: true }) });

/**
 * GetSchedule of the EventBridge Scheduler API. Schedules fire on command: `POST /schedules/<name>/fire` with a `scheduled_time`
 * does it, which AWS does not know. By themselves fire only those at a rate, and only once time is kept: nights are run for days
 * of long ago here.
 */
export async function startSchedules(
  template: Template,
  { machines, functions }: { readonly machines: StateMachines; readonly functions: Functions },
  port: number,
  onProgress: (text: string) => void,
): Promise<Schedules> {
  const schedules = new Map(
    template.resources
      .filter(({ type }) => type === "AWS::Scheduler::Schedule")
      .map(({ logicalId, properties }) => [template.nameOf(logicalId), ScheduleProperties.parse(properties)] as const),
  );
  const app = new Hono();
  app.get("/schedules/:name", (context) => {
    const name = context.req.param("name");
    const schedule = schedules.get(name);
    if (schedule === undefined) {
      return context.json({ Message: `Schedule ${name} does not exist.` }, 404, {
        "x-amzn-errortype": "ResourceNotFoundException",
      });
    }
    return context.json({ Name: name, GroupName: "default", ...schedule });
  });
  const fire = async (name: string, scheduledTime: string): Promise<string> => {
    const schedule = schedules.get(name);
    if (schedule === undefined) throw new Error(`there is no schedule ${name}`);
    const input = schedule.Target.Input.replaceAll("<aws.scheduler.scheduled-time>", scheduledTime);
    const { Arn } = schedule.Target;
    if (!Arn.includes(":function:")) return machines.start(Arn, input).executionArn;
    const result = await functions.invoke(Arn, JSON.parse(input));
    if ("error" in result) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
    return Arn;
  };
  app.post("/schedules/:name/fire", async (context) => {
    const asked = Fire.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success) return context.json({ Message: z.prettifyError(asked.error) }, 400);
    return context.json({ execution_arn: await fire(context.req.param("name"), asked.data.scheduled_time) });
  });
  const ended = new AbortController();
  const fireAtRate = async (name: string, milliseconds: number): Promise<void> => {
    while (!ended.signal.aborted) {
      try {
        await fire(name, new Date().toISOString());
      } catch (error) {
        if (!ended.signal.aborted) onProgress(`schedule ${name}: ${String(error)}`);
      }
      await sleep(milliseconds, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const service = await serveLocally(app, port);
  return {
    ...service,
    fire,
    keepTime() {
      for (const [name, { ScheduleExpression }] of schedules) {
        const milliseconds = rateMilliseconds(ScheduleExpression);
        if (milliseconds !== undefined) void fireAtRate(name, milliseconds);
      }
    },
    async close() {
      ended.abort();
      await service.close();
    },
  };
}

const unitMilliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** How long lies between two firings; undefined for what fires at stated times. */
function rateMilliseconds(expression: string): number | undefined {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const milliseconds = unitMilliseconds[unit];
  return milliseconds === undefined ? undefined : Number(count) * milliseconds;
}
