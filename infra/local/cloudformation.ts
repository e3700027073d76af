import { Hono } from "hono";
import { html } from "hono/html";
import { type HttpService, serveLocally } from "./http.ts";
import { local } from "./place.ts";

/** DescribeStacks of the CloudFormation API: where clients learn the names of the stack's resources. */
export function startCloudFormation(
  stackName: string,
  outputs: Readonly<Record<string, string>>,
  port: number,
): Promise<HttpService> {
  const createdAt = new Date().toISOString();
  const app = new Hono();
  app.post("/", async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const asked = form.get("StackName") ?? stackName;
    context.header("content-type", "text/xml");
    if (form.get("Action") !== "DescribeStacks" || asked !== stackName) {
      const message =
        form.get("Action") === "DescribeStacks" ? `Stack with id ${asked} does not exist` : "not available here";
      return context.body(
        String(
          await html`<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
        ),
        400,
      );
    }
    const members = Object.entries(outputs).map(
      ([name, value]) => html`<member><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    return context.body(
      String(
        await html`<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${stackName}</StackName><StackId>arn:aws:cloudformation:${local.region}:${local.account}:stack/${stackName}/local</StackId><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>${createdAt}</CreationTime><Outputs>${members}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
      ),
    );
  });
  return serveLocally(app, port);
}
