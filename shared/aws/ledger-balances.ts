import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { PositionKey } from "../ledger/position.ts";
import { shardOf } from "../ledger/shard.ts";
import { type Decimal, parseDecimal, zero } from "../money/decimal.ts";
import { positionKey, settledSortKey, shardKey } from "./ledger-keys.ts";

/** What the ledger holds of a position: what is accrued, and what payouts settled of it. Zero where it holds nothing. */
export type Balance = { readonly accrued: Decimal; readonly settled: Decimal };

/** The balances of positions at this moment, in their order. */
export async function balancesOf(
  client: DynamoDBClient,
  table: string,
  positions: readonly { readonly key: PositionKey; readonly periodDayAfter: string }[],
): Promise<readonly Balance[]> {
  const sortKeys = positions.flatMap(({ key, periodDayAfter }) => [
    { key, sortKey: positionKey(key, periodDayAfter) },
    { key, sortKey: settledSortKey(key) },
  ]);
  const found = await itemsAt(
    client,
    table,
    sortKeys.map(({ key, sortKey }) => ({ pk: { S: shardKey(shardOf(key.customerId)) }, sk: { S: sortKey } })),
  );
  const amounts = new Map(
    found.map((item) => [item.sk?.S, parseDecimal((item.accrued_amount ?? item.settled_amount)?.N ?? "")]),
  );
  return positions.map(({ key, periodDayAfter }) => ({
    accrued: amounts.get(positionKey(key, periodDayAfter)) ?? zero,
    settled: amounts.get(settledSortKey(key)) ?? zero,
  }));
}

type Item = Record<string, AttributeValue>;

/** What the service gives back at once. */
const itemsAtOnce = 100;

async function itemsAt(client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<readonly Item[]> {
  const left = [...keys];
  const found: Item[] = [];
  while (left.length > 0) {
    const Keys = left.splice(0, itemsAtOnce);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    left.push(...(UnprocessedKeys?.[table]?.Keys ?? []));
  }
  return found;
}
