import { type DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payoutLedger } from "../../../shared/aws/payout-entries.ts";
import { payoutEntries } from "../../../shared/ledger/payout-posting.ts";
import { shardOf } from "../../../shared/ledger/shard.ts";
import { formatDecimal } from "../../../shared/money/decimal.ts";
import { movementOf } from "../../../shared/payout/movement.ts";
import { startDynamoDb } from "../../support/dynamodb.ts";
import { payments, releasedAt } from "../../support/payments.ts";

const tables = { payoutsTable: "payouts", ledgerTable: "ledger" };
let dynamodb: { client: DynamoDBClient; stop: () => void };

beforeAll(async () => {
  dynamodb = await startDynamoDb(tables.payoutsTable, tables.ledgerTable);
});
afterAll(() => dynamodb.stop());

const read = (customerId: string, client = dynamodb.client) =>
  payoutLedger(client, tables.ledgerTable, shardOf(customerId));

/** The client, whose first so many looks at what is settled find nothing: half of a transaction that is being written. */
function lagging(looks: number) {
  let seen = 0;
  const send = async (command: unknown) => {
    if (command instanceof QueryCommand && command.input.ExpressionAttributeValues?.[":settled"] !== undefined) {
      seen += 1;
      if (seen <= looks) return { Items: [] };
    }
    return dynamodb.client.send(command as QueryCommand);
  };
  const client = Object.create(dynamodb.client, { send: { value: send } }) as DynamoDBClient;
  return { client, looks: () => seen };
}

test("entries are read back as they were posted, with what is settled", async () => {
  const payout = await payments(dynamodb.client, tables).onItsWay({ customerId: "C1", amounts: { "2024": "0.01" } });
  const { entries, settled } = await read("C1");
  expect(entries).toEqual(payoutEntries("release", movementOf(payout), releasedAt));
  expect(settled.map((one) => `${one.key.customerId} ${formatDecimal(one.settled)}`)).toEqual(["C1 0.01"]);
});

test("a shard without payouts holds nothing", async () => {
  expect(await read("C77")).toEqual({ entries: [], settled: [] });
});

test("what does not tie because it is just being written is read again until it does", async () => {
  await payments(dynamodb.client, tables).onItsWay({ customerId: "C2" });
  const { client, looks } = lagging(2);
  const { settled } = await read("C2", client);
  expect(settled).toHaveLength(1);
  expect(looks()).toBe(3);
});

test("what never ties is given back as it is, for reconciliation to find", async () => {
  await payments(dynamodb.client, tables).onItsWay({ customerId: "C3" });
  const { client, looks } = lagging(99);
  const found = await read("C3", client);
  expect([found.entries.length, found.settled.length, looks()]).toEqual([1, 0, 5]);
});

test("an entry that cannot be read stops the reading by name", async () => {
  const pk = { S: `shard#${String(shardOf("C4")).padStart(2, "0")}` };
  await dynamodb.client.send(
    new PutItemCommand({
      TableName: tables.ledgerTable,
      Item: { pk, sk: { S: "payout_entry#x" }, entry_id: { S: "x" } },
    }),
  );
  await expect(read("C4")).rejects.toThrow("an entry of a payout has no kind that could be read");
});
