import { spawn } from "node:child_process";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { freePort } from "../../infra/local/free-port.ts";

/** A DynamoDB of the test's own, in memory, with tables keyed by pk and sk as all of ours are. */
export async function startDynamoDb(
  ...tables: readonly string[]
): Promise<{ client: DynamoDBClient; stop: () => void }> {
  const port = await freePort(0);
  const server = spawn("node_modules/@dynoxide/linux-x64/dynoxide", ["serve", "--port", String(port)], {
    stdio: "ignore",
  });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await untilReady(() => client.send(new ListTablesCommand({})));
  for (const table of tables) {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
        ],
      }),
    );
  }
  return {
    client,
    stop: () => {
      client.destroy();
      server.kill();
    },
  };
}

async function untilReady(probe: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await probe();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("the server did not become ready");
}
