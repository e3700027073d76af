import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Functions } from "./functions.ts";
import { type HttpService, serveLocally } from "./http.ts";
import { local } from "./place.ts";
import type { Resource, Template } from "./template.ts";

const Api = z.looseObject({ ProtocolType: z.literal("HTTP") });
/** One route takes every path here; a table of routes would be another program. */
const Route = z.looseObject({ RouteKey: z.literal("$default"), Target: z.string() });
const Integration = z.looseObject({
  IntegrationType: z.literal("AWS_PROXY"),
  PayloadFormatVersion: z.literal("2.0"),
  IntegrationUri: z.string(),
});
const Stage = z.looseObject({ StageName: z.literal("$default") });

/** What a function answers in payload format 2.0. */
const Answer = z.looseObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * Serves the template's HTTP API: each request becomes an invocation of the function behind its route, and the function's answer the response.
 * @returns undefined if the template has no HTTP API
 */
export async function startHttpApi(
  template: Template,
  functions: Functions,
  port: number,
): Promise<HttpService | undefined> {
  const ofType = (type: string): readonly Resource[] => template.resources.filter((resource) => resource.type === type);
  const [api, ...others] = ofType("AWS::ApiGatewayV2::Api");
  if (api === undefined) return undefined;
  if (others.length > 0) throw new Error("the template has more than one HTTP API, and one machine serves one");
  Api.parse(api.properties);
  for (const { properties } of ofType("AWS::ApiGatewayV2::Stage")) Stage.parse(properties);
  const [route] = z.tuple([Route]).parse(ofType("AWS::ApiGatewayV2::Route").map(({ properties }) => properties));
  const integration = ofType("AWS::ApiGatewayV2::Integration").find(
    ({ logicalId }) => route.Target === `integrations/${template.nameOf(logicalId)}`,
  );
  const { IntegrationUri: functionArn } = Integration.parse(integration?.properties);

  const app = new Hono();
  app.all("*", async (context) => {
    const result = await functions.invoke(functionArn, await eventOf(context, template.nameOf(api.logicalId)));
    const answer = Answer.safeParse("payload" in result ? JSON.parse(result.payload) : undefined);
    return answer.success ? responseOf(answer.data) : context.json({ message: "Internal Server Error" }, 500);
  });
  return serveLocally(app, port);
}

/** The request in payload format 2.0: cookies for themselves, repeated headers joined, a body that is no text in base64. */
async function eventOf(context: Context, apiId: string) {
  const { method, headers, url } = context.req.raw;
  const { pathname, search, host } = new URL(url);
  const { cookie, ...others } = Object.fromEntries(headers);
  const body = Buffer.from(await context.req.arrayBuffer());
  const isText = /^(text\/|application\/(json|javascript|xml)\b)/.test(headers.get("content-type") ?? "");
  const now = new Date();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    headers: { ...others, host, "x-forwarded-proto": "http" },
    requestContext: {
      accountId: local.account,
      apiId,
      domainName: host,
      domainPrefix: apiId,
      http: {
        method,
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: headers.get("user-agent") ?? "",
      },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function responseOf({ statusCode, headers, cookies, body, isBase64Encoded }: z.infer<typeof Answer>): Response {
  const hasNoBody = statusCode === 204 || statusCode === 304;
  const response = new Response(hasNoBody ? null : Buffer.from(body, isBase64Encoded ? "base64" : "utf8"), {
    status: statusCode,
    headers,
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
