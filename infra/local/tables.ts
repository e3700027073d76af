import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
} from "@aws-sdk/client-dynamodb";
import { freePort } from "./free-port.ts";
import type { HttpService } from "./http.ts";
import type { Template } from "./template.ts";

const readyWithinMilliseconds = 10_000;

/** Serves the template's tables from a database file; tables that are there already keep their items. */
export async function startTables(options: {
  readonly template: Template;
  readonly databaseFile: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
}): Promise<HttpService> {
  const port = await freePort(options.port);
  const server = spawnBound(program(), [
    "serve",
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--db-path",
    options.databaseFile,
  ]);
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint: url,
    region: options.environment.AWS_REGION ?? "",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const close = async () => {
    server.stdin?.end();
    await ended;
  };
  try {
    const existing = await untilReady(client);
    for (const { logicalId, type, properties } of options.template.resources) {
      if (type !== "AWS::DynamoDB::Table") continue;
      const TableName = options.template.nameOf(logicalId);
      if (existing.includes(TableName)) continue;
      const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes, StreamSpecification } = properties;
      // CloudFormation's properties are the service's own parameters here.
      const input = {
        TableName,
        AttributeDefinitions,
        KeySchema,
        BillingMode,
        GlobalSecondaryIndexes,
        StreamSpecification,
      };
      await client.send(new CreateTableCommand(input as CreateTableCommandInput));
    }
  } catch (error) {
    await close();
    throw error;
  } finally {
    client.destroy();
  }
  return { url, close };
}

/**
 * Starts a program that ends with this process, however this process ends: the shell around it waits for the end of a pipe that
 * only we hold. In a session of its own, it does not see the terminal's Ctrl-C, so that we can end things in order.
 */
function spawnBound(program: string, arguments_: readonly string[]): ChildProcess {
  const untilThePipeEnds = '"$@" & read -r _; kill $!; wait $!';
  return spawn("/bin/sh", ["-c", untilThePipeEnds, "sh", program, ...arguments_], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
}

function program(): string {
  const require = createRequire(import.meta.url);
  try {
    const file = join(dirname(require.resolve("@dynoxide/linux-x64/package.json")), "dynoxide");
    if (existsSync(file)) return file;
  } catch {
    // Not installed on this platform: the message below says what to do.
  }
  throw new Error("no local DynamoDB for this platform: the package @dynoxide/linux-x64 is not installed");
}

async function untilReady(client: DynamoDBClient): Promise<readonly string[]> {
  const deadline = performance.now() + readyWithinMilliseconds;
  for (;;) {
    try {
      return (await client.send(new ListTablesCommand({}))).TableNames ?? [];
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(25);
    }
  }
}
