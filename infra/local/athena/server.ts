import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { S3Client } from "@aws-sdk/client-s3";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Resource } from "../template.ts";
import { analyst } from "./analyst.ts";
import { catalogOf } from "./catalog.ts";
import { startEngine } from "./engine.ts";
import { ApiError, QueryError } from "./errors.ts";
import { executions } from "./executions.ts";
import { type Desk, operations } from "./operations.ts";
import { relations } from "./relations.ts";
import type { Services } from "./run-statement.ts";
import { namedQueriesOf, preparedStatements } from "./saved-queries.ts";
import { workGroupsOf } from "./workgroups.ts";

export type AthenaServer = { readonly url: string; close(): Promise<void> };

/**
 * Serves the Athena API on 127.0.0.1 over the objects that the local S3 keeps on disk.
 * @param options.resources the template's resources, intrinsics resolved; Glue and Athena ones are read
 * @param options.s3Directory where the local S3 keeps its buckets
 * @param options.s3 where results go
 * @param options.port 0 for a free one
 */
export async function startAthena(options: {
  resources: readonly Resource[];
  s3Directory: string;
  s3: S3Client;
  port: number;
}): Promise<AthenaServer> {
  const { resources, s3Directory, s3 } = options;
  const now = Date.now();
  const engine = await startEngine();
  const catalog = catalogOf(resources, now);
  const services: Services = {
    catalog,
    engine,
    s3,
    s3Directory,
    analyst: analyst(catalog, relations(s3Directory)),
    prepared: preparedStatements(),
  };
  const desk: Desk = {
    ...services,
    executions: executions(services),
    workGroups: workGroupsOf(resources, now),
    namedQueries: namedQueriesOf(resources),
  };
  const { url, closeServer } = await listen(application(desk), options.port);
  return {
    url,
    close: async () => {
      await closeServer();
      await desk.executions.close();
      await engine.close();
    },
  };
}

const jsonType = { "content-type": "application/x-amz-json-1.1" };

/** AWS JSON 1.1: the operation's name is a header, its input and output are JSON. */
function application(desk: Desk): Hono {
  const app = new Hono();
  app.post("/", async (context) => {
    const headers = { ...jsonType, "x-amzn-requestid": randomUUID() };
    try {
      const output = await answer(context.req.header("x-amz-target"), await context.req.text(), desk);
      return context.body(JSON.stringify(output), 200, headers);
    } catch (error) {
      const { code, status, message } = apiErrorOf(error);
      const body = JSON.stringify({ __type: code, Message: message, message });
      return context.body(body, status === 400 ? 400 : 500, { ...headers, "x-amzn-errortype": code });
    }
  });
  return app;
}

async function answer(target: string | undefined, body: string, desk: Desk): Promise<unknown> {
  const name = /^AmazonAthena\.(\w+)$/.exec(target ?? "")?.[1] ?? "";
  const operation = operations[name];
  if (operation === undefined) {
    throw new ApiError(
      `The local Athena endpoint has no operation ${target ?? "without X-Amz-Target"}`,
      "UnknownOperationException",
    );
  }
  return operation(parseJson(body), desk);
}

function parseJson(body: string): unknown {
  try {
    return body === "" ? {} : JSON.parse(body);
  } catch {
    throw new ApiError("the request is not JSON", "SerializationException");
  }
}

function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof QueryError) return new ApiError(error.message);
  return new ApiError(error instanceof Error ? error.message : String(error), "InternalServerException", 500);
}

function listen(app: Hono, port: number): Promise<{ url: string; closeServer: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address: AddressInfo) => {
      const closeServer = () =>
        new Promise<void>((closed, failed) => {
          server.close((error) => (error ? failed(error) : closed()));
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${address.port}`, closeServer });
    });
    server.once("error", reject);
  });
}
