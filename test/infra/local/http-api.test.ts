import { expect, onTestFinished, test } from "vitest";
import { startFunctions } from "../../../infra/local/functions.ts";
import { startHttpApi } from "../../../infra/local/http-api.ts";
import { functionResource, synthesized } from "./synthesized.ts";

/** Answers with the event, or as its path says. */
const echo = `exports.handler = async (event) => {
  if (event.rawPath === "/throws") throw new Error("secret detail");
  if (event.rawPath === "/malformed") return { body: "no status" };
  if (event.rawPath === "/picture") return { statusCode: 200, headers: { "content-type": "image/png" }, body: "iVBORw==", isBase64Encoded: true };
  if (event.rawPath === "/cookies") return { statusCode: 303, headers: { location: "/there" }, cookies: ["a=1; Path=/", "b=2"] };
  return { statusCode: 201, headers: { "content-type": "application/json" }, body: JSON.stringify(event) };
};`;

const api = (routeKey = "$default") => ({
  Resources: {
    Pages: { Type: "AWS::ApiGatewayV2::Api", Properties: { Name: "pages", ProtocolType: "HTTP" } },
    Stage: {
      Type: "AWS::ApiGatewayV2::Stage",
      Properties: { ApiId: { Ref: "Pages" }, StageName: "$default", AutoDeploy: true },
    },
    Integration: {
      Type: "AWS::ApiGatewayV2::Integration",
      Properties: {
        ApiId: { Ref: "Pages" },
        IntegrationType: "AWS_PROXY",
        IntegrationUri: { "Fn::GetAtt": ["Echo", "Arn"] },
        PayloadFormatVersion: "2.0",
      },
    },
    Route: {
      Type: "AWS::ApiGatewayV2::Route",
      Properties: {
        ApiId: { Ref: "Pages" },
        RouteKey: routeKey,
        Target: { "Fn::Join": ["/", ["integrations", { Ref: "Integration" }]] },
      },
    },
    Echo: functionResource("echo"),
  },
});

async function startWith(written: object) {
  const { template, directory } = await synthesized(written, { echo });
  const functions = startFunctions({ template, logDirectory: `${directory}/logs`, environment: {} });
  onTestFinished(functions.close);
  const service = await startHttpApi(template, functions, 0);
  if (service !== undefined) onTestFinished(service.close);
  return service?.url;
}

test("a request reaches the function in payload format 2.0", async () => {
  const url = await startWith(api());
  const response = await fetch(`${url}/payouts/%E4%B8%80?a=1&a=2`, {
    method: "POST",
    headers: { Cookie: "session=x; language=zh", "X-Own": "Yes" },
    body: new URLSearchParams({ nonce: "n", reason: "好" }),
  });
  expect(response.status).toBe(201);
  const event = await response.json();
  expect(event).toMatchObject({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/payouts/%E4%B8%80",
    rawQueryString: "a=1&a=2",
    cookies: ["session=x", "language=zh"],
    headers: { "x-own": "Yes", "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
    requestContext: { http: { method: "POST", path: "/payouts/%E4%B8%80", sourceIp: "127.0.0.1" }, stage: "$default" },
    isBase64Encoded: true,
  });
  expect(event).not.toHaveProperty("headers.cookie");
  expect(atob(String(Reflect.get(Object(event), "body")))).toBe("nonce=n&reason=%E5%A5%BD");
});

test("text is handed over as text, and no body as none", async () => {
  const url = await startWith(api());
  const posted = await fetch(url ?? "", { method: "POST", headers: { "content-type": "text/plain" }, body: "好" });
  expect(await posted.json()).toMatchObject({ body: "好", isBase64Encoded: false });
  expect(await (await fetch(url ?? "")).json()).not.toHaveProperty("body");
});

test("an answer keeps its status, each of its cookies, and its bytes", async () => {
  const url = await startWith(api());
  const redirect = await fetch(`${url}/cookies`, { redirect: "manual" });
  expect([redirect.status, redirect.headers.get("location"), redirect.headers.getSetCookie()]).toEqual([
    303,
    "/there",
    ["a=1; Path=/", "b=2"],
  ]);
  const picture = await fetch(`${url}/picture`);
  expect([...(await picture.bytes())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test.each(["/throws", "/malformed"])("a function that fails (%s) is status 500, without the reason", async (path) => {
  const response = await fetch(`${await startWith(api())}${path}`);
  expect([response.status, await response.json()]).toEqual([500, { message: "Internal Server Error" }]);
});

test("a route that this machine would serve otherwise than AWS stops the start", async () => {
  await expect(startWith(api("GET /payouts"))).rejects.toThrow("$default");
});

test("a template without an HTTP API starts none", async () => {
  expect(await startWith({ Resources: {} })).toBeUndefined();
});
