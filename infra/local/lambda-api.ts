import { Hono } from "hono";
import type { Functions } from "./functions.ts";
import { type HttpService, serveLocally } from "./http.ts";

/** The Invoke call of the Lambda API. */
export function startLambdaApi(
  functions: Functions,
  sendEvent: (name: string, event: unknown) => void,
  port: number,
): Promise<HttpService> {
  const app = new Hono();
  app.post("/2015-03-31/functions/:name/invocations", async (context) => {
    const refusal = (errorType: string, message: string, status: 400 | 404) =>
      context.json({ Type: "User", Message: message }, status, { "x-amzn-errortype": errorType });
    const asked = decodeURIComponent(context.req.param("name"));
    let name: string;
    try {
      name = functions.nameOf(asked);
    } catch {
      return refusal("ResourceNotFoundException", `Function not found: ${asked}`, 404);
    }
    let event: unknown;
    try {
      event = JSON.parse((await context.req.text()) || "{}");
    } catch {
      return refusal("InvalidRequestContentException", "Could not parse request body into json", 400);
    }
    if (context.req.header("x-amz-invocation-type") === "Event") {
      sendEvent(name, event);
      return context.body(null, 202);
    }
    const result = await functions.invoke(name, event);
    return "payload" in result
      ? context.body(result.payload, 200, { "x-amz-executed-version": "$LATEST" })
      : context.json(result.error, 200, { "x-amz-function-error": "Unhandled", "x-amz-executed-version": "$LATEST" });
  });
  return serveLocally(app, port);
}
