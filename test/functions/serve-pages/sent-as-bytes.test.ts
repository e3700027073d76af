import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { expect, test } from "vitest";
import { isSentAsBytes } from "../../../functions/serve-pages/sent-as-bytes.ts";

/** The answer as the HTTP API gets it from the function. */
async function answered(contentType: string, body: string) {
  const app = new Hono().get("/", (context) => context.body(body, 200, { "content-type": contentType }));
  const event = {
    version: "2.0",
    rawPath: "/",
    rawQueryString: "",
    headers: {},
    requestContext: { http: { method: "GET", path: "/" }, domainName: "rebates.example.com" },
  };
  const { body: sent, isBase64Encoded } = await handle(app, { isContentTypeBinary: isSentAsBytes })(event as never);
  return { bytes: Buffer.from(sent, isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}

test.each`
  contentType                         | isBase64Encoded | because
  ${"text/csv; charset=utf-8"}        | ${true}         | ${"a list keeps its byte order mark"}
  ${"application/pdf"}                | ${true}         | ${"what is no text is sent as bytes anyway"}
  ${"application/xml; charset=utf-8"} | ${false}        | ${"a file for the bank is text"}
  ${"text/html; charset=UTF-8"}       | ${false}        | ${"and so is a page"}
`("$contentType in base64: $isBase64Encoded, because $because", async ({ contentType, isBase64Encoded }) => {
  const text = contentType === "text/csv; charset=utf-8" ? "\uFEFFpayout,金额\r\n" : "payout,金额";
  const { bytes, ...answer } = await answered(contentType, text);
  expect(answer.isBase64Encoded).toBe(isBase64Encoded);
  expect(bytes).toEqual(Buffer.from(text));
});
