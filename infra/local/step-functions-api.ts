import { Hono } from "hono";
import { z } from "zod";
import { ApiError, type HttpService, serveLocally } from "./http.ts";
import type { StateMachines } from "./state-machines.ts";
import type { TaskTokens } from "./task-tokens.ts";

const target = "AWSStepFunctions.";

const StartExecution = z.object({
  stateMachineArn: z.string(),
  input: z.string().default("{}"),
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,80}$/)
    .optional(),
});
const ByExecution = z.object({ executionArn: z.string() });
const StopExecution = ByExecution.extend({ error: z.string().optional(), cause: z.string().optional() });
const Page = z.object({ maxResults: z.int().default(100), nextToken: z.string().regex(/^\d+$/).optional() });
const ListExecutions = Page.extend({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
});
const GetHistory = Page.extend({ executionArn: z.string(), reverseOrder: z.boolean().default(false) });
const ByToken = z.object({ taskToken: z.string() });
const TaskSuccess = ByToken.extend({ output: z.string() });
const TaskFailure = ByToken.extend({ error: z.string().default(""), cause: z.string().default("") });

/** The calls of the Step Functions API that start, stop and watch executions, and that answer tasks which wait. */
export function startStepFunctionsApi(machines: StateMachines, tokens: TaskTokens, port: number): Promise<HttpService> {
  const found = (executionArn: string) => {
    const record = machines.records.find(executionArn);
    if (record === undefined)
      throw new ApiError("ExecutionDoesNotExist", `Execution Does Not Exist: '${executionArn}'`);
    return record;
  };
  const calls: Readonly<Record<string, (input: unknown) => unknown>> = {
    StartExecution(input) {
      const { stateMachineArn, input: text, name } = StartExecution.parse(input);
      const { executionArn, startDate } = machines.start(stateMachineArn, text, name);
      return { executionArn, startDate };
    },
    DescribeExecution: (input) => found(ByExecution.parse(input).executionArn),
    StopExecution(input) {
      const { executionArn, error, cause } = StopExecution.parse(input);
      found(executionArn);
      machines.stop(executionArn, error, cause);
      return { stopDate: found(executionArn).stopDate };
    },
    ListExecutions(input) {
      const { stateMachineArn, statusFilter, ...page } = ListExecutions.parse(input);
      const executions = machines.records
        .of(stateMachineArn)
        .filter(({ status }) => statusFilter === undefined || status === statusFilter);
      const { items, ...next } = pageOf(executions, page);
      return { executions: items, ...next };
    },
    GetExecutionHistory(input) {
      const { executionArn, reverseOrder, ...page } = GetHistory.parse(input);
      found(executionArn);
      const events = [...machines.historyOf(executionArn)];
      const { items, ...next } = pageOf(reverseOrder ? events.reverse() : events, page);
      return { events: items, ...next };
    },
    SendTaskSuccess(input) {
      const { taskToken, output } = TaskSuccess.parse(input);
      let parsed: unknown;
      try {
        parsed = JSON.parse(output);
      } catch (error) {
        throw new ApiError("InvalidOutput", `Invalid Output: '${error}'`);
      }
      tokens.succeed(taskToken, parsed);
      return {};
    },
    SendTaskFailure(input) {
      const { taskToken, error, cause } = TaskFailure.parse(input);
      tokens.fail(taskToken, error, cause);
      return {};
    },
    SendTaskHeartbeat(input) {
      tokens.heartbeat(ByToken.parse(input).taskToken);
      return {};
    },
  };
  const app = new Hono();
  app.post("/", async (context) => {
    const name = context.req.header("x-amz-target")?.replace(target, "") ?? "";
    const call = calls[name];
    context.header("content-type", "application/x-amz-json-1.0");
    if (call === undefined)
      return context.json({ __type: "UnknownOperationException", message: `${name} is not available here` }, 400);
    try {
      return context.body(JSON.stringify(call(await context.req.json())));
    } catch (error) {
      if (error instanceof ApiError) return context.json({ __type: error.type, message: error.message }, 400);
      if (error instanceof z.ZodError)
        return context.json({ __type: "ValidationException", message: z.prettifyError(error) }, 400);
      throw error;
    }
  });
  return serveLocally(app, port);
}

/** A page of a list, and the token of the next one where there is more: the number of items before it. */
function pageOf<T>(items: readonly T[], { maxResults, nextToken = "0" }: z.infer<typeof Page>) {
  const from = Number(nextToken);
  // 0 asks for the service's default, as the API says.
  const after = from + (maxResults || 100);
  return { items: items.slice(from, after), ...(after < items.length ? { nextToken: String(after) } : {}) };
}
