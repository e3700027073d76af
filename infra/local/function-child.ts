import { createRequire } from "node:module";
import { z } from "zod";

/**
 * The process that one function runs in: loads the bundle once, then answers one event after another over the channel to its
 * parent. A fault in the handler is an answer; a fault outside of it ends the process, as it does in Lambda.
 */
const Invocation = z.object({
  id: z.string(),
  event: z.unknown(),
  functionArn: z.string(),
  /** When the time-out ends the invocation, in milliseconds since the epoch. */
  deadline: z.number(),
});

type Handler = (event: unknown, context: unknown) => unknown;

const [, , bundle = "", handlerName = "handler"] = process.argv;
const loaded = load();

process.on("message", async (received) => {
  const { id, event, functionArn, deadline } = Invocation.parse(received);
  if ("fault" in loaded) {
    process.send?.({ id, error: errorOf(loaded.fault) }, () => process.exit(1));
    return;
  }
  try {
    const result = await loaded.handler(event, {
      awsRequestId: id,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      invokedFunctionArn: functionArn,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    process.send?.({ id, payload: JSON.stringify(result) ?? "null" });
  } catch (error) {
    process.send?.({ id, error: errorOf(error) });
  }
});
process.on("disconnect", () => process.exit());

/** A bundle that does not load, such as one that misses a variable, fails the invocations under the name of its own error. */
function load(): { readonly handler: Handler } | { readonly fault: unknown } {
  try {
    const handler = Reflect.get(createRequire(import.meta.url)(bundle), handlerName);
    return typeof handler === "function" ? { handler } : { fault: new Error(`${bundle} exports no ${handlerName}`) };
  } catch (fault) {
    console.error(fault);
    return { fault };
  }
}

function errorOf(thrown: unknown) {
  const { name, message, stack = "" } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { errorType: name, errorMessage: message, trace: stack.split("\n") };
}
